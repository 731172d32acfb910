/** The upright image of one finger of a slap. */
import type { GrayImage } from '@ipse/core';
import type { FingerBox } from './shapes.ts';
import { unturned } from './shapes.ts';

/** Paper about the finger, in pixels at 500 ppi. */
const marginPx = 20;

/**
 * Turns the finger upright at the slap's own resolution. What lies outside the image, and every pixel that `isHidden`
 * says belongs to something else, is painted as paper. `box` is in pixels of the image; `scale` is how many of those
 * make a pixel at 500 ppi.
 */
export function cropFinger(
  image: GrayImage,
  box: FingerBox,
  scale: number,
  paper: number,
  isHidden: (x: number, y: number) => boolean,
): GrayImage {
  const margin = marginPx * scale;
  const width = Math.max(1, Math.round(box.width + 2 * margin));
  const height = Math.max(1, Math.round(box.height + 2 * margin));
  const right = unturned(1, 0, box.rotationRad);
  const down = unturned(0, 1, box.rotationRad);
  const data = new Uint8Array(width * height).fill(paper);
  for (let row = 0; row < height; row++) {
    const v = row - (height - 1) / 2;
    for (let column = 0; column < width; column++) {
      const u = column - (width - 1) / 2;
      const x = box.centreX + u * right.x + v * down.x - 0.5;
      const y = box.centreY + u * right.y + v * down.y - 0.5;
      if (x < 0 || y < 0 || x >= image.width - 1 || y >= image.height - 1 || isHidden(x, y)) continue;
      data[row * width + column] = bilinear(image, x, y);
    }
  }
  const { resolutionPpi } = image;
  return { kind: 'gray', width, height, data, ...(resolutionPpi === undefined ? {} : { resolutionPpi }) };
}

function bilinear({ width, data }: GrayImage, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [fx, fy] = [x - left, y - top];
  const at = top * width + left;
  const upper = data[at] + fx * (data[at + 1] - data[at]);
  const lower = data[at + width] + fx * (data[at + width + 1] - data[at + width]);
  return Math.round(upper + fy * (lower - upper));
}

/** The usual gray of the pixels that `isPaper` names, looked for on a grid of 16 pixels. */
export function paperOf(image: GrayImage, isPaper: (x: number, y: number) => boolean): number {
  const counts = new Int32Array(256);
  for (let y = 0; y < image.height; y += 16) {
    for (let x = 0; x < image.width; x += 16) if (isPaper(x, y)) counts[image.data[y * image.width + x]]++;
  }
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let passed = 0;
  const middle = counts.findIndex((count) => (passed += count) > half);
  return middle < 0 ? 255 : middle;
}
