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
const weights = new Int32Array(patternPoints * nearest);
const weightUnit = 1 << 20;
for (let p = 0; p < patternPoints; p++) {
  const distance2 = (q: number) => (patternX[q] - patternX[p]) ** 2 + (patternY[q] - patternY[p] - movePx) ** 2;
  Array.from({ length: patternPoints }, (_, q) => q)
    .sort((q, r) => distance2(q) - distance2(r))
    .slice(0, nearest)
    .forEach((q, k) => {
      sources[p * nearest + k] = q;
      weights[p * nearest + k] = Math.round(weightUnit * Math.exp(-distance2(q) / (2 * sigmaPx * sigmaPx)));
    });
}

/** Writes a bit a point into `target` from byte `at`; `sign` is 1 on a ridge, -1 between ridges, 0 where nothing is known. */
export function writeMovedSigns(sign: Int32Array, target: Uint8Array, at: number): void {
  // Whole numbers and no branches: which way a sign falls cannot be guessed.
  for (let p = 0, k = 0; p < patternPoints; at++) {
    let bits = 0;
    for (const end = p + 8; p < end; p++, k += nearest) {
      const sum =
        weights[k] * sign[sources[k]] +
        weights[k + 1] * sign[sources[k + 1]] +
        weights[k + 2] * sign[sources[k + 2]] +
        weights[k + 3] * sign[sources[k + 3]] +
        weights[k + 4] * sign[sources[k + 4]];
      bits |= (-sum >>> 31) << (p & 7);
    }
    target[at] = bits;
  }
}
