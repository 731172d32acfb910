/** How alike the neighbours of minutiae lie about them, for every pair of two prints: the SIMD kernel and its scalar twin. */
import { loadPairSimilarities, pairSimilaritiesBy } from './pair-similarity.ts';
import type { PairSimilarities } from './pair-similarity.ts';

/**
 * Bytes that describe the neighbours of one minutia, at most 12, `neighbourLanes` a field: distance, in units of which
 * `distanceTolerance` may lie between two that are alike; bearing and direction in the frame of the minutia, in 256ths of a
 * turn; then how many there are, and 15 bytes unused. Distances are at most 122; those of lanes without a neighbour are 255.
 */
export const neighbourBytes = 64;
export const neighbourLanes = 16;
export const neighbourAt = { distance: 0, bearing: 16, turn: 32, count: 48 } as const;
export const distanceTolerance = 12;

export const createNeighbourSimilarities = (): PairSimilarities =>
  loadPairSimilarities('neighbour-similarity', neighbourBytes);

/** The specification of the kernel; equal to the last bit. */
export const neighbourSimilaritiesScalar = pairSimilaritiesBy(similarityOf, neighbourBytes);

/** What an agreement is worth, 0 to `worthMost`, by the units between two distances: 1 less the square of their share. */
const worthMost = 31;
const distanceWorth = [31, 31, 30, 29, 28, 26, 23, 20, 17, 14, 9, 5];
/** The same by every second 256th of a turn between two angles: the cosine above that of 35 degrees. */
const angleWorth = [31, 31, 30, 29, 28, 26, 23, 21, 18, 14, 10, 6, 2];
/** Fewer neighbours than this are weak evidence, however well they agree. */
const few = 3;

/** Each neighbour of either minutia looks for its like about the other; what it is worth is the product of three agreements. */
function similarityOf(a: Uint8Array, b: Uint8Array): number {
  const { distance, bearing, turn, count } = neighbourAt;
  const bestOfOther = new Int32Array(neighbourLanes);
  let sum = 0;
  for (let p = 0; p < a[count]; p++) {
    let best = 0;
    for (let q = 0; q < neighbourLanes; q++) {
      const value =
        worth(distanceWorth, Math.abs(a[distance + p] - b[distance + q])) *
        worth(angleWorth, between(a[bearing + p], b[bearing + q]) >> 1) *
        worth(angleWorth, between(a[turn + p], b[turn + q]) >> 1);
      best = Math.max(best, value);
      bestOfOther[q] = Math.max(bestOfOther[q], value);
    }
    sum += best;
  }
  for (const best of bestOfOther) sum += best;
  return Math.fround(sum / Math.fround(2 * worthMost ** 3 * (Math.min(a[count], b[count]) + few)));
}

const worth = (table: readonly number[], apart: number) => table[apart] ?? 0;

/** 0 to 128 256ths of a turn between two directions. */
function between(a: number, b: number): number {
  const apart = (a - b) & 255;
  return Math.min(apart, 256 - apart);
}
