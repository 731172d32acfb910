/** Fields of numbers as pictures. */
import type { ColourImage, GrayImage } from '@ipse/core';
import type { Field } from '../extract/smooth.ts';

/** `valueAt` answers 0 to 255; what lies outside is clipped. */
export function grayPicture(width: number, height: number, valueAt: (i: number) => number): GrayImage {
  const data = new Uint8ClampedArray(width * height);
  for (let i = 0; i < data.length; i++) data[i] = valueAt(i);
  return { kind: 'gray', width, height, data: new Uint8Array(data.buffer) };
}

export type Rgb = readonly [red: number, green: number, blue: number];

export function colourPicture(width: number, height: number, colourAt: (x: number, y: number) => Rgb): ColourImage {
  const data = new Uint8ClampedArray(3 * width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) data.set(colourAt(x, y), at);
  }
  return { kind: 'colour', width, height, data: new Uint8Array(data.buffer) };
}

export const printPicture = ({ width, height, data }: Field): GrayImage => grayPicture(width, height, (i) => data[i]);

/** Pale, so that a drawing over it can be read. */
export const palePicture = ({ width, height, data }: Field): GrayImage =>
  grayPicture(width, height, (i) => 150 + 0.41 * data[i]);

/** Blue over green to yellow for 0 to 1: even steps in lightness, and safe for the colour-blind. */
export function scaleColour(share: number): Rgb {
  const at = Math.max(0, Math.min(stops.length - 1.001, share * (stops.length - 1)));
  const [low, high, t] = [stops[Math.floor(at)], stops[Math.floor(at) + 1], at % 1];
  const between = (c: 0 | 1 | 2) => low[c] + t * (high[c] - low[c]);
  return [between(0), between(1), between(2)];
}

const stops: readonly Rgb[] = [
  [40, 42, 110],
  [46, 96, 150],
  [38, 145, 146],
  [104, 190, 110],
  [240, 225, 90],
];
