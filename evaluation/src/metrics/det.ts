/** The detection error trade-off (ISO/IEC 19795-1): FMR and FNMR at each threshold that tells two scores apart. */
import { sortedScores } from './scores.ts';
import type { ComparisonScores } from './scores.ts';

export interface DetPoint {
  /** Comparisons that score at least this much match. */
  readonly threshold: number;
  readonly fmr: number;
  readonly fnmr: number;
}

/**
 * Points by falling threshold, from (0, 1) at infinity to the lowest finite score: FMR rises, FNMR falls. A score of
 * -Infinity matches at no threshold, so that FNMR never falls below the rate of failure to extract. Of points of equal
 * FNMR only the first and the last are kept: the curve is the same, and millions of non-mated scores stay few points.
 */
export function detPoints(scores: ComparisonScores): DetPoint[] {
  const { mated, nonMated } = sortedScores(scores);
  const points: DetPoint[] = [{ threshold: Infinity, fmr: 0, fnmr: 1 }];
  let m = mated.length;
  let n = nonMated.length;
  while (m > 0 || n > 0) {
    const threshold = Math.max(m > 0 ? mated[m - 1] : -Infinity, n > 0 ? nonMated[n - 1] : -Infinity);
    if (threshold === -Infinity) break;
    while (m > 0 && mated[m - 1] === threshold) m--;
    while (n > 0 && nonMated[n - 1] === threshold) n--;
    const point = { threshold, fmr: (nonMated.length - n) / nonMated.length, fnmr: m / mated.length };
    if (points.length > 1 && points.at(-1)?.fnmr === point.fnmr && points.at(-2)?.fnmr === point.fnmr) points.pop();
    points.push(point);
  }
  return points;
}

/**
 * The equal error rate: where the DET points, joined by straight lines, cross FMR = FNMR. When failures to extract keep
 * FNMR above every FMR, the lines do not cross and the lowest FNMR stands, which is the smaller of two bad figures.
 */
export function equalErrorRate(det: readonly DetPoint[]): number {
  const crossed = det.findIndex((point) => point.fmr >= point.fnmr);
  if (crossed < 0) return det[det.length - 1].fnmr;
  const after = det[crossed];
  const before = det[crossed - 1];
  const gapBefore = before.fnmr - before.fmr;
  const gapAfter = after.fmr - after.fnmr;
  const t = gapBefore / (gapBefore + gapAfter);
  return before.fmr + t * (after.fmr - before.fmr);
}

/** The lowest FNMR of a threshold whose FMR is at most `fmr`; no interpolation, so nothing is promised that no threshold keeps. */
export function fnmrAtFmr(det: readonly DetPoint[], fmr: number): number {
  return pointAtFmr(det, fmr).fnmr;
}

/** The threshold of `fnmrAtFmr`; infinite when every finite one has a higher FMR. */
export function thresholdAtFmr(det: readonly DetPoint[], fmr: number): number {
  return pointAtFmr(det, fmr).threshold;
}

/** The curve begins at FMR 0. */
function pointAtFmr(det: readonly DetPoint[], fmr: number): DetPoint {
  const beyond = det.findIndex((point) => point.fmr > fmr);
  return det[(beyond < 0 ? det.length : beyond) - 1];
}

/** At most `count` points that still draw the curve: those where log FMR or FNMR has moved visibly, and both ends. */
export function thinDet(det: readonly DetPoint[], count: number): DetPoint[] {
  if (det.length <= count) return [...det];
  const thin: DetPoint[] = [det[0]];
  const step = 8 / count;
  for (const point of det) {
    const last = thin[thin.length - 1];
    const moved = Math.abs(logRate(point.fmr) - logRate(last.fmr)) + Math.abs(logRate(point.fnmr) - logRate(last.fnmr));
    if (moved >= step) thin.push(point);
  }
  thin.push(det[det.length - 1]);
  return thin;
}

const logRate = (rate: number) => Math.log10(Math.max(rate, 1e-6));
