/** Where candidates begin: from calibration, the error that is asked for, and how much is searched. */
import {
  falseMatchRate,
  falsePositiveIdentificationRate,
  fmrForFpir,
  log10LikelihoodRatio,
  log10LrAtFmr,
} from '@ipse/core';
import type { Calibration, FalseMatchRate, Log10LikelihoodRatio } from '@ipse/core';

/**
 * log10 LR that a non-mated person reaches with a probability of at most `fmr`. One source of evidence: as its
 * calibration says. Several: 1 / fmr by Markov's inequality, and not below what one of them alone would need.
 */
export function thresholdAtFmr(
  fmr: FalseMatchRate,
  sources: number,
  calibrations: readonly Calibration[],
): Log10LikelihoodRatio {
  const single = calibrations.map((calibration) => log10LrAtFmr(calibration, fmr));
  return log10LikelihoodRatio(Math.max(...single, sources > 1 ? -Math.log10(fmr) : -Infinity));
}

/** Probability that a non-mated person reaches `threshold`; the inverse of `thresholdAtFmr`, never understated. */
export function fmrAtThreshold(
  threshold: number,
  sources: number,
  calibrations: readonly Calibration[],
): FalseMatchRate {
  const rates = calibrations.map((calibration) => fmrAtLog10Lr(calibration, threshold));
  return falseMatchRate(sources > 1 ? Math.min(1, 10 ** -threshold) : Math.max(...rates));
}

/**
 * The FMR at which a search keeps to an FPIR. `chances` counts the persons searched, one that can be compared in
 * several ways (n references of the probe's finger, or of fingers that an unknown one may be) as often as that.
 */
export function fmrOfSearch(fpir: number, chances: number): FalseMatchRate {
  return fmrForFpir(falsePositiveIdentificationRate(fpir), chances);
}

function fmrAtLog10Lr({ knots }: Calibration, threshold: number): number {
  const high = knots.findIndex((knot) => knot.log10LR >= threshold);
  if (high === 0) return 1;
  const last = knots[knots.length - 1];
  if (high < 0) return 10 ** (last.log10Fmr - (threshold - last.log10LR));
  const [a, b] = [knots[high - 1], knots[high]];
  const t = (threshold - a.log10LR) / (b.log10LR - a.log10LR);
  return 10 ** (a.log10Fmr + t * (b.log10Fmr - a.log10Fmr));
}
