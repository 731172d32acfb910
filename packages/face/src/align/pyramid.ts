/**
 * An image at full, half, quarter, ... size, each made when first asked for, so that a patch of any scale is sampled
 * without aliasing and without touching every pixel of a large photograph twice.
 */
import type { Image } from '@ipse/core';
import { scaleOf } from './transform.ts';
import type { SimilarityTransform } from './transform.ts';

export class ImagePyramid {
  readonly #levels: Image[];

  constructor(image: Image) {
    this.#levels = [image];
  }

  get image(): Image {
    return this.#levels[0];
  }

  /** The image shrunk by 2^level, or as far as it can be. */
  level(level: number): { image: Image; level: number } {
    while (this.#levels.length <= level) {
      const last = this.#levels[this.#levels.length - 1];
      if (Math.min(last.width, last.height) < 2) break;
      this.#levels.push(halve(last));
    }
    const reached = Math.min(level, this.#levels.length - 1);
    return { image: this.#levels[reached], level: reached };
  }
}

/** How pixel values from 0 to 255 become numbers: value x gain + offset. */
export interface PixelRange {
  readonly gain: number;
  readonly offset: number;
}

/**
 * A square patch, channel by channel (red, green, blue; a gray image thrice), sampled bilinearly. `toImage` takes a
 * patch's pixel to the full-size image's; beyond the image everything is black. `patch`: where to; a new array when left out.
 */
export function samplePatch(
  pyramid: ImagePyramid,
  toImage: SimilarityTransform,
  size: number,
  { gain, offset }: PixelRange,
  patch: Float32Array = new Float32Array(3 * size * size),
): Float32Array {
  const { image, level } = pyramid.level(Math.max(0, Math.round(Math.log2(scaleOf(toImage)))));
  const plane = size * size;
  patch.fill(offset);
  sample(image, atLevel(toImage, level), size, { gain, offset }, patch);
  if (image.kind === 'gray') {
    patch.copyWithin(plane, 0, plane);
    patch.copyWithin(2 * plane, 0, plane);
  }
  return patch;
}

/**
 * The hot loop of a patch: of each pixel's four neighbours the addresses and weights are found once for all channels. A
 * neighbour beyond the rim is black: its weight is nought, and the one within stands in its place.
 */
function sample(
  { kind, width, height, data }: Image,
  { a, b, tx, ty }: SimilarityTransform,
  size: number,
  { gain, offset }: PixelRange,
  patch: Float32Array,
): void {
  const colour = kind !== 'gray';
  const step = colour ? 3 : 1;
  const stride = step * width;
  const plane = size * size;
  const lastColumn = width - 1;
  const lastRow = height - 1;
  for (let row = 0, out = 0; row < size; row++) {
    for (let column = 0; column < size; column++, out++) {
      const x = a * column - b * row + tx;
      const y = b * column + a * row + ty;
      if (x <= -1 || y <= -1 || x >= width || y >= height) continue;
      const x0 = ((x + 1) | 0) - 1;
      const y0 = ((y + 1) | 0) - 1;
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
}

/** The same transform onto the image shrunk by 2^level, whose pixel centres lie at (x + 1/2) / 2^level - 1/2. */
function atLevel({ a, b, tx, ty }: SimilarityTransform, level: number): SimilarityTransform {
  const shrink = 2 ** -level;
  return { a: a * shrink, b: b * shrink, tx: (tx + 0.5) * shrink - 0.5, ty: (ty + 0.5) * shrink - 0.5 };
}

/** Each pixel the mean of four; an odd last row or column is dropped. */
function halve(image: Image): Image {
  const { width: wide, data: from } = image;
  const [width, height] = [Math.floor(image.width / 2), Math.floor(image.height / 2)];
  const channels = image.kind === 'gray' ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  const below = wide * channels;
  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (2 * y * wide + 2 * x) * channels;
      for (let c = 0; c < channels; c++, out++) {
        const i = at + c;
        data[out] = (from[i] + from[i + channels] + from[i + below] + from[i + below + channels] + 2) >> 2;
      }
    }
  }
  return { kind: image.kind, width, height, data };
}
