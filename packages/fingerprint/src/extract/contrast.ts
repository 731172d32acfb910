/** Contrast normalisation: ridges become positive, the local mean 0, the local spread 1. */
import { smooth } from './smooth.ts';
import type { Field } from './smooth.ts';

export interface Contrast {
  /** At 250 ppi: half the width and height of the 500 ppi image, dark positive, local spread about 1, clipped to +-3. */
  readonly ridges: Field;
  /** Local standard deviation in gray levels, same grid. */
  readonly spread: Float32Array;
  /** Local mean in gray levels, same grid. */
  readonly mean: Float32Array;
}

/** Spread of the smoothing window in pixels at 250 ppi: one ridge. Wider, a wet finger's blots dim what lies beside them. */
const windowSigma = 4.5;

/**
 * Halves the resolution (ridges are at least 5 pixels apart at 500 ppi, so nothing of them is lost) and evens out
 * brightness and contrast. Areas far below the print's own contrast are not amplified.
 */
export function normaliseContrast(image: Field): Contrast {
  const half = halve(image);
  const { width, height, data } = half;
  const mean = smooth(data, width, height, windowSigma);
  const squares = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const step = data[i] - mean[i];
    squares[i] = step * step;
  }
  const spread = smooth(squares, width, height, windowSigma);
  for (let i = 0; i < spread.length; i++) spread[i] = Math.sqrt(Math.max(0, spread[i]));
  const floor = Math.max(2, 0.25 * percentile(spread, 0.9));
  const ridges = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = (mean[i] - data[i]) / Math.max(floor, spread[i]);
    ridges[i] = Math.max(-3, Math.min(3, value));
  }
  return { ridges: { width, height, data: ridges }, spread, mean };
}

/** The value below which a share of a field lies that is nowhere negative; 0 of an empty one. */
export function percentile(values: Float32Array, share: number): number {
  // Floats from 0 upwards are ordered as the integers of the same bits: first the upper halves are counted, then the
  // lower halves of those that share the upper one sought.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const place = Math.min(values.length - 1, Math.floor(share * values.length));
  const upper = new Uint32Array(1 << 16);
  for (let i = 0; i < bits.length; i++) upper[bits[i] >>> 16]++;
  const [high, before] = binOf(upper, place);
  const lower = new Uint32Array(1 << 16);
  for (let i = 0; i < bits.length; i++) if (bits[i] >>> 16 === high) lower[bits[i] & 0xffff]++;
  const [low] = binOf(lower, place - before);
  return new Float32Array(Uint32Array.of((high << 16) | low).buffer)[0];
}

/** The bin that holds the item at a place, and how many items lie in the bins before it. */
function binOf(counts: Uint32Array, place: number): [bin: number, before: number] {
  let before = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    if (before + counts[bin] > place) return [bin, before];
    before += counts[bin];
  }
  return [0, before];
}

/** Half the resolution after a filter of 1 3 3 1 eighths; pixel (i, j) lies at (2i + 0.5, 2j + 0.5) of the source. */
function halve({ width, height, data }: Field): Field {
  const w = width >> 1;
  const h = height >> 1;
  const rows = new Float32Array(w * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < w; x++) {
      const at = y * width + 2 * x;
      const before = x > 0 ? data[at - 1] : data[at];
      const after = 2 * x + 2 < width ? data[at + 2] : data[at + 1];
      rows[y * w + x] = (before + 3 * (data[at] + data[at + 1]) + after) / 8;
    }
  }
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * w + x;
      const before = y > 0 ? rows[at - w] : rows[at];
      const after = 2 * y + 2 < height ? rows[at + 2 * w] : rows[at + w];
      half[y * w + x] = (before + 3 * (rows[at] + rows[at + w]) + after) / 8;
    }
  }
  return { width: w, height: h, data: half };
}
