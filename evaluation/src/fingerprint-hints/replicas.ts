/** Prints as they look when they are copied: models of a copy, not the things themselves. */
import type { GrayImage } from '@ipse/core';
import { blurred } from '../images/blurred.ts';

/** The camera sees the copy a little turned, as a hand would lay it. */
const turnRad = 0.03;
/** Of a printer's halftone, in pixels of the picture; at 45 degrees, as printers lay black. */
const pitchPx = 3.3;

/** A copy on paper by halftone, scanned again. */
export function halftoned(image: GrayImage): GrayImage {
  const angle = Math.PI / 4 + turnRad;
  const [c, s] = [(2 * Math.PI * Math.cos(angle)) / pitchPx, (2 * Math.PI * Math.sin(angle)) / pitchPx];
  return mapped(image, (value, x, y) => {
    const coverage = 1 - value / 255;
    return value + 130 * Math.cos(c * x + s * y) * Math.cos(c * y - s * x) * coverage * (1 - coverage);
  });
}

/** A soft cast: no pores, no sweat, no grain. */
export function cast(image: GrayImage): GrayImage {
  return blurred(blurred(image, 1.4), 1.4);
}

/** A copy of black and white. */
export function photocopied(image: GrayImage): GrayImage {
  const { data } = blurred(image, 0.8);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  return mapped(image, (_, x, y) => (data[y * image.width + x] < mean ? 20 : 240));
}

function mapped(image: GrayImage, to: (value: number, x: number, y: number) => number): GrayImage {
  const data = image.data.map((value, i) =>
    Math.max(0, Math.min(255, Math.round(to(value, i % image.width, Math.floor(i / image.width))))),
  );
  return { ...image, data };
}
