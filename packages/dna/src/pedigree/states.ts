/** The alleles that a pedigree's sum runs over at a locus, with their frequencies and mutation. */
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Allele } from '../profile/allele.ts';
import { mutationMatrix } from '../statistics/mutation.ts';
import type { MutationModel } from '../statistics/mutation.ts';

export interface States {
  /** Number of each allele that somebody shows; alleles that nobody shows may share a number without a name. */
  readonly indexOf: ReadonlyMap<Allele, number>;
  readonly frequency: readonly number[];
  /** frequency.length squared, rows the parent's allele. */
  readonly paternal: Float64Array;
  readonly maternal: Float64Array;
}

/**
 * Alleles that nobody shows are one state where mutation treats them all alike (the chain is lumpable): as exact as
 * keeping them apart, and far smaller. Steps know how far apart alleles lie, so there each keeps its own.
 */
export function statesOf(
  table: LocusFrequencies,
  shown: ReadonlySet<Allele>,
  paternal: MutationModel,
  maternal: MutationModel,
): States {
  const alleles = [...table.frequency.keys()];
  const keeps = paternal.model === 'stepwise' || maternal.model === 'stepwise';
  const named = alleles.filter((allele) => keeps || shown.has(allele));
  const indexOf = new Map(named.map((allele, i) => [allele, i]));
  const rest = named.length;
  const count = rest + (named.length < alleles.length ? 1 : 0);
  const stateOf = alleles.map((allele) => indexOf.get(allele) ?? rest);
  const frequency = new Array<number>(count).fill(0);
  [...table.frequency.values()].forEach((value, i) => (frequency[stateOf[i]] += value));
  const lumped = (mutation: MutationModel) =>
    mutation.model === 'none' ? identity(count) : lump(mutationMatrix(mutation, table), stateOf, count);
  return { indexOf, frequency, paternal: lumped(paternal), maternal: lumped(maternal) };
}

function identity(count: number): Float64Array {
  const matrix = new Float64Array(count * count);
  for (let i = 0; i < count; i++) matrix[i * count + i] = 1;
  return matrix;
}

/** Columns of one state are added; the rows of one state are alike, and the first stands for them. */
function lump(matrix: Float64Array, stateOf: readonly number[], count: number): Float64Array {
  const n = stateOf.length;
  const lumped = new Float64Array(count * count);
  for (let state = 0; state < count; state++) {
    const row = stateOf.indexOf(state) * n;
    stateOf.forEach((to, column) => (lumped[state * count + to] += matrix[row + column]));
  }
  return lumped;
}
