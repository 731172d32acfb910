/**
 * Calibration: from an algorithm's raw similarity to evidence. It is data with a version and the figures of the
 * evaluation that produced it; `calibrate` interpolates between knots and never extrapolates the evidence beyond them.
 */
import { falseMatchRate, log10LikelihoodRatio } from './scales.ts';
import type { FalseMatchRate, Log10LikelihoodRatio, Similarity } from './scales.ts';

/** One knot: both values are monotone in similarity (log10 LR rising, log10 FMR falling). */
export interface CalibrationKnot {
  readonly similarity: number;
  readonly log10LR: number;
  readonly log10Fmr: number;
}

export interface Calibration {
  readonly version: string;
  /** The algorithm and version whose similarities this calibrates. */
  readonly algorithm: string;
  /** The command and data that produced it, with the counts of comparisons. */
  readonly source: string;
  readonly comparisons: { readonly mated: number; readonly nonMated: number };
  /** At least two, by rising similarity. */
  readonly knots: readonly CalibrationKnot[];
}

export interface CalibratedScore {
  readonly log10LR: Log10LikelihoodRatio;
  readonly fmr: FalseMatchRate;
  /** One in the non-mated comparisons of the calibration: of a lower `fmr` nothing is known but that it is lower. */
  readonly fmrLeast: FalseMatchRate;
}

/** Evidence of one similarity, by linear interpolation; constant below the first and above the last knot. */
export function calibrate(calibration: Calibration, score: Similarity): CalibratedScore {
  const { knots } = calibration;
  let high = knots.findIndex((knot) => knot.similarity >= score);
  if (high < 0) high = knots.length - 1;
  const low = Math.max(0, high - 1);
  const [a, b] = [knots[low], knots[high]];
  const span = b.similarity - a.similarity;
  const t = span > 0 ? Math.min(1, Math.max(0, (score - a.similarity) / span)) : 1;
  return {
    log10LR: log10LikelihoodRatio(a.log10LR + t * (b.log10LR - a.log10LR)),
    fmr: falseMatchRate(Math.min(1, 10 ** (a.log10Fmr + t * (b.log10Fmr - a.log10Fmr)))),
    fmrLeast: falseMatchRate(1 / Math.max(1, calibration.comparisons.nonMated)),
  };
}

/**
 * The smallest log10 LR whose false match rate is at most `fmr`. Beyond the last knot no data supports a rate; the
 * threshold then rises by one for each further factor of ten, which assumes log10 LR and -log10 FMR run parallel.
 */
export function log10LrAtFmr(calibration: Calibration, fmr: FalseMatchRate): Log10LikelihoodRatio {
  const { knots } = calibration;
  const target = Math.log10(fmr);
  const high = knots.findIndex((knot) => knot.log10Fmr <= target);
  const last = knots[knots.length - 1];
  if (high < 0) return log10LikelihoodRatio(last.log10LR + (last.log10Fmr - target));
  if (high === 0) return log10LikelihoodRatio(knots[0].log10LR);
  const [a, b] = [knots[high - 1], knots[high]];
  const t = (target - a.log10Fmr) / (b.log10Fmr - a.log10Fmr);
  return log10LikelihoodRatio(a.log10LR + t * (b.log10LR - a.log10LR));
}
