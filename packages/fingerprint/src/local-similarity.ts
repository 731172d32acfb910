/** How alike the surroundings of two minutiae are: ridge pattern and ridge flow. */
import { flowPoints, ridgeWords } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { orientationsPerHalfTurn, outside } from './template.ts';

/** Set bits of a 32-bit word. */
function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  v = (v + (v >>> 4)) & 0x0f0f0f0f;
  return Math.imul(v, 0x01010101) >>> 24;
}

/** cos of twice the angle between two orientations, by their difference plus 240. */
const alignment = Float32Array.from({ length: 2 * orientationsPerHalfTurn }, (_, i) =>
  Math.cos((2 * Math.PI * i) / orientationsPerHalfTurn),
);

/** Fills `similarity` (a.count x b.count) with values from 0 to about 1. */
export function localSimilarities(a: Prepared, b: Prepared, similarity: Float32Array): void {
  for (let i = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++) {
      const ridge = ridgeAgreement(a, i, b, j);
      similarity[i * b.count + j] = ridge > 0 ? ridge * flowAgreement(a, i, b, j) : 0;
    }
  }
}

/** Share of agreeing signs above chance, of all points of the pattern: few points in common are weak evidence. */
function ridgeAgreement(a: Prepared, i: number, b: Prepared, j: number): number {
  let differing = 0;
  let shared = 0;
  for (let w = 0, p = i * ridgeWords, q = j * ridgeWords; w < ridgeWords; w++, p++, q++) {
    const valid = a.valid[p] & b.valid[q];
    shared += popcount(valid);
    differing += popcount(valid & (a.ridges[p] ^ b.ridges[q]));
  }
  return (shared - 2 * differing) / Math.sqrt((shared + 32) * 256);
}

/** Mean alignment of the flow where both know it, 0 to 1. */
function flowAgreement(a: Prepared, i: number, b: Prepared, j: number): number {
  let sum = 0;
  let shared = 0;
  for (let k = 0, p = i * flowPoints, q = j * flowPoints; k < flowPoints; k++, p++, q++) {
    const u = a.flow[p];
    const v = b.flow[q];
    if (u === outside || v === outside) continue;
    shared++;
    sum += alignment[u - v + orientationsPerHalfTurn];
  }
  return Math.max(0, sum / (shared + 2));
}
