/** The upright image of one finger of a slap. */
import type { GrayImage } from '@ipse/core';
import { cellPx } from './cells.ts';
import type { FingerBox } from './shapes.ts';
import { unturned } from './shapes.ts';

/** Paper about the finger, in pixels at 500 ppi. */
const marginPx = 12;

export interface Belongings {
  readonly cols: number;
  readonly rows: number;
  /** By cell: the number of the finger it belongs to, from 1; 0 for none. */
  readonly finger: Uint8Array;
}

/**
 * Turns the finger upright at the slap's own resolution. What belongs to another finger or lies outside the image is
 * painted as paper. `box` is in pixels of the image; `scale` is those in a pixel at 500 ppi.
 */
export function cropFinger(
  image: GrayImage,
  box: FingerBox,
  scale: number,
  belongings: Belongings,
  own: number,
  paper: number,
): GrayImage {
  const margin = marginPx * scale;
  const width = Math.max(1, Math.round(box.width + 2 * margin));
  const height = Math.max(1, Math.round(box.height + 2 * margin));
  const right = unturned(1, 0, box.rotationRad);
  const down = unturned(0, 1, box.rotationRad);
  const data = new Uint8Array(width * height).fill(paper);
  const cellSide = cellPx * scale;
  for (let row = 0; row < height; row++) {
    const v = row - (height - 1) / 2;
    for (let column = 0; column < width; column++) {
      const u = column - (width - 1) / 2;
      const x = box.centreX + u * right.x + v * down.x - 0.5;
      const y = box.centreY + u * right.y + v * down.y - 0.5;
      if (x < 0 || y < 0 || x >= image.width - 1 || y >= image.height - 1) continue;
      if (isAnothers(belongings, Math.floor(x / cellSide), Math.floor(y / cellSide), own)) continue;
      data[row * width + column] = bilinear(image, x, y);
    }
  }
  const { resolutionPpi } = image;
  return { kind: 'gray', width, height, data, ...(resolutionPpi === undefined ? {} : { resolutionPpi }) };
}

function isAnothers({ cols, rows, finger }: Belongings, col: number, row: number, own: number): boolean {
  const cell = finger[Math.min(rows - 1, row) * cols + Math.min(cols - 1, col)];
  return cell !== 0 && cell !== own;
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
