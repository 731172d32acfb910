/** Allele frequencies of a population at a locus, and what a case makes of them. */
import { compareAlleles } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';

/** One locus of one population. */
export interface LocusFrequencies {
  /** By length of the allele; each above 0. */
  readonly frequency: ReadonlyMap<Allele, number>;
  /** Alleles counted (twice the people), where the table says. */
  readonly sampled: number | undefined;
}

export interface PopulationFrequencies {
  readonly population: string;
  readonly loci: ReadonlyMap<string, LocusFrequencies>;
}

/** Frequencies scaled so that they sum to 1. */
export function renormalised({ frequency, sampled }: LocusFrequencies): LocusFrequencies {
  let sum = 0;
  for (const value of frequency.values()) sum += value;
  return { frequency: new Map([...frequency].map(([allele, value]) => [allele, value / sum])), sampled };
}

/**
 * The least frequency that an allele is given: 5 among the alleles counted (National Research Council 1996,
 * recommendation in chapter 5); `fallback` where the table does not say how many were counted.
 */
export function leastFrequency({ sampled }: LocusFrequencies, fallback: number): number {
  return sampled === undefined ? fallback : 5 / sampled;
}

/** The frequency of an allele, raised to the least where it is rarer or was never seen. */
export function frequencyOf({ frequency }: LocusFrequencies, allele: Allele, least: number): number {
  return Math.max(least, frequency.get(allele) ?? 0);
}

/** The same table with alleles that a case shows and the table lacks, each at the least frequency, in order of length. */
export function withAlleles(table: LocusFrequencies, alleles: Iterable<Allele>, least: number): LocusFrequencies {
  const added = new Map(table.frequency);
  for (const allele of alleles) if (!added.has(allele)) added.set(allele, least);
  if (added.size === table.frequency.size) return table;
  const frequency = new Map([...added].sort(([a], [b]) => compareAlleles(a, b)));
  return { frequency, sampled: table.sampled };
}
