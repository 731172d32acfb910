/** Quality of a fingerprint: how much of it shows clear ridges, and what a person can do about it. */
import type { Quality, QualityReason } from '@ipse/core';
import type { Contrast } from '../extract/contrast.ts';
import type { Minutia } from '../extract/minutiae.ts';
import type { CellMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';

const reasons = {
  'no-ridges': {
    message: 'No ridges of a finger were found.',
    advice: 'Check that the image shows one finger, dark ridges on light, and capture it again.',
  },
  partial: {
    message: 'Only a small part of the fingertip is visible.',
    advice: 'Lay the pad of the finger flat on the middle of the sensor.',
  },
  'low-contrast': { message: 'The ridges are faint.', advice: 'Press a little more firmly, or clean the sensor.' },
  'too-dry': {
    message: 'The ridges are broken: the finger is too dry.',
    advice: 'Breathe on the finger or moisten it a little, then press it again.',
  },
  'too-wet': {
    message: 'The ridges run together: the finger is too wet.',
    advice: 'Wipe the finger and the sensor dry, then press more lightly.',
  },
  blurred: {
    message: 'The image is blurred.',
    advice: 'Hold the finger still, clean or focus the sensor, and capture it again.',
  },
  'resolution-unknown': {
    message: 'The image does not say its resolution; it was estimated from the ridges.',
    advice: 'State the pixels per inch of the sensor or scan.',
  },
} as const;

const reason = (code: keyof typeof reasons): QualityReason => ({ code, ...reasons[code] });

/** The quality of an image that shows no finger. */
export const noRidges: Quality = { value: 0, reasons: [reason('no-ridges')] };

/** What is measured inside the print. */
export interface Measures {
  /** Cells of 4 x 4 pixels at 500 ppi (0.2 mm wide). */
  readonly cells: number;
  /** Mean share of the variance that the ridge wave explains, 0 to 1. */
  readonly clarity: number;
  /** Mean local standard deviation in gray levels. */
  readonly spread: number;
  /** Skewness of the gray levels, positive when little is dark: thin broken ridges; negative when they flow together. */
  readonly skewness: number;
  /** Mean squared step between neighbouring pixels at 500 ppi over the local variance. */
  readonly sharpness: number;
}

export function measure(print: Field, contrast: Contrast, mask: CellMask, share: Float32Array): Measures {
  const { width, data } = contrast.ridges;
  let [cells, clarity, spread, squares, cubes, steps, variance] = [0, 0, 0, 1e-9, 0, 0, 1e-9];
  for (let row = 0; row < mask.rows; row++) {
    for (let col = 0; col < mask.cols; col++) {
      const cell = row * mask.cols + col;
      if (mask.inside[cell] === 0) continue;
      const i = 2 * row * width + 2 * col;
      const at = 4 * row * print.width + 4 * col;
      cells++;
      clarity += share[cell];
      spread += contrast.spread[i];
      squares += data[i] ** 2;
      cubes += data[i] ** 3;
      steps += (print.data[at + 1] - print.data[at]) ** 2 + (print.data[at + print.width] - print.data[at]) ** 2;
      variance += contrast.spread[i] ** 2;
    }
  }
  const some = Math.max(1, cells);
  return {
    cells,
    clarity: clarity / some,
    spread: spread / some,
    skewness: cubes / some / (squares / some) ** 1.5,
    sharpness: steps / variance,
  };
}

/** Cells of a print that covers a common sensor. */
const fullCells = 3600;
const partialCells = 0.55 * fullCells;
const minutiaeForSome = 10;

/** 0 to 100 from coverage and clarity, with the reasons that hold. */
export function qualityOf(measures: Measures, minutiae: readonly Minutia[], resolutionKnown: boolean): Quality {
  const { cells, clarity, spread, skewness, sharpness } = measures;
  if (cells === 0) return noRidges;
  // The bounds are near the worst hundredth of the development sets; dryness and wetness near the worst twentieth.
  const holds: [keyof typeof reasons, boolean][] = [
    ['partial', cells < partialCells || minutiae.length < minutiaeForSome],
    ['low-contrast', spread < 9],
    ['too-dry', clarity < 0.25 && skewness > 0.8],
    ['too-wet', clarity < 0.3 && skewness < -0.35],
    ['blurred', sharpness < 0.35],
    ['resolution-unknown', !resolutionKnown],
  ];
  const found = holds.filter(([, holding]) => holding).map(([code]) => reason(code));
  const coverage = Math.min(1, cells / fullCells) ** 0.5;
  return { value: Math.round(100 * coverage * Math.min(1, clarity / 0.6)), reasons: found };
}
