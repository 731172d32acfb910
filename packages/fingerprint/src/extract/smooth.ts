/** Smoothing of fields of floats, rows from top to bottom. */
import { createSmooth } from '@ipse/kernels';

/** A field of floats on a regular grid. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const boxMeans = createSmooth();

/** Smooths with about a Gaussian of `sigma` grid steps (three box means, the border repeated); a new array. */
export function smooth(source: Float32Array, width: number, height: number, sigma: number): Float32Array {
  // Three boxes of side s have the variance (s^2 - 1) / 4.
  return boxMeans(source, width, height, Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2)));
}
