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
 * patch's pixel to the full-size image's; beyond the image everything is black.
 */
export function samplePatch(
  pyramid: ImagePyramid,
  toImage: SimilarityTransform,
  size: number,
  { gain, offset }: PixelRange,
): Float32Array {
  const { image, level } = pyramid.level(Math.max(0, Math.round(Math.log2(scaleOf(toImage)))));
  const { a, b, tx, ty } = atLevel(toImage, level);
  const plane = size * size;
  const patch = new Float32Array(3 * plane).fill(offset);
  const { width, height, data } = image;
  const channels = image.kind === 'gray' ? 1 : 3;
  for (let row = 0, out = 0; row < size; row++) {
    for (let column = 0; column < size; column++, out++) {
      const x = a * column - b * row + tx;
      const y = b * column + a * row + ty;
      if (x <= -1 || y <= -1 || x >= width || y >= height) continue;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      const fx = x - x0;
      const fy = y - y0;
      // A neighbour beyond the rim is black: its weight is nought.
      const left = x0 >= 0 ? 1 - fx : 0;
      const right = x0 + 1 < width ? fx : 0;
      const upper = y0 >= 0 ? 1 - fy : 0;
      const lower = y0 + 1 < height ? fy : 0;
      const at00 = (Math.max(y0, 0) * width + Math.max(x0, 0)) * channels;
      const at01 = right > 0 ? (Math.max(y0, 0) * width + x0 + 1) * channels : at00;
      const down = lower > 0 ? ((y0 + 1) * width - Math.max(y0, 0) * width) * channels : 0;
      for (let c = 0; c < channels; c++) {
        const above = data[at00 + c] * left + data[at01 + c] * right;
        const below = data[at00 + down + c] * left + data[at01 + down + c] * right;
        patch[c * plane + out] = (above * upper + below * lower) * gain + offset;
      }
    }
  }
  if (channels === 1) {
    patch.copyWithin(plane, 0, plane);
    patch.copyWithin(2 * plane, 0, plane);
  }
  return patch;
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
