/** The part of a large image that holds the print: no fingertip is wider than 2 inches, no scan may cost more. */
import type { GrayImage } from '@ipse/core';
import { normalPpi } from './resolution.ts';

/** Longest side that is worked on, in pixels at 500 ppi. */
const sideMax = 960;
/** Side of the blocks whose contrast is measured, in pixels at 500 ppi. */
const blockPx = 32;

/** A rectangle in the pixels of an image. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole image, or as much of it as is worked on, about the centre of its contrast. */
export function regionOfPrint(image: GrayImage, ppi: number): Region {
  const side = Math.floor((sideMax * ppi) / normalPpi);
  if (image.width <= side && image.height <= side) return { left: 0, top: 0, width: image.width, height: image.height };
  const centre = centreOfContrast(image, Math.max(2, Math.round((blockPx * ppi) / normalPpi)));
  const place = (length: number, at: number) => Math.round(Math.max(0, Math.min(length - side, at - side / 2)));
  return {
    left: place(image.width, centre.x),
    top: place(image.height, centre.y),
    width: Math.min(side, image.width),
    height: Math.min(side, image.height),
  };
}

/** Copies a region. */
export function crop(image: GrayImage, { left, top, width, height }: Region): GrayImage {
  if (width === image.width && height === image.height) return image;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left;
    data.set(image.data.subarray(from, from + width), y * width);
  }
  return { ...image, width, height, data };
}

/** Centre of gravity of the blocks' spread between their darkest and lightest of 64 pixels. */
function centreOfContrast(image: GrayImage, block: number): { x: number; y: number } {
  let [sum, sumX, sumY] = [1e-9, (image.width / 2) * 1e-9, (image.height / 2) * 1e-9];
  for (let top = 0; top + block <= image.height; top += block) {
    for (let left = 0; left + block <= image.width; left += block) {
      const spread = spreadOfBlock(image, left, top, block);
      sum += spread;
      sumX += spread * (left + block / 2);
      sumY += spread * (top + block / 2);
    }
  }
  return { x: sumX / sum, y: sumY / sum };
}

function spreadOfBlock({ width, data }: GrayImage, left: number, top: number, block: number): number {
  let [darkest, lightest] = [255, 0];
  for (let v = 0; v < 8; v++) {
    const row = (top + Math.floor((v * block) / 8)) * width + left;
    for (let u = 0; u < 8; u++) {
      const value = data[row + Math.floor((u * block) / 8)];
      if (value < darkest) darkest = value;
      if (value > lightest) lightest = value;
    }
  }
  return Math.max(0, lightest - darkest - 24);
}
