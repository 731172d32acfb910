/**
 * An image at full, half, quarter, ... size, each made when first asked for, so that a patch of any scale is sampled
 * without aliasing and without touching every pixel of a large photograph twice.
 */
import type { Image } from '@ipse/core';
import { samplePatchScalar } from '@ipse/kernels/browser';
import type { PixelRange, SamplePatch } from '@ipse/kernels/browser';
import { scaleOf } from './transform.ts';
import type { SimilarityTransform } from './transform.ts';

export class ImagePyramid {
  readonly #levels: Image[];
  /** What takes patches out of a level. */
  readonly sampler: SamplePatch;

  constructor(image: Image, sampler: SamplePatch = samplePatchScalar) {
    this.#levels = [image];
    this.sampler = sampler;
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

/**
 * A square patch, channel by channel (red, green, blue; a gray image thrice), sampled bilinearly. `toImage` takes a
 * patch's pixel to the full-size image's; beyond the image everything is black. `patch`: where to; a new array when left out.
 */
export function samplePatch(
  pyramid: ImagePyramid,
  toImage: SimilarityTransform,
  size: number,
  range: PixelRange,
  patch: Float32Array = new Float32Array(3 * size * size),
): Float32Array {
  const { image, level } = pyramid.level(Math.max(0, Math.round(Math.log2(scaleOf(toImage)))));
  const plane = size * size;
  pyramid.sampler(image, atLevel(toImage, level), size, range, patch);
  if (image.kind === 'gray') {
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
  const [width, height] = [image.width >> 1, image.height >> 1];
  const channels = image.kind === 'gray' ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  const stride = image.width * channels;
  for (let y = 0; y < height; y++) {
    const upper = image.data.subarray(2 * y * stride, (2 * y + 1) * stride);
    const lower = image.data.subarray((2 * y + 1) * stride, (2 * y + 2) * stride);
    const row = data.subarray(y * width * channels, (y + 1) * width * channels);
    if (channels === 1) halveGray(upper, lower, row);
    else halveColour(upper, lower, row);
  }
  return { kind: image.kind, width, height, data };
}

function halveGray(upper: Uint8Array, lower: Uint8Array, row: Uint8Array): void {
  for (let out = 0, i = 0; out < row.length; out++, i += 2) {
    row[out] = (upper[i] + upper[i + 1] + lower[i] + lower[i + 1] + 2) >> 2;
  }
}

function halveColour(upper: Uint8Array, lower: Uint8Array, row: Uint8Array): void {
  for (let out = 0, i = 0; out < row.length; out += 3, i += 6) {
    row[out] = (upper[i] + upper[i + 3] + lower[i] + lower[i + 3] + 2) >> 2;
    row[out + 1] = (upper[i + 1] + upper[i + 4] + lower[i + 1] + lower[i + 4] + 2) >> 2;
    row[out + 2] = (upper[i + 2] + upper[i + 5] + lower[i + 2] + lower[i + 5] + 2) >> 2;
  }
}
