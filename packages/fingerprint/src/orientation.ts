/** Ridge flow: the direction across the ridges and the distance between them, from gradients. */
import { smooth } from './smooth.ts';
import type { Field } from './smooth.ts';

/** Flow on cells of 2 x 2 pixels at 250 ppi (4 pixels at 500 ppi). */
export interface Orientation {
  readonly cols: number;
  readonly rows: number;
  /** Direction across the ridges, radians in -pi/2 to pi/2, clockwise on the screen from the x axis. */
  readonly normal: Float32Array;
  /** 0 no preferred direction to 1 perfectly parallel ridges. */
  readonly coherence: Float32Array;
}

export interface Flow extends Orientation {
  /** Radians of ridge phase per pixel at 250 ppi. */
  readonly wavenumber: Float32Array;
}

/**
 * Orientation of one or more fields that share the same ridges (the normalised image, or both parts of its wave): the
 * structure tensor's main axis crosses the ridges (Bigun and Granlund 1987).
 */
export function orientationOf(fields: readonly Field[], sigmaCells: number): Orientation {
  const { width, height } = fields[0];
  const cols = width >> 1;
  const rows = height >> 1;
  const real = new Float32Array(cols * rows);
  const imaginary = new Float32Array(cols * rows);
  const power = new Float32Array(cols * rows);
  for (const { data } of fields) {
    for (let y = 1; y < height - 1; y++) {
      const row = Math.min(rows - 1, y >> 1) * cols;
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x;
        const gx = data[i + 1] - data[i - 1];
        const gy = data[i + width] - data[i - width];
        const cell = row + Math.min(cols - 1, x >> 1);
        real[cell] += gx * gx - gy * gy;
        imaginary[cell] += 2 * gx * gy;
        power[cell] += gx * gx + gy * gy;
      }
    }
  }
  const a = smooth(real, cols, rows, sigmaCells);
  const b = smooth(imaginary, cols, rows, sigmaCells);
  const p = smooth(power, cols, rows, sigmaCells);
  const normal = new Float32Array(cols * rows);
  const coherence = new Float32Array(cols * rows);
  for (let i = 0; i < normal.length; i++) {
    normal[i] = 0.5 * Math.atan2(b[i], a[i]);
    coherence[i] = p[i] > 1e-9 ? Math.hypot(a[i], b[i]) / p[i] : 0;
  }
  return { cols, rows, normal, coherence };
}
