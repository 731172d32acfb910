/** How alike the surroundings of minutiae are, for every pair of two prints: the SIMD kernel and its scalar twin. */
import { loadPairSimilarities, pairSimilaritiesBy } from './pair-similarity.ts';
import type { PairSimilarities } from './pair-similarity.ts';

/**
 * Bytes that describe the surroundings of one minutia: 32 of signs of the ridge wave, 32 of which points are known,
 * 32 of the signs as they would be with the minutia placed a little to the side, the first half of each being the inner
 * disc; then ridge flow at 16 points, twice the
 * angle as a vector of length `flowLength` (16 cosines and 16 sines, i8, 0 where unknown), 4 bytes whose first 16 bits
 * say at which points it is known, and 12 bytes unused.
 */
export const surroundingsBytes = 144;
export const surroundingsAt = { signs: 0, known: 32, moved: 64, flowCos: 96, flowSin: 112, flowKnown: 128 } as const;
export const flowLength = 100;

export const createMinutiaSimilarities = (): PairSimilarities =>
  loadPairSimilarities('minutia-similarity', surroundingsBytes);

/** The specification of the kernel; equal to the last bit. */
export const minutiaSimilaritiesScalar = pairSimilaritiesBy(similarityOf, surroundingsBytes);

/** How far the inner halves of two patterns must agree above chance for the outer ones to be looked at, in points. */
const innerLeast = 20;

/**
 * Share of agreeing signs above chance, where few points in common are weak evidence, times the mean alignment of the
 * flow. Either minutia may lie a little to the side. Below an agreement of a tenth, and against the flow: 0.
 */
function similarityOf(a: Uint8Array, b: Uint8Array): number {
  const { flowCos, flowSin, flowKnown } = surroundingsAt;
  const counts: Counts = { shared: 0, still: 0, forth: 0, back: 0 };
  addCounts(counts, a, b, 0);
  if (excessOf(counts) < innerLeast) return 0;
  addCounts(counts, a, b, 16);
  const excess = excessOf(counts);
  const room = (counts.shared + 32) * 256;
  if (excess <= 0 || 100 * excess * excess <= room) return 0;
  let flow = 0;
  for (let k = 0; k < 16; k++)
    flow += signed(a[flowCos + k]) * signed(b[flowCos + k]) + signed(a[flowSin + k]) * signed(b[flowSin + k]);
  if (flow <= 0) return 0;
  let seen = 0;
  for (let k = 0; k < 4; k++) seen += ones(a[flowKnown + k] & b[flowKnown + k]);
  const ridge = Math.fround(excess / Math.fround(Math.sqrt(room)));
  return Math.fround(ridge * Math.fround(flow / ((seen + 2) * flowLength * flowLength)));
}

/** Points that both know, and those of them that differ: as they are, with a's minutia moved, with b's. */
interface Counts {
  shared: number;
  still: number;
  forth: number;
  back: number;
}

/** Adds 128 points, those of the 16 bytes from `from`. */
function addCounts(counts: Counts, a: Uint8Array, b: Uint8Array, from: number): void {
  const { signs, known, moved } = surroundingsAt;
  for (let k = from; k < from + 16; k++) {
    const both = a[known + k] & b[known + k];
    counts.shared += ones(both);
    counts.still += ones((a[signs + k] ^ b[signs + k]) & both);
    counts.forth += ones((a[moved + k] ^ b[signs + k]) & both);
    counts.back += ones((a[signs + k] ^ b[moved + k]) & both);
  }
}

const excessOf = ({ shared, still, forth, back }: Counts) => shared - 2 * Math.min(still, forth, back);

const signed = (byte: number) => (byte << 24) >> 24;

function ones(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}
