/**
 * The ridge pattern as it would be with its minutia placed a little across the ridges. Where a ridge ends is known to about
 * two pixels along the ridges and less well across them, where two pixels are a quarter of a ridge.
 */
import { patternPoints, patternX, patternY } from '../extract/ridge-pattern.ts';

/** How far the minutia is moved, in pixels at 500 ppi and ordinary ridge distance. */
const movePx = 1.5;
/** Each sign is the majority of the nearest points, by a Gaussian of this width: they lie 4 pixels apart. */
const nearest = 5;
const sigmaPx = 2.2;

/** For each point the points about its new place, and their weights. */
const sources = new Uint8Array(patternPoints * nearest);
const weights = new Float32Array(patternPoints * nearest);
for (let p = 0; p < patternPoints; p++) {
  const distance2 = (q: number) => (patternX[q] - patternX[p]) ** 2 + (patternY[q] - patternY[p] - movePx) ** 2;
  Array.from({ length: patternPoints }, (_, q) => q)
    .sort((q, r) => distance2(q) - distance2(r))
    .slice(0, nearest)
    .forEach((q, k) => {
      sources[p * nearest + k] = q;
      weights[p * nearest + k] = Math.exp(-distance2(q) / (2 * sigmaPx * sigmaPx));
    });
}

/** Writes a bit a point into `target` from byte `at`; `sign` is 1 on a ridge, -1 between ridges, 0 where nothing is known. */
export function writeMovedSigns(sign: Int8Array, target: Uint8Array, at: number): void {
  for (let p = 0, k = 0; p < patternPoints; p++) {
    let sum = 0;
    for (const end = k + nearest; k < end; k++) sum += weights[k] * sign[sources[k]];
    if (sum > 0) target[at + (p >> 3)] |= 1 << (p & 7);
  }
}
