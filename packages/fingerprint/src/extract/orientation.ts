/** Orientation, refined on the ridge wave itself, which is far cleaner than the image. */
import { noFilter } from '@ipse/kernels';
import type { RidgeWave } from './ridge-wave.ts';
import { smooth } from './smooth.ts';
import { filterKx, filterKy } from './wave-filter.ts';

/** Spread over which wave vectors are pooled, in cells of 2 pixels at 250 ppi. */
const poolSigma = 2;

/**
 * Direction across the ridges on cells of 2 x 2 pixels, as in `Flow`: the wave vector that the phase itself shows from
 * pixel to pixel, weighted by power. (Gradients would lean towards the diagonals: between pixels a quarter wave apart a
 * difference measures the sine of the wavenumber, not the wavenumber.)
 */
export function refineOrientation({ width, height, real, imaginary, filter }: RidgeWave): Float32Array {
  const cols = width >> 1;
  const rows = height >> 1;
  const cos2 = new Float32Array(cols * rows);
  const sin2 = new Float32Array(cols * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, cell++) {
      // One filter answers in all of a cell; its own advance is taken off before the angle, which might wrap, is read.
      const a = 2 * row * width + 2 * col;
      if (filter[a] === noFilter) continue;
      const [b, c, d] = [a + 1, a + width, a + width + 1];
      const right = advance(filterKx[filter[a]], real, imaginary, a, b, c, d);
      const down = advance(filterKy[filter[a]], real, imaginary, a, c, b, d);
      const power = real[a] * real[a] + imaginary[a] * imaginary[a] + real[d] * real[d] + imaginary[d] * imaginary[d];
      const weight = power / (right * right + down * down + 1e-6);
      cos2[cell] = weight * (right * right - down * down);
      sin2[cell] = weight * 2 * right * down;
    }
  }
  const x = smooth(cos2, cols, rows, poolSigma);
  const y = smooth(sin2, cols, rows, poolSigma);
  for (let cell = 0; cell < x.length; cell++) x[cell] = 0.5 * Math.atan2(y[cell], x[cell]);
  return x;
}

/** By how much the phase advances from pixel i to j and from k to l, on average; about `expected`. */
function advance(
  expected: number,
  real: Float32Array,
  imaginary: Float32Array,
  i: number,
  j: number,
  k: number,
  l: number,
): number {
  const re = real[i] * real[j] + imaginary[i] * imaginary[j] + real[k] * real[l] + imaginary[k] * imaginary[l];
  const im = real[i] * imaginary[j] - imaginary[i] * real[j] + real[k] * imaginary[l] - imaginary[k] * real[l];
  const excess = Math.atan2(im, re) - expected;
  return expected + excess - 2 * Math.PI * Math.round(excess / (2 * Math.PI));
}
