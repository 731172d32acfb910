/**
 * The chance that the next allele drawn from a subpopulation is of a kind, given those drawn before (Balding and
 * Nichols 1994): (m theta + (1 - theta) p) / (1 + (n - 1) theta) after m of the kind among n.
 */
import type { Allele } from '../profile/allele.ts';

/** Probability of drawing these alleles one after the other, in this order. */
export function drawProbability(
  alleles: readonly Allele[],
  frequency: (allele: Allele) => number,
  theta: number,
): number {
  let product = 1;
  for (let n = 0; n < alleles.length; n++) {
    let same = 0;
    for (let i = 0; i < n; i++) if (alleles[i] === alleles[n]) same++;
    product *= (same * theta + (1 - theta) * frequency(alleles[n])) / (1 + (n - 1) * theta);
  }
  return product;
}
