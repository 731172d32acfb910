/**
 * The error versus reject curve (ISO/IEC 29794-1): how the false non-match rate at a fixed threshold falls when the
 * samples of least quality are turned away. A quality that predicts error makes it fall at once; one that says nothing
 * leaves it level.
 */
import type { PairList } from '../run/pairs.ts';

export interface RejectPoint {
  /** Share of the samples that is turned away. */
  readonly rejected: number;
  /** Of the mated comparisons between samples that stay, those below the threshold. */
  readonly fnmr: number;
}

/** From 0 to half of the samples. */
const usualShares = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

/**
 * Samples of equal quality are turned away in the order of the manifest. Ends before the share at which no mated
 * comparison is left.
 */
export function errorVersusReject(
  qualities: readonly number[],
  pairs: PairList,
  scores: Float64Array,
  threshold: number,
  shares: readonly number[] = usualShares,
): RejectPoint[] {
  const order = qualities.map((quality, sample) => ({ quality, sample })).sort((a, b) => a.quality - b.quality);
  const rank = new Uint32Array(qualities.length);
  order.forEach(({ sample }, place) => (rank[sample] = place));
  const points: RejectPoint[] = [];
  for (const rejected of shares) {
    const gone = Math.round(rejected * qualities.length);
    let [mated, missed] = [0, 0];
    for (let k = 0; k < scores.length; k++) {
      if (pairs.mated[k] === 0 || rank[pairs.a[k]] < gone || rank[pairs.b[k]] < gone) continue;
      mated++;
      if (scores[k] < threshold) missed++;
    }
    if (mated === 0) break;
    points.push({ rejected, fnmr: missed / mated });
  }
  return points;
}
