/** Synthetic peaks of what several people left: heights are gamma distributed (Cowell et al. 2015; Bleka et al. 2016). */
import type { Random } from '../random.ts';
import type { AlleleFrequencies, SyntheticGenotypes } from './dna.ts';

export interface MixtureConditions {
  /** Share of each contributor; sum 1. */
  readonly proportions: readonly number[];
  /** Expected height of a heterozygote's peak of a full contributor, and its coefficient of variation. */
  readonly meanRfu: number;
  readonly variation: number;
  /** Factor of the expected height for each 100 base pairs beyond 125. */
  readonly degradation: number;
  /** Parts of an allele's product that are seen one repeat shorter and one longer. */
  readonly backwardStutter: number;
  readonly forwardStutter: number;
  /** Lower peaks are not seen. */
  readonly thresholdRfu: number;
  /** Chance of one allele more at a locus, whose height above the threshold is exponential. */
  readonly dropIn: number;
  readonly dropInMeanRfu: number;
}

/** Heights in RFU by allele, by locus; every locus is there, with no peak where none is seen. */
export function createMixture(
  chance: Random,
  contributors: readonly SyntheticGenotypes[],
  frequencies: AlleleFrequencies,
  sizeBp: (locus: string, allele: string) => number,
  conditions: MixtureConditions,
): Map<string, Map<string, number>> {
  const { variation, meanRfu, thresholdRfu, dropIn, dropInMeanRfu } = conditions;
  const mixture = new Map<string, Map<string, number>>();
  for (const [locus, frequency] of frequencies) {
    const peaks = new Map<string, number>();
    for (const [allele, shape] of shapesAt(locus, contributors, sizeBp, conditions)) {
      const height = gamma(chance, shape) * meanRfu * variation * variation;
      if (height >= thresholdRfu) peaks.set(allele, height);
    }
    const stray = chance.pick([...frequency.keys()]);
    if (chance.chance(dropIn) && !peaks.has(stray))
      peaks.set(stray, thresholdRfu - dropInMeanRfu * Math.log(1 - chance.unit()));
    mixture.set(locus, peaks);
  }
  return mixture;
}

/** Shape of the gamma distribution of each peak that is expected. */
function shapesAt(
  locus: string,
  contributors: readonly SyntheticGenotypes[],
  sizeBp: (locus: string, allele: string) => number,
  { proportions, variation, degradation, backwardStutter, forwardStutter }: MixtureConditions,
): Map<string, number> {
  const shapes = new Map<string, number>();
  const add = (allele: string, shape: number) => {
    if (shape > 0) shapes.set(allele, (shapes.get(allele) ?? 0) + shape);
  };
  contributors.forEach((genotypes, k) => {
    for (const allele of genotypes.get(locus) ?? []) {
      const shape = (proportions[k] * degradation ** ((sizeBp(locus, allele) - 125) / 100)) / (variation * variation);
      const [whole, bases] = allele.split('.');
      const beside = (by: number) => (bases === undefined ? `${Number(whole) + by}` : `${Number(whole) + by}.${bases}`);
      add(allele, shape * (1 - backwardStutter - forwardStutter));
      add(beside(-1), shape * backwardStutter);
      add(beside(1), shape * forwardStutter);
    }
  });
  return shapes;
}

/** Gamma distributed, scale 1 (Marsaglia and Tsang 2000). */
function gamma(chance: Random, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance.unit()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / (3 * Math.sqrt(d))) ** 3;
    if (v > 0 && Math.log(1 - chance.unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** With its tails, which `Random.normal` has not (Box and Muller 1958). */
const normal = (chance: Random): number =>
  Math.sqrt(-2 * Math.log(1 - chance.unit())) * Math.cos(2 * Math.PI * chance.unit());
