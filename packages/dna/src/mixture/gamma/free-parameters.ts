/**
 * The parameters as numbers without bounds, for a maximiser: logits of the proportions against the last one, logarithms
 * of mean, variation and degradation, logits of the stutters against what does not stutter.
 */
import type { GammaParameters, GammaSettings, GammaSlopes } from './parameters.ts';

type Kinds = Pick<GammaSettings, 'degradation' | 'backwardStutter' | 'forwardStutter'>;

export function toFree(parameters: GammaParameters, kinds: Kinds): Float64Array {
  const { proportions, meanRfu, variation, degradation, backwardStutter, forwardStutter } = parameters;
  const last = proportions[proportions.length - 1];
  const kept = 1 - backwardStutter - forwardStutter;
  return Float64Array.of(
    ...proportions.slice(0, -1).map((share) => Math.log(share / last)),
    Math.log(meanRfu),
    Math.log(variation),
    ...(kinds.degradation ? [Math.log(degradation)] : []),
    ...(kinds.backwardStutter ? [Math.log(backwardStutter / kept)] : []),
    ...(kinds.forwardStutter ? [Math.log(forwardStutter / kept)] : []),
  );
}

export function fromFree(free: Float64Array, contributors: number, kinds: Kinds): GammaParameters {
  const shares = softmax([...free.subarray(0, contributors - 1)]);
  let at = contributors + 1;
  const degradation = kinds.degradation ? Math.exp(free[at++]) : 1;
  const [backward, forward] = softmax([
    kinds.backwardStutter ? free[at++] : -Infinity,
    kinds.forwardStutter ? free[at++] : -Infinity,
  ]);
  return {
    proportions: shares,
    meanRfu: Math.exp(free[contributors - 1]),
    variation: Math.exp(free[contributors]),
    ...{ degradation, backwardStutter: backward, forwardStutter: forward },
  };
}

/** Slopes by the free numbers. */
export function freeSlopes(slopes: GammaSlopes, parameters: GammaParameters, kinds: Kinds): Float64Array {
  const { proportions, backwardStutter, forwardStutter } = parameters;
  const ofShares = softmaxSlopes([...slopes.proportions], proportions);
  const ofStutter = softmaxSlopes([slopes.backwardStutter, slopes.forwardStutter], [backwardStutter, forwardStutter]);
  return Float64Array.of(
    ...ofShares.slice(0, -1),
    slopes.logMean,
    slopes.logVariation,
    ...(kinds.degradation ? [slopes.logDegradation] : []),
    ...(kinds.backwardStutter ? [ofStutter[0]] : []),
    ...(kinds.forwardStutter ? [ofStutter[1]] : []),
  );
}

/** Shares of the numbers, and of one more whose logit is 0. */
function softmax(logits: readonly number[]): number[] {
  const most = Math.max(0, ...logits);
  const weights = [...logits, 0].map((logit) => Math.exp(logit - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function softmaxSlopes(slopes: readonly number[], shares: readonly number[]): number[] {
  const mean = slopes.reduce((sum, slope, i) => sum + slope * shares[i], 0);
  return slopes.map((slope, i) => shares[i] * (slope - mean));
}
