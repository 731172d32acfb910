/** Synthetic DNA: people by allele frequencies and theta, their children, and what they leave behind. Plain alleles. */
import type { Random } from '../random.ts';

/** Frequencies of the alleles of each locus; a locus's sum to 1. */
export type AlleleFrequencies = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Two alleles at each locus, in no order. */
export type SyntheticGenotypes = ReadonlyMap<string, readonly [string, string]>;

/** The next allele of a subpopulation, given those drawn before (Balding and Nichols 1994). */
function drawAllele(
  chance: Random,
  frequency: ReadonlyMap<string, number>,
  theta: number,
  seen: readonly string[],
): string {
  if (chance.chance((seen.length * theta) / (1 + (seen.length - 1) * theta))) return chance.pick(seen);
  let rest = chance.unit();
  let last = '';
  for (const [allele, p] of frequency) {
    last = allele;
    rest -= p;
    if (rest < 0) break;
  }
  return last;
}

/** Somebody unrelated to everybody; with `theta` the two alleles are of one subpopulation. */
export function createGenotypes(chance: Random, frequencies: AlleleFrequencies, theta = 0): SyntheticGenotypes {
  return new Map(
    [...frequencies].map(([locus, frequency]) => {
      const first = drawAllele(chance, frequency, theta, []);
      return [locus, [first, drawAllele(chance, frequency, theta, [first])]];
    }),
  );
}

/** A child, each allele of which has gained or lost a repeat with probability `mutationRate`. */
export function createChild(
  chance: Random,
  father: SyntheticGenotypes,
  mother: SyntheticGenotypes,
  mutationRate = 0,
): SyntheticGenotypes {
  const inherit = (from: readonly [string, string]) => {
    const allele = chance.pick(from);
    return chance.chance(mutationRate) ? step(allele, chance.chance(0.5) ? 1 : -1) : allele;
  };
  return new Map([...father].map(([locus, alleles]) => [locus, [inherit(alleles), inherit(mother.get(locus)!)]]));
}

/** A repeat more or less, the bases beyond whole repeats kept; the shortest stays. */
function step(allele: string, by: number): string {
  const [whole, bases] = allele.split('.');
  const repeats = Math.max(1, Number(whole) + by);
  return bases === undefined ? String(repeats) : `${repeats}.${bases}`;
}

export interface StainConditions {
  /** Chance that an allele is not seen. */
  readonly dropOut: number;
  /** Chance of one allele more at a locus. */
  readonly dropIn: number;
}

/** Alleles seen at each locus of what contributors left, each once; loci where nothing is seen are left out. */
export function createStain(
  chance: Random,
  contributors: readonly SyntheticGenotypes[],
  frequencies: AlleleFrequencies,
  { dropOut, dropIn }: StainConditions,
): Map<string, string[]> {
  const stain = new Map<string, string[]>();
  for (const [locus, frequency] of frequencies) {
    const left = contributors.flatMap((one) => one.get(locus) ?? []).filter(() => !chance.chance(dropOut));
    if (chance.chance(dropIn)) left.push(drawAllele(chance, frequency, 0, []));
    if (left.length > 0) stain.set(locus, [...new Set(left)]);
  }
  return stain;
}
