/** Mutation of an allele from parent to child: one matrix for a locus, rows the parent's allele, columns the child's. */
import { fail } from '../errors.ts';
import { repeatsOf } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';

/**
 * - `equal`: every other allele is as likely;
 * - `proportional`: other alleles by their frequency (the population stays as it is); `rate` is its mean rate;
 * - `stepwise`: `rate` spread over alleles that differ by whole repeats, each further repeat `range` times less likely,
 *   and `rateOfFractions` spread evenly over those that differ by part of a repeat.
 */
export type MutationModel =
  | { readonly model: 'none' }
  | { readonly model: 'equal'; readonly rate: number }
  | { readonly model: 'proportional'; readonly rate: number }
  | { readonly model: 'stepwise'; readonly rate: number; readonly rateOfFractions: number; readonly range: number };

/** Row by row, in the order of the table's alleles; each row sums to 1. Errors: DNA_PARAMETER_INVALID. */
export function mutationMatrix(mutation: MutationModel, table: LocusFrequencies): Float64Array {
  checkRates(mutation);
  const alleles = [...table.frequency.keys()];
  const n = alleles.length;
  const matrix = new Float64Array(n * n);
  const share = mutation.model === 'proportional' ? shareOf(mutation.rate, table) : 0;
  const frequencies = [...table.frequency.values()];
  for (let from = 0; from < n; from++) {
    const row = matrix.subarray(from * n, (from + 1) * n);
    if (mutation.model === 'equal') row.fill(mutation.rate / Math.max(1, n - 1));
    if (mutation.model === 'proportional') row.set(frequencies.map((p) => share * p));
    if (mutation.model === 'stepwise') writeSteps(mutation, alleles, from, row);
    row[from] = 0;
    row[from] = 1 - row.reduce((sum, value) => sum + value, 0);
  }
  return matrix;
}

/** What the frequencies are multiplied by so that the mean rate over the population is `rate`. */
function shareOf(rate: number, { frequency }: LocusFrequencies): number {
  let heterozygosity = 0;
  for (const p of frequency.values()) heterozygosity += p * (1 - p);
  return heterozygosity > 0 ? rate / heterozygosity : 0;
}

function writeSteps(
  { rate, rateOfFractions, range }: Extract<MutationModel, { model: 'stepwise' }>,
  alleles: readonly Allele[],
  from: number,
  row: Float64Array,
): void {
  const own = repeatsOf(alleles[from]);
  const steps = alleles.map((allele) => {
    const other = repeatsOf(allele);
    return own && other && own.bases === other.bases ? Math.abs(own.whole - other.whole) : Infinity;
  });
  const weights = steps.map((step) => (step === 0 || step === Infinity ? 0 : range ** (step - 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const fractions = steps.filter((step) => step === Infinity).length;
  steps.forEach((step, to) => {
    if (step === Infinity) row[to] = rateOfFractions / fractions;
    else if (total > 0) row[to] = (rate * weights[to]) / total;
  });
}

function checkRates(mutation: MutationModel): void {
  if (mutation.model === 'none') return;
  const isRate = (rate: number) => rate >= 0 && rate <= 0.5;
  if (!isRate(mutation.rate)) throw fail('DNA_PARAMETER_INVALID', 'mutation rate');
  if (mutation.model !== 'stepwise') return;
  if (!isRate(mutation.rateOfFractions)) throw fail('DNA_PARAMETER_INVALID', 'mutation rate of fractions');
  if (!(mutation.range > 0 && mutation.range < 1)) throw fail('DNA_PARAMETER_INVALID', 'mutation range');
}
