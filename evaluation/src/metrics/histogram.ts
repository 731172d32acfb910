/** Histograms of mated and non-mated scores over the same bins. */
import type { ComparisonScores } from './scores.ts';

export interface ScoreHistogram {
  /** Lower edge of the first bin. */
  readonly low: number;
  readonly binWidth: number;
  /** Share of the finite scores in each bin. */
  readonly mated: Float64Array;
  readonly nonMated: Float64Array;
}

/** Bins over all finite scores; failures to extract are left out. */
export function scoreHistogram(scores: ComparisonScores, bins = 60): ScoreHistogram {
  let low = Infinity;
  let high = -Infinity;
  for (const list of [scores.mated, scores.nonMated]) {
    for (const score of list) {
      if (score === -Infinity) continue;
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
  }
  if (!(low <= high)) [low, high] = [0, 1];
  const binWidth = (high - low || 1) / bins;
  const share = (list: Float64Array) => {
    const counts = new Float64Array(bins);
    let finite = 0;
    for (const score of list) {
      if (score === -Infinity) continue;
      counts[Math.min(bins - 1, Math.floor((score - low) / binWidth))]++;
      finite++;
    }
    return finite === 0 ? counts : counts.map((count) => count / finite);
  };
  return { low, binWidth, mated: share(scores.mated), nonMated: share(scores.nonMated) };
}

/** The value below which the share `p` of the values lies (nearest rank); NaN of nothing. */
export function percentile(values: ArrayLike<number>, p: number): number {
  const rising = Float64Array.from(values).sort();
  return rising.length === 0 ? Number.NaN : rising[Math.max(0, Math.ceil(p * rising.length) - 1)];
}
