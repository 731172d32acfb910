/** Square patches of images, sampled bilinearly: the SIMD kernel. */
import type { Image } from '@ipse/core';
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';
import { samplePatchScalar } from './sample-patch-scalar.ts';
import type { PatchPlacement, SamplePatch } from './sample-patch-scalar.ts';

interface Exports extends Kernel {
  setSource(at: number, stride: number, left: number, top: number, width: number, height: number): void;
  setRange(gain: number, offset: number): void;
  sampleColour(a: number, b: number, tx: number, ty: number, size: number, target: number): void;
  sampleGray(a: number, b: number, tx: number, ty: number, size: number, target: number): void;
}

/** The kernel writes colours four pixels at a time. */
const fours = 4;
/** It reads eight bytes where the last pixel has three. */
const slackBytes = 16;
/** Its places are whole numbers of 64 bits; further away nothing is an image. */
const reachMax = 2 ** 24;

/** A kernel with a memory of its own. Values differ from its scalar twin's in the last digits of single precision. */
export function createSamplePatch(): SamplePatch {
  const kernel = loadKernel<Exports>('sample-patch');
  const target = kernel.base();
  return (image, placement, size, range, patch) => {
    const window = size % fours === 0 ? windowOf(image, placement, size) : undefined;
    if (window === undefined) {
      samplePatchScalar(image, placement, size, range, patch);
      return;
    }
    const channels = image.kind === 'gray' ? 1 : 3;
    const numbers = channels * size * size;
    const sourceAt = target + numbers * Float32Array.BYTES_PER_ELEMENT;
    const stride = window.columns * channels;
    const bytes = stride * window.rows + slackBytes;
    reserve(kernel, sourceAt + bytes);
    const source = new Uint8Array(kernel.memory.buffer, sourceAt, bytes);
    copyWindow(image, window, source);
    kernel.setSource(sourceAt, stride, window.left, window.top, image.width, image.height);
    kernel.setRange(range.gain, range.offset);
    const { a, b, tx, ty } = placement;
    if (channels === 1) kernel.sampleGray(a, b, tx, ty, size, target);
    else kernel.sampleColour(a, b, tx, ty, size, target);
    const sampled = new Float32Array(kernel.memory.buffer, target, numbers);
    patch.set(sampled);
    // Nobody's picture stays behind; and the next one's rim must be black.
    sampled.fill(0);
    source.fill(0);
  };
}

/** The part of an image that a patch shows; its rim may lie one pixel beyond the image. */
interface Window {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** Undefined where the patch shows nothing of the image, or lies where the kernel does not reach. */
function windowOf({ width, height }: Image, { a, b, tx, ty }: PatchPlacement, size: number): Window | undefined {
  const far = size - 1;
  const xs = [tx, tx + a * far, tx - b * far, tx + a * far - b * far];
  const ys = [ty, ty + b * far, ty + a * far, ty + b * far + a * far];
  if (![...xs, ...ys].every((place) => Math.abs(place) < reachMax)) return undefined;
  const within = (place: number, length: number) => Math.min(length, Math.max(-1, Math.floor(place)));
  // A neighbour on the far sides, and one more on each for what rounding does to the corners.
  const [left, right] = [within(Math.min(...xs) - 1, width), within(Math.max(...xs) + 2, width)];
  const [top, bottom] = [within(Math.min(...ys) - 1, height), within(Math.max(...ys) + 2, height)];
  if (right <= left || bottom <= top) return undefined;
  return { left, top, columns: right - left + 1, rows: bottom - top + 1 };
}

/** Where `source` is not of the image, it stays as it is. */
function copyWindow({ kind, data, width, height }: Image, window: Window, source: Uint8Array): void {
  const channels = kind === 'gray' ? 1 : 3;
  const [from, to] = [Math.max(0, window.left), Math.min(width, window.left + window.columns)];
  const end = Math.min(height, window.top + window.rows);
  for (let row = Math.max(0, window.top); row < end; row++) {
    const pixels = data.subarray((row * width + from) * channels, (row * width + to) * channels);
    source.set(pixels, ((row - window.top) * window.columns + from - window.left) * channels);
  }
}
