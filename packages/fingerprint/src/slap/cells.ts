/** Maps of a slap on cells of 8 x 8 pixels at 500 ppi: fine enough for edges, coarse enough for speed. */
import type { GrayImage } from '@ipse/core';
import { smooth } from '../extract/smooth.ts';

/** Side of a cell in pixels at 500 ppi, and cells in a millimetre. */
export const cellPx = 8;
export const cellsPerMm = 500 / 25.4 / cellPx;

/** Side of a cell in pixels of the working image at 250 ppi. */
const workPx = 4;
const workPpi = 250;

export interface RidgeCells {
  readonly cols: number;
  readonly rows: number;
  /** Height of coherent ridges in gray levels: near 0 on paper, in noise and inside anything solid. */
  readonly strength: Float32Array;
  /** How much all gradients point one way, 0 to 1. */
  readonly coherence: Float32Array;
}

/** Spread of the smoothing in cells: about a ridge. */
const poolSigma = 1.5;

/**
 * Strength of ridges from the gradient tensor. A difference over two pixels at 250 ppi answers most to a period of 8
 * pixels at 500 ppi, which is that of ridges, and hardly to shading.
 */
export function ridgeCells(image: GrayImage, ppi: number): RidgeCells {
  const { width, height, data } = shrink(image, ppi / workPpi);
  const cols = Math.floor(width / workPx);
  const rows = Math.floor(height / workPx);
  const [xx, yy, xy, mean] = [0, 1, 2, 3].map(() => new Float32Array(cols * rows));
  for (let y = 1; y < Math.min(rows * workPx, height - 1); y++) {
    const row = Math.floor(y / workPx) * cols;
    for (let x = 1; x < Math.min(cols * workPx, width - 1); x++) {
      const i = y * width + x;
      const dx = data[i + 1] - data[i - 1];
      const dy = data[i + width] - data[i - width];
      const cell = row + (x >> 2);
      xx[cell] += dx * dx;
      yy[cell] += dy * dy;
      xy[cell] += dx * dy;
      mean[cell] += data[i];
    }
  }
  const pooled = [xx, yy, xy, coarseSteps(mean, cols, rows)].map((field) => smooth(field, cols, rows, poolSigma));
  return { cols, rows, ...strengthOf(pooled) };
}

/**
 * Squared steps of the gray level over two cells, each the mean of 2 x 2 cells: next to nothing among ridges, whose
 * lines and gaps cancel in 16 pixels, and large beside a lone stroke, a letter or the edge of something solid.
 */
function coarseSteps(mean: Float32Array, cols: number, rows: number): Float32Array {
  const at = (col: number, row: number): number => {
    const x = Math.min(cols - 2, Math.max(0, col));
    const i = Math.min(rows - 2, Math.max(0, row)) * cols + x;
    return (mean[i] + mean[i + 1] + mean[i + cols] + mean[i + cols + 1]) / (4 * workPx * workPx);
  };
  const steps = new Float32Array(cols * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, i++) {
      steps[i] = (at(col + 1, row) - at(col - 1, row)) ** 2 + (at(col, row + 1) - at(col, row - 1)) ** 2;
    }
  }
  return steps;
}

/** The ratio of coarse steps to fine ones at which strength is halved. */
const coarseMax = 0.7;

function strengthOf([xx, yy, xy, steps]: Float32Array[]): Pick<RidgeCells, 'strength' | 'coherence'> {
  const strength = new Float32Array(xx.length);
  const coherence = new Float32Array(xx.length);
  for (let i = 0; i < xx.length; i++) {
    const energy = Math.max(0, xx[i] + yy[i]);
    const directed = Math.hypot(xx[i] - yy[i], 2 * xy[i]);
    coherence[i] = Math.min(1, directed / (energy + workPx * workPx));
    const coarse = (workPx * workPx * Math.max(0, steps[i])) / (energy + workPx * workPx);
    strength[i] = ((Math.sqrt(energy) / workPx) * coherence[i]) / (1 + (coarse / coarseMax ** 2) ** 2);
  }
  return { strength, coherence };
}

/** Means of the pixels that fall into each pixel of the smaller image; enlarges by repeating. */
function shrink(image: GrayImage, scale: number): { width: number; height: number; data: Uint8Array } {
  const width = Math.max(1, Math.floor(image.width / scale));
  const height = Math.max(1, Math.floor(image.height / scale));
  const from = (count: number, limit: number) =>
    Int32Array.from({ length: count + 1 }, (_, i) => Math.min(limit, Math.round(i * scale)));
  const left = from(width, image.width);
  const top = from(height, image.height);
  const data = new Uint8Array(width * height);
  const sums = new Int32Array(image.width);
  for (let y = 0; y < height; y++) {
    const first = Math.min(top[y], image.height - 1);
    const last = Math.max(first + 1, top[y + 1]);
    sums.fill(0);
    for (let row = first, at = first * image.width; row < last; row++) {
      for (let x = 0; x < sums.length; x++, at++) sums[x] += image.data[at];
    }
    for (let x = 0; x < width; x++) {
      const begin = Math.min(left[x], image.width - 1);
      const end = Math.max(begin + 1, left[x + 1]);
      let sum = 0;
      for (let column = begin; column < end; column++) sum += sums[column];
      data[y * width + x] = sum / ((last - first) * (end - begin));
    }
  }
  return { width, height, data };
}
