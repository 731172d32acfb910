/** Smooth random fields: values on a coarse lattice, joined smoothly. */
import type { Random } from './random.ts';

/** A field over a rectangle of pixels. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Values of mean 0 and standard deviation near 0.6, which change over about `cellPx` pixels. */
export function smoothNoise(random: Random, width: number, height: number, cellPx: number): Field {
  const columns = Math.ceil(width / cellPx) + 2;
  const rows = Math.ceil(height / cellPx) + 2;
  const lattice = Float32Array.from({ length: columns * rows }, () => random.normal());
  const data = new Float32Array(width * height);
  const cellOf = new Int32Array(width);
  const weightOf = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    cellOf[x] = Math.floor(x / cellPx);
    weightOf[x] = smoothstep(x / cellPx - cellOf[x]);
  }
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / cellPx);
    const weight = smoothstep(y / cellPx - row);
    for (let c = 0; c < columns; c++) {
      const above = lattice[row * columns + c];
      line[c] = above + weight * (lattice[(row + 1) * columns + c] - above);
    }
    for (let x = 0; x < width; x++) {
      const left = line[cellOf[x]];
      data[y * width + x] = left + weightOf[x] * (line[cellOf[x] + 1] - left);
    }
  }
  return { width, height, data };
}

/** 0 below 0, 1 above 1, and flat at both ends. */
export function smoothstep(t: number): number {
  if (t <= 0) return 0;
  return t >= 1 ? 1 : t * t * (3 - 2 * t);
}
