/** How alike the surroundings of two minutiae are: ridge pattern and ridge flow. */
import { flowPoints, flowUnit, ridgeWords } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { patternPoints } from '../extract/ridge-pattern.ts';
import { orientationsPerHalfTurn } from '../template/template.ts';

/** Alignment of two orientations, 1 parallel to -1 perpendicular, by the 240ths of a half turn between them. */
export const alignmentOf = Float32Array.from({ length: orientationsPerHalfTurn }, (_, i) =>
  Math.cos((2 * Math.PI * i) / orientationsPerHalfTurn),
);

/** Below this the ridge patterns do not agree beyond chance, and the flow is not even looked at. */
const leastAgreement = 0.1;

/** Fills `similarity` (a.count x b.count) with values from 0 to about 1. */
export function localSimilarities(a: Prepared, b: Prepared, similarity: Float32Array): void {
  for (let i = 0, at = 0, p = 0; i < a.count; i++, p += ridgeWords) {
    for (let j = 0, q = 0; j < b.count; j++, at++, q += ridgeWords) {
      const most = Math.min(a.validCount[i], b.validCount[j]);
      const differing = differingBits(a.ridges, a.valid, p, b.ridges, b.valid, q);
      similarity[at] = 0;
      if (differing > differingMost[most]) continue;
      const shared = most === patternPoints ? most : sharedBits(a.valid, p, b.valid, q);
      const ridge = agreement(shared, differing);
      if (ridge > leastAgreement) similarity[at] = ridge * flowAgreement(a, i, b, j);
    }
  }
}

/** Share of agreeing signs above chance, of all points of the pattern: few points in common are weak evidence. */
function agreement(shared: number, differing: number): number {
  return (shared - 2 * differing) / Math.sqrt((shared + 32) * patternPoints);
}

/** By the points that two patterns can share at most: more differing bits than this cannot reach `leastAgreement`. */
const differingMost = Int32Array.from({ length: patternPoints + 1 }, (_, most) => {
  let differing = 0;
  while (agreement(most, differing + 1) > leastAgreement) differing++;
  return agreement(most, differing) > leastAgreement ? differing : -1;
});

/** Bits set in each four of a word, for up to three words before `tally`. */
function nibbles(word: number): number {
  const v = word - ((word >>> 1) & 0x55555555);
  return (v & 0x33333333) + ((v >>> 2) & 0x33333333);
}

/** Sum of the nibbles of both words. */
function tally(v: number, w: number): number {
  const bytes = (v & 0x0f0f0f0f) + ((v >>> 4) & 0x0f0f0f0f) + (w & 0x0f0f0f0f) + ((w >>> 4) & 0x0f0f0f0f);
  return Math.imul(bytes, 0x01010101) >>> 24;
}

function differingBits(ra: Int32Array, va: Int32Array, p: number, rb: Int32Array, vb: Int32Array, q: number): number {
  const d0 = (ra[p] ^ rb[q]) & va[p] & vb[q];
  const d1 = (ra[p + 1] ^ rb[q + 1]) & va[p + 1] & vb[q + 1];
  const d2 = (ra[p + 2] ^ rb[q + 2]) & va[p + 2] & vb[q + 2];
  const d3 = (ra[p + 3] ^ rb[q + 3]) & va[p + 3] & vb[q + 3];
  const d4 = (ra[p + 4] ^ rb[q + 4]) & va[p + 4] & vb[q + 4];
  const d5 = (ra[p + 5] ^ rb[q + 5]) & va[p + 5] & vb[q + 5];
  const d6 = (ra[p + 6] ^ rb[q + 6]) & va[p + 6] & vb[q + 6];
  const d7 = (ra[p + 7] ^ rb[q + 7]) & va[p + 7] & vb[q + 7];
  return (
    tally(nibbles(d0) + nibbles(d1) + nibbles(d2), nibbles(d3) + nibbles(d4) + nibbles(d5)) +
    tally(nibbles(d6) + nibbles(d7), 0)
  );
}

function sharedBits(va: Int32Array, p: number, vb: Int32Array, q: number): number {
  let shared = 0;
  for (let w = 0; w < ridgeWords; w += 2)
    shared += tally(nibbles(va[p + w] & vb[q + w]), nibbles(va[p + w + 1] & vb[q + w + 1]));
  return shared;
}

/** Mean alignment of the flow where both know it, 0 to 1. */
function flowAgreement(a: Prepared, i: number, b: Prepared, j: number): number {
  let sum = 0;
  const p = i * flowPoints;
  const q = j * flowPoints;
  for (let k = 0; k < flowPoints; k++) sum += a.flowCos[p + k] * b.flowCos[q + k] + a.flowSin[p + k] * b.flowSin[q + k];
  if (sum <= 0) return 0;
  const shared = tally(nibbles(a.flowValid[i] & b.flowValid[j]), 0);
  return sum / ((shared + 2) * flowUnit * flowUnit);
}
