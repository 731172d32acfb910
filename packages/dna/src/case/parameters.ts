/** What a statistic of a case depends on beside the genotypes, and is stored with. */
import { fail } from '../errors.ts';
import { frequencyOf, leastFrequency, renormalised, withAlleles } from '../frequencies/frequencies.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { PopulationTable, TableSource } from '../frequencies/tables.ts';
import type { Allele } from '../profile/allele.ts';
import type { MutationModel } from '../statistics/mutation.ts';

/** Changes whenever the same question would get another number. */
export const statisticsVersion = '1';

export interface Parameters {
  readonly population: PopulationTable;
  /** Coancestry coefficient F_ST, 0 to below 1. */
  readonly theta: number;
  /** Least frequency of an allele; absent: 5 of the alleles counted at the locus (National Research Council 1996). */
  readonly minimumFrequency?: number;
}

/** The same as an answer repeats it. */
export interface StatedParameters {
  readonly frequencies: TableSource;
  readonly theta: number;
  readonly minimumFrequency: number | 'five-of-those-counted';
  readonly mutation: MutationModel;
  readonly version: string;
}

/** Why a marker has no part in a statistic. */
export interface LeftOut {
  readonly marker: string;
  readonly reason: 'no-frequencies' | 'not-autosomal' | 'not-typed-in-all';
}

/** A table that does not say how many it counted gives its unseen alleles this frequency. */
const uncountedLeast = 0.001;

/** Errors: DNA_PARAMETER_INVALID. */
export function stateParameters(parameters: Parameters, mutation: MutationModel = { model: 'none' }): StatedParameters {
  const { population, theta, minimumFrequency } = parameters;
  if (!(theta >= 0 && theta < 1)) throw fail('DNA_PARAMETER_INVALID', 'theta');
  if (minimumFrequency !== undefined && !(minimumFrequency > 0 && minimumFrequency < 1))
    throw fail('DNA_PARAMETER_INVALID', 'minimum frequency');
  const { table, hash, population: name } = population;
  return {
    frequencies: { table, hash, population: name },
    theta,
    minimumFrequency: minimumFrequency ?? 'five-of-those-counted',
    mutation,
    version: statisticsVersion,
  };
}

/** The least frequency at a locus. */
export const leastOf = ({ minimumFrequency }: Parameters, table: LocusFrequencies): number =>
  minimumFrequency ?? leastFrequency(table, uncountedLeast);

/**
 * The locus as kinship takes it: alleles shown are raised to the least frequency or added at it, and all are scaled to
 * sum to 1, since a pedigree sums over everything that its untyped members might have.
 */
export function kinshipTable(table: LocusFrequencies, shown: Iterable<Allele>, least: number): LocusFrequencies {
  const alleles = new Set(shown);
  const { frequency, sampled } = withAlleles(table, alleles, least);
  const raised = [...frequency].map(([allele, value]): [Allele, number] => [
    allele,
    alleles.has(allele) ? frequencyOf(table, allele, least) : value,
  ]);
  return renormalised({ frequency: new Map(raised), sampled });
}
