/** The specification of the kernel that lays out ridge signs and ridge flow about every minutia of a print. */
import { surroundingsAt, surroundingsBytes } from './minutia-similarity.ts';

/** Where about a minutia ridges and flow are looked at, in pixels for direction 0. */
export interface SurroundingsShape {
  /** 256 points at which ridge signs are known, and how far the farthest lies. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly reachPx: number;
  /**
   * With the minutia placed a little to the side the sign of a point is that of the sum of the signs of five points,
   * `sources`, times their `weights`; those of a point sum to at most 32,767.
   */
  readonly sources: Uint8Array;
  readonly weights: Int16Array;
  /** 16 points of flow. */
  readonly flowX: Float32Array;
  readonly flowY: Float32Array;
  /** Vectors of `flowSteps` angles, at twice the angle of the flow. */
  readonly flowCosines: Int8Array;
  readonly flowSines: Int8Array;
}

/** A turn in steps of which both 240ths of a half turn, at twice the angle, and 256ths of a turn are whole numbers. */
export const flowSteps = 1920;
const stepsOfOrientation = 8;
const stepsOfDirection = 15;

/** A print's minutiae with their ridge signs (32 bytes each), and its map of ridge flow. */
export interface RidgePrint {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** In 256ths of a turn. */
  readonly direction: Uint8Array;
  /** Of the shape, across the ridges. */
  readonly stretch: Float64Array;
  readonly ridges: Uint8Array;
  /** Square cells of 16 pixels; 240ths of a half turn, or 255 outside the print. */
  readonly cols: number;
  readonly rows: number;
  readonly orientation: Uint8Array;
}

const points = 256;
const nearest = 5;
const ridgeBytes = 32;
const cellPx = 16;
const outside = 255;
/** More cells than a pattern reaches beyond the map. */
const beyond = 64;

export function surroundingsScalar(shape: SurroundingsShape, print: RidgePrint): Uint8Array {
  const surroundings = new Uint8Array(print.count * surroundingsBytes);
  for (let i = 0; i < print.count; i++) {
    const record = surroundings.subarray(i * surroundingsBytes, (i + 1) * surroundingsBytes);
    const sign = writeSigns(shape, print, i, record);
    writeMovedSigns(shape, sign, record);
    writeFlow(shape, print, i, record);
  }
  return surroundings;
}

/** Signs, and which of them are known; answers 1 on a ridge, -1 between ridges, 0 where nothing is known. */
function writeSigns(shape: SurroundingsShape, print: RidgePrint, i: number, record: Uint8Array): Int32Array {
  const { cols, rows, orientation, x, y, cos, sin, stretch } = print;
  const ridges = print.ridges.subarray(i * ridgeBytes, (i + 1) * ridgeBytes);
  const sign = new Int32Array(points);
  record.set(ridges, surroundingsAt.signs);
  // In cells of the map, and up by many cells, so that cutting off the fraction rounds down also beyond its edge.
  const [c, s, px, py] = [cos[i] / cellPx, sin[i] / cellPx, x[i] / cellPx + beyond, y[i] / cellPx + beyond];
  for (let p = 0; p < points; p++) {
    const along = shape.x[p];
    const across = stretch[i] * shape.y[p];
    const col = Math.trunc(px + c * along - s * across) - beyond;
    const row = Math.trunc(py + s * along + c * across) - beyond;
    const within = col >= 0 && row >= 0 && col < cols && row < rows;
    if (!within || orientation[row * cols + col] === outside) continue;
    record[surroundingsAt.known + (p >> 3)] |= 1 << (p & 7);
    sign[p] = ((ridges[p >> 3] >> (p & 7)) & 1) === 1 ? 1 : -1;
  }
  return sign;
}

function writeMovedSigns({ sources, weights }: SurroundingsShape, sign: Int32Array, record: Uint8Array): void {
  for (let p = 0; p < points; p++) {
    let sum = 0;
    for (let k = nearest * p; k < nearest * (p + 1); k++) sum += weights[k] * sign[sources[k]];
    if (sum > 0) record[surroundingsAt.moved + (p >> 3)] |= 1 << (p & 7);
  }
}

function writeFlow(shape: SurroundingsShape, print: RidgePrint, i: number, record: Uint8Array): void {
  const { cols, rows, orientation, x, y, cos, sin, direction, stretch } = print;
  shape.flowX.forEach((along, p) => {
    const across = stretch[i] * shape.flowY[p];
    const col = Math.floor((x[i] + cos[i] * along - sin[i] * across) / cellPx);
    const row = Math.floor((y[i] + sin[i] * along + cos[i] * across) / cellPx);
    const within = col >= 0 && row >= 0 && col < cols && row < rows;
    const value = within ? orientation[row * cols + col] : outside;
    if (value === outside) return;
    // Twice the angle between the flow and the minutia's direction; the latter may be as much as two turns.
    const step = (stepsOfOrientation * value - stepsOfDirection * direction[i] + 2 * flowSteps) % flowSteps;
    record[surroundingsAt.flowCos + p] = shape.flowCosines[step];
    record[surroundingsAt.flowSin + p] = shape.flowSines[step];
    record[surroundingsAt.flowKnown + (p >> 3)] |= 1 << (p & 7);
  });
}
