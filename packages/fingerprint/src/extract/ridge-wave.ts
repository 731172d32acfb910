/** Enhancement: an oriented quadrature (Gabor) filter that follows the flow gives the complex ridge wave. */
import { noFilter } from '@ipse/kernels';
import type { Field } from './smooth.ts';
import { applyFilters, filterKx, filterKy, nearestFilter } from './wave-filter.ts';
import type { Flow } from './flow.ts';

/**
 * The ridge wave at 250 ppi: amplitude times exp(i phase); the real part is positive on ridges, and the phase grows
 * along the wave vector (kx, ky), whose sign is arbitrary from pixel to pixel.
 */
export interface RidgeWave {
  readonly width: number;
  readonly height: number;
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
  /** Wave vector used, radians per pixel at 250 ppi. */
  readonly kx: Float32Array;
  readonly ky: Float32Array;
}

/** Filters where `mask` (one byte a pixel) says so; elsewhere the wave is 0. */
export function ridgeWave(image: Field, flow: Flow, mask: Uint8Array): RidgeWave {
  const { width, height } = image;
  const kx = new Float32Array(width * height);
  const ky = new Float32Array(width * height);
  const ofCell = Uint16Array.from(flow.normal, (normal, cell) => nearestFilter(normal, flow.wavenumber[cell]));
  const choice = new Uint16Array(width * height).fill(noFilter);
  for (let y = 0, i = 0; y < height; y++) {
    const cellRow = Math.min(flow.rows - 1, y >> 1) * flow.cols;
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 0) continue;
      const filter = ofCell[cellRow + Math.min(flow.cols - 1, x >> 1)];
      choice[i] = filter;
      kx[i] = filterKx[filter];
      ky[i] = filterKy[filter];
    }
  }
  return { width, height, ...applyFilters(image.data, width, height, choice), kx, ky };
}
