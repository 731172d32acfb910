/** How often people who are unrelated to the probe agree with it at a locus, and so at all of them, under a rule. */
import { frequencyOf, leastFrequency, renormalised, withAlleles } from '../frequencies/frequencies.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';
import { drawProbability } from '../statistics/sampling.ts';

/** What a search's statistics rest on. */
export interface SearchStatistics {
  readonly population: ReadonlyMap<string, LocusFrequencies>;
  /** Coancestry F_ST. */
  readonly theta: number;
  /** The least frequency of an allele, where a table does not say how many were counted. */
  readonly leastFrequency: number;
}

export interface LocusStatistics {
  readonly table: LocusFrequencies;
  readonly least: number;
  readonly theta: number;
}

/** Undefined where the population's tables lack the locus. */
export function locusStatistics(statistics: SearchStatistics, marker: string): LocusStatistics | undefined {
  const table = statistics.population.get(marker);
  if (!table) return undefined;
  return { table, least: leastFrequency(table, statistics.leastFrequency), theta: statistics.theta };
}

/** A genotype and how probable it is for somebody unrelated. */
export interface WeightedGenotype {
  readonly genotype: Genotype;
  readonly probability: number;
}

/**
 * Every genotype of the population at a locus, given the probe's (Balding and Nichols: having seen an allele makes it
 * more frequent); of a mixture (`isMixture`, or more than two alleles) nothing is taken as seen. Alleles of the probe that the table lacks have the least
 * frequency; probabilities sum to 1.
 */
export function genotypesOfStrangers(
  probe: readonly Allele[],
  { table, least, theta }: LocusStatistics,
  isMixture = false,
): WeightedGenotype[] {
  const exact = probe.filter(isExact);
  const { frequency: frequencies } = renormalised(withAlleles(table, exact, least));
  const frequency = (allele: Allele) => frequencies.get(allele)!;
  const seen = !isMixture && exact.length === 2 && probe.length === 2 ? exact : [];
  const before = drawProbability(seen, frequency, theta);
  const alleles = [...frequencies.keys()];
  return alleles.flatMap((a, i) =>
    alleles.slice(i).map((b) => ({
      genotype: genotype(a, b),
      probability: ((a === b ? 1 : 2) * drawProbability([...seen, a, b], frequency, theta)) / before,
    })),
  );
}

/**
 * How often a mixture of two unrelated people has an allele of these: no less often than it can share a person with a
 * mixture of these alleles. Once seen, alleles are more frequent (theta).
 */
export function mixtureSharesAllele(alleles: readonly Allele[], { table, least, theta }: LocusStatistics): number {
  if (!alleles.every(isExact)) return 1;
  const { frequency } = renormalised(withAlleles(table, alleles, least));
  const seen = new Set(alleles);
  let others = 1;
  for (const allele of seen) others -= frequency.get(allele)!;
  let none = 1;
  for (let drawn = 0; drawn < 4; drawn++)
    none *= (drawn * theta + (1 - theta) * Math.max(0, others)) / (1 + (seen.size + drawn - 1) * theta);
  return 1 - none;
}

/**
 * Probability that no more than `most` are off in all, where `loci` gives for each locus the probabilities that 0, 1, 2
 * ... are off.
 */
export function probabilityAtMost(loci: readonly (readonly number[])[], most: number): number {
  let chances = new Float64Array(most + 1);
  chances[0] = 1;
  for (const locus of loci) {
    const next = new Float64Array(most + 1);
    chances.forEach((chance, already) =>
      locus.forEach((probability, off) => {
        if (already + off <= most) next[already + off] += chance * probability;
      }),
    );
    chances = next;
  }
  return chances.reduce((sum, chance) => sum + chance, 0);
}

/** Random match probability of an exact genotype at a locus: NRC II 4.10 with the least frequency. */
export function genotypeFrequency([a, b]: Genotype, { table, least, theta }: LocusStatistics): number {
  const frequency = (allele: Allele) => frequencyOf(table, allele, least);
  return (
    ((a === b ? 1 : 2) * drawProbability([a, b, a, b], frequency, theta)) / drawProbability([a, b], frequency, theta)
  );
}
