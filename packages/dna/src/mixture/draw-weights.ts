/** How probable it is that unknown contributors draw an allele so many times. */

/**
 * The chance of each number of genes of one allele among the next that are drawn, given `seen` of it before (Balding and
 * Nichols 1994), without the denominators, which all alleles share.
 */
export function drawWeights(frequency: number, seen: number, theta: number, most: number): Float64Array {
  const weights = new Float64Array(most + 1);
  weights[0] = 1;
  for (let n = 0; n < most; n++) weights[n + 1] = weights[n] * ((seen + n) * theta + (1 - theta) * frequency);
  return weights;
}

/** ln of what the products of draw weights lack: denominators after `seen` genes, and two orders for each genotype. */
export function logDrawScale(seen: number, unknowns: number, theta: number): number {
  let scale = unknowns * Math.LN2;
  for (let n = seen; n < seen + 2 * unknowns; n++) scale -= Math.log(1 + (n - 1) * theta);
  return scale;
}
