/** Searches for one contributor of a mixture whose genotypes are known only with probabilities. */
import { renormalised, withAlleles } from '../frequencies/frequencies.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { contributors } from '../rules/mixture.ts';
import { genotypesOfStrangers, locusStatistics } from './chance.ts';
import type { SearchStatistics, WeightedGenotype } from './chance.ts';
import type { DnaDatabase } from './database.ts';
import { rankByLR } from './ranked.ts';
import type { RankOptions, Ranking } from './ranked.ts';
import type { GenotypeScore } from './tables.ts';

/** By marker, what a contributor may be; probabilities sum to 1 or less, and the rest is anything else. */
export type Contributor = ReadonlyMap<string, readonly WeightedGenotype[]>;

/**
 * Profiles by the LR of being this contributor against being unrelated, greatest first: P(genotype | contributor) /
 * P(genotype | population) at each locus. Works for every deconvolution, whichever model made it.
 */
export function searchContributor(
  database: DnaDatabase,
  contributor: Contributor,
  statistics: SearchStatistics,
  options: RankOptions,
): Ranking {
  const scores = new Map<string, GenotypeScore>();
  for (const [marker, genotypes] of contributor) {
    const score = scoreOf(marker, genotypes, statistics);
    if (score) scores.set(marker, score);
  }
  return rankByLR(database, scores, options);
}

function scoreOf(
  marker: string,
  genotypes: readonly WeightedGenotype[],
  statistics: SearchStatistics,
): GenotypeScore | undefined {
  const ofLocus = locusStatistics(statistics, marker);
  if (!ofLocus) return undefined;
  const alleles = new Set(genotypes.flatMap((one) => one.genotype));
  const population = new Map(
    genotypesOfStrangers([...alleles], { ...ofLocus, theta: 0 }).map((one) => [keyOf(one.genotype), one.probability]),
  );
  const ratios = new Map<string, number>();
  let [rest, restOfPopulation] = [1, 1];
  for (const { genotype: one, probability } of genotypes) {
    const inPopulation = population.get(keyOf(one))!;
    ratios.set(keyOf(one), Math.log10(probability / inPopulation));
    rest -= probability;
    restOfPopulation -= inPopulation;
  }
  const other = rest > 1e-12 && restOfPopulation > 0 ? Math.log10(rest / restOfPopulation) : -Infinity;
  return (reference) => (reference.every(isExact) ? (ratios.get(keyOf(reference)) ?? other) : 0);
}

/** A genotype as a deconvolution gives it; null is any allele that the evidence does not show. */
export interface DeconvolvedGenotype {
  readonly genotype: readonly [Allele | null, Allele | null];
  readonly probability: number;
}

/**
 * A contributor as a deconvolution has them: what is said of alleles that nobody saw is spread over these as the population
 * has them. Loci without frequencies are left out.
 */
export function contributorFrom(
  deconvolved: ReadonlyMap<string, readonly DeconvolvedGenotype[]>,
  statistics: SearchStatistics,
): Contributor {
  const found = new Map<string, readonly WeightedGenotype[]>();
  for (const [marker, genotypes] of deconvolved) {
    const ofLocus = locusStatistics(statistics, marker);
    if (!ofLocus) continue;
    const shown = new Set(genotypes.flatMap((one) => one.genotype.filter((allele) => allele !== null)));
    const { frequency } = renormalised(withAlleles(ofLocus.table, shown, ofLocus.least));
    const unseen = [...frequency].filter(([allele]) => !shown.has(allele));
    const total = unseen.reduce((sum, [, p]) => sum + p, 0);
    found.set(
      marker,
      genotypes.flatMap((one) => spread(one, unseen, total)),
    );
  }
  return found;
}

function spread(
  { genotype: [a, b], probability }: DeconvolvedGenotype,
  unseen: readonly (readonly [Allele, number])[],
  total: number,
): WeightedGenotype[] {
  if (a !== null && b !== null) return [{ genotype: genotype(a, b), probability }];
  if (total === 0) return [];
  const known = a ?? b;
  if (known !== null)
    return unseen.map(([allele, p]) => ({
      genotype: genotype(known, allele),
      probability: (probability * p) / total,
    }));
  return unseen.flatMap(([one, p], i) =>
    unseen.slice(i).map(([other, q]) => ({
      genotype: genotype(one, other),
      probability: (probability * (one === other ? 1 : 2) * p * q) / total ** 2,
    })),
  );
}

const keyOf = ([a, b]: Genotype) => genotype(a, b).join();

/**
 * What a contributor of a mixture of two may be by its alleles alone, without drop-out or drop-in; the other is `known`,
 * or anybody. Loci with alleles that are not exact, or that such two cannot explain, are left out.
 */
export function contributorOf(mixture: DnaProfile, statistics: SearchStatistics, known?: DnaProfile): Contributor {
  const found = new Map<string, readonly WeightedGenotype[]>();
  for (const [marker, alleles] of mixture.markers) {
    const ofLocus = locusStatistics(statistics, marker);
    if (!ofLocus || !alleles.every(isExact)) continue;
    const possible = contributors(once(alleles), known?.markers.get(marker));
    const weighted = genotypesOfStrangers(alleles, { ...ofLocus, theta: 0 }).filter((one) =>
      possible.has(keyOf(one.genotype)),
    );
    const sum = weighted.reduce((total, { probability }) => total + probability, 0);
    if (sum > 0)
      found.set(
        marker,
        weighted.map((one) => ({ ...one, probability: one.probability / sum })),
      );
  }
  return found;
}

const once = (alleles: readonly Allele[]): Allele[] => [...new Set(alleles)];
