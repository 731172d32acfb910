/**
 * The cost of log likelihood ratios (Bruemmer and du Preez 2006): 0 is perfect, 1 is what a system costs that always
 * says LR = 1. Cllr-min is the part that no calibration can mend; the rest is bad calibration.
 */
import { pav } from './pav.ts';
import type { ComparisonScores } from './scores.ts';

/** Cllr of log10 likelihood ratios. A failed extraction (-Infinity) says nothing: LR = 1, which costs one bit. */
export function cllr(scores: ComparisonScores): number {
  return (meanBits(scores.mated, -1) + meanBits(scores.nonMated, 1)) / 2;
}

/** Cllr after the best monotone recalibration of these very scores (pool adjacent violators, equal priors). */
export function cllrMin(scores: ComparisonScores): number {
  const { mated, nonMated } = scores;
  const steps = pav(mated, nonMated);
  let matedBits = 0;
  let nonMatedBits = 0;
  for (const step of steps) {
    // Posterior at equal priors; a pure step costs the other class nothing, for it has no member there.
    const inMated = step.mated / mated.length;
    const inNonMated = step.nonMated / nonMated.length;
    if (step.mated > 0) matedBits += inMated * Math.log2(1 + inNonMated / inMated);
    if (step.nonMated > 0) nonMatedBits += inNonMated * Math.log2(1 + inMated / inNonMated);
  }
  return (matedBits + nonMatedBits) / 2;
}

/** Mean of log2(1 + LR^sign). */
function meanBits(log10Lrs: Float64Array, sign: 1 | -1): number {
  let sum = 0;
  for (const log10Lr of log10Lrs) sum += log2OnePlusPowerOf10(log10Lr === -Infinity ? 0 : sign * log10Lr);
  return sum / log10Lrs.length;
}

/** log2(1 + 10^x), also where 10^x overflows. */
function log2OnePlusPowerOf10(x: number): number {
  return x > 0 ? x * Math.log2(10) + Math.log1p(10 ** -x) / Math.LN2 : Math.log1p(10 ** x) / Math.LN2;
}
