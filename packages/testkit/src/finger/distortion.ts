/** Where in the master each pixel of an impression looks: turn, shift, and skin that stretches smoothly. */
import { smoothNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import type { ImpressionConditions } from './conditions.ts';

/** Cells of the master that the pixels of a row see, and the same for y. */
export interface Mapping {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

const knotPx = 8;
/** Skin stretches as a sheet: neighbouring places within this distance move together. */
const stretchCellPx = 130;
/** Skin within this distance of the middle is turned by a twist. */
const twistRadiusPx = 110;
/** Standard deviation of smoothNoise. */
const noiseDeviation = 0.6;
const masterCellsPerPx = 0.5;

/** Computed on knots eight pixels apart and joined linearly: the map is smooth. */
export function mapToMaster(
  random: Random,
  conditions: ImpressionConditions,
  masterWidth: number,
  masterHeight: number,
): Mapping {
  const { width, height, rotationRad, shiftX, shiftY, distortionPx, twistRad } = conditions;
  const columns = Math.ceil(width / knotPx) + 1;
  const rows = Math.ceil(height / knotPx) + 1;
  const stretch = [0, 1].map(() => smoothNoise(random, columns, rows, stretchCellPx / knotPx).data);
  const knots = { x: new Float32Array(columns * rows), y: new Float32Array(columns * rows) };
  for (let k = 0; k < columns * rows; k++) {
    const x = (k % columns) * knotPx - width / 2 - shiftX + (distortionPx / noiseDeviation) * stretch[0][k];
    const y = Math.floor(k / columns) * knotPx - height / 2 - shiftY + (distortionPx / noiseDeviation) * stretch[1][k];
    const turned = rotationRad + twistRad * Math.exp(-(x * x + y * y) / (twistRadiusPx * twistRadiusPx));
    const cos = Math.cos(turned);
    const sin = Math.sin(turned);
    knots.x[k] = masterWidth / 2 + masterCellsPerPx * (x * cos - y * sin);
    knots.y[k] = masterHeight / 2 + masterCellsPerPx * (x * sin + y * cos);
  }
  return {
    x: joinKnots(knots.x, columns, width, height),
    y: joinKnots(knots.y, columns, width, height),
  };
}

function joinKnots(knots: Float32Array, columns: number, width: number, height: number): Float32Array {
  const joined = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / knotPx);
    const down = (y - row * knotPx) / knotPx;
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / knotPx);
      const right = (x - column * knotPx) / knotPx;
      const at = row * columns + column;
      const above = knots[at] + right * (knots[at + 1] - knots[at]);
      const below = knots[at + columns] + right * (knots[at + columns + 1] - knots[at + columns]);
      joined[y * width + x] = above + down * (below - above);
    }
  }
  return joined;
}
