/** Orientation, refined on the ridge wave itself, which is far cleaner than the image. */
import type { RidgeWave } from './ridge-wave.ts';
import { smooth } from './smooth.ts';

/** Spread over which gradients are pooled, in cells of 2 pixels at 250 ppi. */
const poolSigma = 2;

/**
 * Direction across the ridges on cells of 2 x 2 pixels, as in `Flow`: the wave vector that the phase itself shows from
 * pixel to pixel, about the filter's own, weighted by power. (Gradients would lean towards the diagonals: between
 * pixels a quarter wave apart a difference measures the sine of the wavenumber, not the wavenumber.)
 */
export function refineOrientation(wave: RidgeWave): Float32Array {
  const { width, height, real, imaginary, kx, ky } = wave;
  const cols = width >> 1;
  const rows = height >> 1;
  const cos2 = new Float32Array(cols * rows);
  const sin2 = new Float32Array(cols * rows);
  for (let y = 0; y < 2 * rows - 1; y++) {
    for (let x = 0; x < 2 * cols - 1; x++) {
      const i = y * width + x;
      const power = real[i] * real[i] + imaginary[i] * imaginary[i];
      // Outside the mask the wave is 0 and so is its wave vector.
      if (power === 0 || isOutside(wave, i + 1) || isOutside(wave, i + width)) continue;
      const u = kx[i] + excess(wave, i, i + 1, 1, 0);
      const v = ky[i] + excess(wave, i, i + width, 0, 1);
      const weight = power / (u * u + v * v + 1e-6);
      const cell = (y >> 1) * cols + (x >> 1);
      cos2[cell] += weight * (u * u - v * v);
      sin2[cell] += weight * 2 * u * v;
    }
  }
  const a = smooth(cos2, cols, rows, poolSigma);
  const b = smooth(sin2, cols, rows, poolSigma);
  return a.map((cosine, i) => 0.5 * Math.atan2(b[i], cosine));
}

function isOutside({ kx, ky }: RidgeWave, i: number): boolean {
  return kx[i] === 0 && ky[i] === 0;
}

/** By how much the phase advances more from pixel i to its neighbour j than the filters' wave vectors say. */
function excess({ real, imaginary, kx, ky }: RidgeWave, i: number, j: number, dx: number, dy: number): number {
  const sign = kx[i] * kx[j] + ky[i] * ky[j] >= 0 ? 1 : -1;
  const own = 0.5 * ((kx[i] + sign * kx[j]) * dx + (ky[i] + sign * ky[j]) * dy);
  const re = real[i] * real[j] + sign * imaginary[i] * imaginary[j];
  const im = sign * real[i] * imaginary[j] - imaginary[i] * real[j];
  const excess = Math.atan2(im, re) - own;
  const advance = excess - 2 * Math.PI * Math.round(excess / (2 * Math.PI));
  return advance + own - (kx[i] * dx + ky[i] * dy);
}
