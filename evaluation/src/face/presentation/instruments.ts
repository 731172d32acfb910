/** Pictures as attackers would show them to a camera: models of a screen and of a print, not the things themselves. */
import type { ColourImage } from '@ipse/core';
import { blurred } from '../../images/blurred.ts';

/** The camera sees the instrument a little turned and enlarged, as a hand would hold it. */
const camera = { turnRad: 0.035, enlargement: 1.07 } as const;
/** Of the screen and of the print, in pixels of the picture that they show. */
const pitchPx = { screen: 2.7, print: 3.1 } as const;

/** A picture resampled between its pixels; `place` says which place of `image` a pixel shows. */
function resample(
  image: ColourImage,
  width: number,
  height: number,
  place: (x: number, y: number) => readonly [number, number],
): ColourImage {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = place(x, y);
      for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] = Math.round(sample(image, u, v, c));
    }
  }
  return { kind: 'colour', width, height, data };
}

/** Between its pixels; beyond the rim as on it. */
export function sample({ width, height, data }: ColourImage, x: number, y: number, channel: number): number {
  const [cx, cy] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const at = (column: number, row: number) => data[3 * (row * width + column) + channel];
  const above = at(x0, y0) * (x1 === x0 ? 1 : 1 - (cx - x0)) + at(x1, y0) * (x1 === x0 ? 0 : cx - x0);
  const below = at(x0, y1) * (x1 === x0 ? 1 : 1 - (cx - x0)) + at(x1, y1) * (x1 === x0 ? 0 : cx - x0);
  return above + (below - above) * (cy - y0);
}

export function scaledTo(image: ColourImage, scale: number): ColourImage {
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  return resample(image, width, height, (x, y) => [(x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5]);
}

/** A flat picture that is turned to the side: narrower, and nothing else. */
export function squeezed(image: ColourImage, share: number): ColourImage {
  const middle = image.width / 2;
  return resample(image, image.width, image.height, (x, y) => [middle + (x - middle) / share, y]);
}

/** The picture on a screen or on paper, photographed; in focus with a blur of 0. */
export function shownOn(image: ColourImage, instrument: 'screen' | 'print', blurPx: number): ColourImage {
  const { width, height } = image;
  const [middleX, middleY] = [width / 2, height / 2];
  const [c, s] = [Math.cos(camera.turnRad) / camera.enlargement, Math.sin(camera.turnRad) / camera.enlargement];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - middleX, y - middleY];
      const [u, v] = [middleX + c * dx - s * dy, middleY + s * dx + c * dy];
      for (let channel = 0; channel < 3; channel++) {
        const plain = sample(image, u, v, channel);
        const lit = instrument === 'screen' ? plain * stripe(u, v, channel) : dotted(plain, u, v, channel);
        data[3 * (y * width + x) + channel] = Math.min(255, Math.round(lit));
      }
    }
  }
  const photograph: ColourImage = { kind: 'colour', width, height, data };
  return blurPx === 0 ? photograph : blurred(photograph, blurPx);
}

/** Stripes of red, green and blue beside each other, with a dark gap between rows, as the lens has softened them. */
function stripe(u: number, v: number, channel: number): number {
  const across = Math.cos(2 * Math.PI * (u / pitchPx.screen - channel / 3));
  const down = Math.cos((2 * Math.PI * v) / pitchPx.screen);
  return (1 + 0.18 * across) * (1 + 0.1 * down);
}

/** Dots of a halftone that stand at an angle of their own for each ink; darker where the picture is darker. */
function dotted(plain: number, u: number, v: number, channel: number): number {
  const angle = [0.26, 1.31, 0.79][channel];
  const [p, q] = [u * Math.cos(angle) + v * Math.sin(angle), v * Math.cos(angle) - u * Math.sin(angle)];
  const wave = Math.cos((2 * Math.PI * p) / pitchPx.print) * Math.cos((2 * Math.PI * q) / pitchPx.print);
  const coverage = 1 - plain / 255;
  return plain + 110 * wave * coverage * (1 - coverage);
}
