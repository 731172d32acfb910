/**
 * Hints that a print is a copy of a print. Weak, each of them (docs/reference/liveness.md says how weak): they stand beside the
 * reasons of the quality for a person to read, and are part of no score, no quality and no refusal.
 */
import type { GrayImage, QualityReason } from '@ipse/core';
import { measurePrint } from './measures.ts';
import type { PrintMeasures } from './measures.ts';

/** Chosen on the development sets and on models of copies made of them: `evaluation/src/fingerprint-hints/measure.ts`. */
const limits = { rasterMax: 1.75, levelsMin: 16, grainMin: 0.09 } as const;

const hints = {
  'dot-raster': {
    message: 'One fine pattern repeats all over the image.',
    advice: 'It may be a copy printed on paper. Look at the finger itself.',
  },
  'few-gray-levels': {
    message: 'The image has hardly any shades of gray.',
    advice: 'It may be a photocopy, or a sensor or program that keeps only black and white.',
  },
  'no-grain': {
    message: 'The image is smoother than sensors leave it.',
    advice: 'It may show a cast, or a picture out of focus or made smooth by a program.',
  },
} as const;

/** None where too little of the image shows ridges to say anything. */
export function hintsOfPrint(image: GrayImage): QualityReason[] {
  const measures = measurePrint(image);
  if (measures === undefined) return [];
  return hintNames(measures).map((code) => ({ code, ...hints[code] }));
}

function hintNames({ raster, levels, grain }: PrintMeasures): (keyof typeof hints)[] {
  const found: (keyof typeof hints)[] = [];
  if (raster > limits.rasterMax) found.push('dot-raster');
  if (levels < limits.levelsMin) found.push('few-gray-levels');
  if (grain < limits.grainMin) found.push('no-grain');
  return found;
}
