/**
 * Where about a minutia ridges and flow are compared, and the ridges as they would be with the minutia placed a little
 * across them. Where a ridge ends is known to about two pixels along the ridges and less well across them, where two
 * pixels are a quarter of a ridge.
 */
import { flowLength, flowSteps } from '@ipse/kernels';
import type { SurroundingsShape } from '@ipse/kernels';
import { patternPoints, patternRadiusPx, patternX, patternY } from '../extract/ridge-pattern.ts';

/** Points about a minutia at which the ridge flow is compared. */
const flowPoints = 16;
const flowRadiusPx = 80;
/** How far the minutia is moved, in pixels at 500 ppi and ordinary ridge distance. */
const movePx = 1.5;
/** Each sign is the majority of the nearest points, by a Gaussian of this width: they lie 4 pixels apart. */
const nearest = 5;
const sigmaPx = 2.2;
/** The weights of a point sum to less than twice this. */
const weightUnit = 1 << 14;

const golden = Math.PI * (3 - Math.sqrt(5));
const spiral = (part: (rad: number) => number) =>
  Float32Array.from(
    { length: flowPoints },
    (_, i) => flowRadiusPx * Math.sqrt((i + 1) / flowPoints) * part(i * golden),
  );

const flowVectors = (part: (rad: number) => number) =>
  Int8Array.from({ length: flowSteps }, (_, step) => Math.round(flowLength * part((step * 2 * Math.PI) / flowSteps)));

/** For each point the points about its new place, and their weights. */
function movedPoints() {
  const sources = new Uint8Array(patternPoints * nearest);
  const weights = new Int16Array(patternPoints * nearest);
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
  return { sources, weights };
}

export const surroundingsShape: SurroundingsShape = {
  x: patternX,
  y: patternY,
  reachPx: patternRadiusPx,
  ...movedPoints(),
  flowX: spiral(Math.cos),
  flowY: spiral(Math.sin),
  flowCosines: flowVectors(Math.cos),
  flowSines: flowVectors(Math.sin),
};
