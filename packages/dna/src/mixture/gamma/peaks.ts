/** Likelihood of the peaks at one place, for every way in which the unknowns' genes may lie there and beside it. */
import type { GammaLocus } from './locus.ts';
import { logGamma, logLowerGamma, logUpperGamma } from './log-gamma.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';
import { fillShapes } from './shapes.ts';

/**
 * Instead of the density of one peak: the chance that it is at most as high as it is but above the threshold, or that
 * it is above the threshold at all. Their ratio is what a validation plot shows.
 */
export interface PeakQuestion {
  readonly place: number;
  readonly replicate: number;
  readonly asks: 'at most' | 'above threshold';
}

/** Writes ln likelihood and whether genes explain a peak, by window, into the locus's table of that place. */
export function fillPeakTable(
  locus: GammaLocus,
  at: number,
  parameters: GammaParameters,
  question?: PeakQuestion,
): void {
  const { plan, places } = locus.sum;
  const { hasShorter, hasLonger } = locus.places[at];
  const { logLikelihood, explained } = places[at];
  const alike = plan.alike[plan.reach === 0 ? 0 : (hasShorter ? 0 : 1) | (hasLonger ? 0 : 2)];
  const shapes = fillShapes(locus, at, parameters);
  const likelihood = peakLikelihood(locus, at, parameters);
  for (let w = 0; w < plan.windows; w++) {
    // The window that stands for this one comes first.
    const same = alike[w];
    explained[w] = shapes[same] > 0 ? 1 : 0;
    logLikelihood[w] = same === w ? likelihood(shapes[w]) : logLikelihood[same];
  }
  if (question?.place !== at) return;
  for (let w = 0; w < plan.windows; w++)
    logLikelihood[w] += questionInstead(locus, question, shapes[alike[w]], parameters);
}

/** ln likelihood of all replicates' peaks at a place by the shape of their distribution. */
function peakLikelihood(
  { places, settings }: GammaLocus,
  at: number,
  { meanRfu, variation }: GammaParameters,
): (shape: number) => number {
  const { heightsRfu, frequency, peaks, totalRfu, totalLogRfu } = places[at];
  const scaleRfu = meanRfu * variation * variation;
  const logScale = Math.log(scaleRfu);
  const threshold = settings.thresholdRfu / scaleRfu;
  const dropOuts = heightsRfu.length - peaks;
  const dropIn = peaks === 0 ? 0 : peaks * logDropIn(settings, frequency, totalRfu / peaks);
  return (shape) => {
    if (shape === 0) return dropIn;
    let log = dropOuts === 0 ? 0 : dropOuts * logLowerGamma(shape, threshold);
    if (peaks > 0)
      log += (shape - 1) * totalLogRfu - totalRfu / scaleRfu - peaks * (logGamma(shape) + shape * logScale);
    return log;
  };
}

/** ln density of a drop-in of that height; linear in it. */
const logDropIn = (
  { dropInProbability, dropInRatePerRfu, thresholdRfu }: GammaSettings,
  frequency: number,
  heightRfu: number,
) => Math.log(dropInProbability * frequency * dropInRatePerRfu) - dropInRatePerRfu * (heightRfu - thresholdRfu);

/** What the likelihood gains when the question is asked instead of the density of its peak. */
function questionInstead(
  { places, settings }: GammaLocus,
  { place, replicate, asks }: PeakQuestion,
  shape: number,
  { meanRfu, variation }: GammaParameters,
): number {
  const height = places[place].heightsRfu[replicate];
  const { thresholdRfu, dropInRatePerRfu } = settings;
  if (shape === 0) {
    const above = dropInRatePerRfu * (height - thresholdRfu);
    const log = above - Math.log(dropInRatePerRfu);
    return asks === 'at most' ? log + Math.log(-Math.expm1(-above)) : log;
  }
  const scaleRfu = meanRfu * variation * variation;
  const [threshold, at] = [thresholdRfu / scaleRfu, height / scaleRfu];
  const logDensity = (shape - 1) * Math.log(height) - at - logGamma(shape) - shape * Math.log(scaleRfu);
  return (asks === 'at most' ? logBetween(shape, threshold, at) : logUpperGamma(shape, threshold)) - logDensity;
}

/** ln (P(shape, to) - P(shape, from)), from the tail that loses fewer digits. */
function logBetween(shape: number, from: number, to: number): number {
  if (from > shape) return Math.log(Math.exp(logUpperGamma(shape, from)) - Math.exp(logUpperGamma(shape, to)));
  return Math.log(Math.exp(logLowerGamma(shape, to)) - Math.exp(logLowerGamma(shape, from)));
}
