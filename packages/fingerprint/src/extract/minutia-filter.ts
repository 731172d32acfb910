/** Removal of false minutiae, and the quality of those that stay. */
import type { CellMask } from './segmentation.ts';
import { depth } from './segmentation.ts';
import type { Minutia } from './minutiae.ts';

/** Cells (of 2 pixels at 250 ppi) that a minutia must keep from the print's outline: 12 pixels at 500 ppi. */
const depthMin = 3;
/** Two dislocations that undo each other this close, in pixels at 250 ppi, are a speck, a pore or a gap. */
const dipolePx = 4.5;
const qualityMin = 0.06;

/** Sets the quality of each minutia to the wave's share of the variance around it, and drops what is likely noise. */
export function trueMinutiae(
  candidates: readonly Minutia[],
  mask: CellMask,
  share: Float32Array,
  limit: number,
): Minutia[] {
  const steps = depth(mask);
  const inside = candidates.flatMap((minutia) => {
    const cell =
      Math.min(mask.rows - 1, Math.round((minutia.y - 0.5) / 2)) * mask.cols +
      Math.min(mask.cols - 1, Math.round((minutia.x - 0.5) / 2));
    if (steps[cell] < depthMin || share[cell] < qualityMin) return [];
    return [{ ...minutia, quality: share[cell] }];
  });
  return leastCrowded(withoutDipoles(inside), limit).sort((a, b) => b.quality - a.quality || a.y - b.y || a.x - b.x);
}

/** Within this distance, in pixels at 250 ppi, each further dislocation makes one less likely to be a minutia. */
const crowdPx = 12;

/**
 * As many as may stay: in a print that shows more, those that are clear and stand alone. Where dislocations crowd there is a
 * smudge or a frame, however strong the wave; by clarity alone these would displace the minutiae of faint clean parts.
 */
function leastCrowded(minutiae: Minutia[], limit: number): Minutia[] {
  if (minutiae.length <= limit) return minutiae;
  const worth = (one: Minutia) =>
    one.quality / minutiae.filter((other) => Math.hypot(other.x - one.x, other.y - one.y) < crowdPx).length;
  return minutiae
    .map((minutia) => ({ minutia, value: worth(minutia) }))
    .sort((a, b) => b.value - a.value || a.minutia.y - b.minutia.y || a.minutia.x - b.minutia.x)
    .slice(0, limit)
    .map(({ minutia }) => minutia);
}

/** Drops pairs of opposite minutiae, nearest pairs first. */
function withoutDipoles(minutiae: readonly Minutia[]): Minutia[] {
  const pairs: { a: number; b: number; distance: number }[] = [];
  for (let a = 0; a < minutiae.length; a++) {
    for (let b = a + 1; b < minutiae.length; b++) {
      const distance = Math.hypot(minutiae[a].x - minutiae[b].x, minutiae[a].y - minutiae[b].y);
      if (distance < dipolePx && Math.cos(minutiae[a].direction - minutiae[b].direction) < -0.5)
        pairs.push({ a, b, distance });
    }
  }
  const dropped = new Set<number>();
  for (const { a, b } of pairs.sort((p, q) => p.distance - q.distance)) {
    if (dropped.has(a) || dropped.has(b)) continue;
    dropped.add(a);
    dropped.add(b);
  }
  return minutiae.filter((_, i) => !dropped.has(i));
}
