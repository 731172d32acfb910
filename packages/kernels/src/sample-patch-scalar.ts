/** The specification of the kernel that samples square patches of images; in browsers, which load no kernels, it does the work. */
import type { Image } from '@ipse/core';

/** Pixel (column, row) of a patch lies at (a column - b row + tx, b column + a row + ty) of the image. */
export interface PatchPlacement {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/** How pixel values from 0 to 255 become numbers: value x gain + offset. */
export interface PixelRange {
  readonly gain: number;
  readonly offset: number;
}

/**
 * Fills the first planes of `patch`, each of `size` squared, one for gray and three for red, green and blue, with bilinear means of
 * each pixel's four neighbours. Beyond the image everything is black.
 */
export type SamplePatch = (
  image: Image,
  placement: PatchPlacement,
  size: number,
  range: PixelRange,
  patch: Float32Array,
) => void;

/**
 * Of each pixel's four neighbours the addresses and weights are found once for all channels. A neighbour beyond the rim is
 * black: its weight is nought, and the one within stands in its place.
 */
export const samplePatchScalar: SamplePatch = (image, { a, b, tx, ty }, size, { gain, offset }, patch) => {
  const { width, height, data } = image;
  const colour = image.kind !== 'gray';
  const step = colour ? 3 : 1;
  const stride = step * width;
  const plane = size * size;
  const lastColumn = width - 1;
  const lastRow = height - 1;
  patch.fill(offset, 0, (colour ? 3 : 1) * plane);
  for (let row = 0, out = 0; row < size; row++) {
    for (let column = 0; column < size; column++, out++) {
      const x = a * column - b * row + tx;
      const y = b * column + a * row + ty;
      if (x <= -1 || y <= -1 || x >= width || y >= height) continue;
      const x0 = Math.floor(x) | 0;
      const y0 = Math.floor(y) | 0;
      let right = x - x0;
      let left = 1 - right;
      let lower = y - y0;
      let upper = 1 - lower;
      let at00 = (y0 * stride + x0 * step) | 0;
      let along = step;
      let down = stride;
      if (x0 < 0 || y0 < 0 || x0 >= lastColumn || y0 >= lastRow) {
        if (x0 < 0) [left, along, at00] = [0, 0, at00 + step];
        else if (x0 >= lastColumn) [right, along] = [0, 0];
        if (y0 < 0) [upper, down, at00] = [0, 0, at00 + stride];
        else if (y0 >= lastRow) [lower, down] = [0, 0];
      }
      const at01 = (at00 + along) | 0;
      const at10 = (at00 + down) | 0;
      const at11 = (at01 + down) | 0;
      const first = (data[at00] * left + data[at01] * right) * upper + (data[at10] * left + data[at11] * right) * lower;
      patch[out] = first * gain + offset;
      if (!colour) continue;
      const second =
        (data[at00 + 1] * left + data[at01 + 1] * right) * upper +
        (data[at10 + 1] * left + data[at11 + 1] * right) * lower;
      patch[out + plane] = second * gain + offset;
      const third =
        (data[at00 + 2] * left + data[at01 + 2] * right) * upper +
        (data[at10 + 2] * left + data[at11 + 2] * right) * lower;
      patch[out + 2 * plane] = third * gain + offset;
    }
  }
};
