/** Likelihood of the peaks at one place, for every way in which the unknowns' genes may lie there and beside it. */
import type { GammaLocus } from './locus.ts';
import { logGamma, logLowerGamma, logUpperGamma } from './log-gamma.ts';
import type { GammaParameters } from './parameters.ts';
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
  const asked = question?.place === at ? question : undefined;
  for (let w = 0; w < plan.windows; w++) {
    // The window that stands for this one comes first.
    const same = alike[w];
    explained[w] = shapes[same] > 0 ? 1 : 0;
    logLikelihood[w] = same === w ? peaksLogLikelihood(locus, at, shapes[w], parameters, asked) : logLikelihood[same];
  }
}

function peaksLogLikelihood(
  { places, settings }: GammaLocus,
  at: number,
  shape: number,
  { meanRfu, variation }: GammaParameters,
  asked: PeakQuestion | undefined,
): number {
  const { heightsRfu, frequency } = places[at];
  const scaleRfu = meanRfu * variation * variation;
  const { thresholdRfu, dropInProbability, dropInRatePerRfu } = settings;
  const threshold = thresholdRfu / scaleRfu;
  let sum = 0;
  // What all peaks here share, wanted once.
  let logNorm = Number.NaN;
  for (let r = 0; r < heightsRfu.length; r++) {
    const height = heightsRfu[r];
    const asks = asked?.replicate === r ? asked.asks : undefined;
    if (shape === 0) {
      if (height === 0) continue;
      sum += Math.log(dropInProbability * frequency);
      if (asks === 'at most') sum += Math.log(-Math.expm1(-dropInRatePerRfu * (height - thresholdRfu)));
      else if (!asks) sum += Math.log(dropInRatePerRfu) - dropInRatePerRfu * (height - thresholdRfu);
    } else if (height === 0) sum += logLowerGamma(shape, threshold);
    else if (asks === 'above threshold') sum += logUpperGamma(shape, threshold);
    else if (asks === 'at most') sum += logBetween(shape, threshold, height / scaleRfu);
    else {
      if (Number.isNaN(logNorm)) logNorm = -logGamma(shape) - shape * Math.log(scaleRfu);
      sum += logNorm + (shape - 1) * Math.log(height) - height / scaleRfu;
    }
  }
  return sum;
}

/** ln (P(shape, to) - P(shape, from)), from the tail that loses fewer digits. */
function logBetween(shape: number, from: number, to: number): number {
  if (from > shape) return Math.log(Math.exp(logUpperGamma(shape, from)) - Math.exp(logUpperGamma(shape, to)));
  return Math.log(Math.exp(logLowerGamma(shape, to)) - Math.exp(logLowerGamma(shape, from)));
}
