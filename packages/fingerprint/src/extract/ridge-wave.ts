/** Enhancement: an oriented quadrature (Gabor) filter that follows the flow gives the complex ridge wave. */
import { noFilter } from '@ipse/kernels';
import type { Field } from './smooth.ts';
import { applyFilters, nearestFilter } from './wave-filter.ts';
import type { Flow } from './flow.ts';

/**
 * The ridge wave at 250 ppi: amplitude times exp(i phase); the real part is positive on ridges, and the phase grows
 * along the wave vector of the filter used (`filterKx`, `filterKy`), whose sign is arbitrary from pixel to pixel.
 */
export interface RidgeWave {
  readonly width: number;
  readonly height: number;
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
  /** The filter used at each pixel, the same for the 2 x 2 of a cell; `noFilter` outside, where the wave is 0. */
  readonly filter: Uint16Array;
}

/** Filters where `mask` (one byte a pixel) says so; elsewhere the wave is 0. */
export function ridgeWave({ width, height, data }: Field, flow: Flow, mask: Uint8Array): RidgeWave {
  const ofCell = new Uint16Array(flow.cols * flow.rows);
  for (let cell = 0; cell < ofCell.length; cell++)
    ofCell[cell] = nearestFilter(flow.normal[cell], flow.wavenumber[cell]);
  const filter = new Uint16Array(width * height).fill(noFilter);
  for (let y = 0, i = 0; y < height; y++) {
    const cellRow = Math.min(flow.rows - 1, y >> 1) * flow.cols;
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 1) filter[i] = ofCell[cellRow + Math.min(flow.cols - 1, x >> 1)];
    }
  }
  return { width, height, ...applyFilters(data, width, height, filter), filter };
}
