/** Black and white at 500 ppi: ridges above, valleys below the mean of their surroundings. */
import { newBitmap } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';

/** Spread of the surroundings in pixels at 250 ppi: a ridge and a valley. */
const surroundingsSigma = 4;

export interface Binary {
  readonly ridges: Bitmap;
  readonly valleys: Bitmap;
}

/** Doubles the resolution, so that the lines between ridges have room; nothing outside the mask (a byte a pixel). */
export function binarise(image: Field, mask: Uint8Array): Binary {
  const { width, height, data } = image;
  const mean = smooth(data, width, height, surroundingsSigma);
  const above = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) above[i] = data[i] - mean[i];
  const ridges = newBitmap(2 * width, 2 * height);
  const valleys = newBitmap(2 * width, 2 * height);
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (mask[i] === 0) continue;
      const left = x > 0 ? -1 : 0;
      const right = x < width - 1 ? 1 : 0;
      const at = (2 * y + 1) * ridges.stride + (x >> 4) + 1;
      const shift = (2 * x) & 31;
      // A pixel's quarter lies a quarter of the way to the neighbours on its side.
      const top = quarters(above, i, up, left, right);
      const bottom = quarters(above, i, down, left, right);
      ridges.words[at] |= top << shift;
      ridges.words[at + ridges.stride] |= bottom << shift;
      valleys.words[at] |= (3 - top) << shift;
      valleys.words[at + ridges.stride] |= (3 - bottom) << shift;
    }
  }
  return { ridges, valleys };
}

/** Bit 0: the left quarter is dark, bit 1: the right; on the side of the row `step` away. */
function quarters(data: Float32Array, i: number, step: number, left: number, right: number): number {
  const here = 3 * data[i] + data[i + step];
  const before = 3 * data[i + left] + data[i + left + step];
  const after = 3 * data[i + right] + data[i + right + step];
  return (3 * here + before > 0 ? 1 : 0) | (3 * here + after > 0 ? 2 : 0);
}
