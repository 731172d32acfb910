/** Quality of a fingerprint: how much of it shows clear ridges, and what a person can do about it. */
import type { Quality, QualityReason } from '@ipse/core';
import type { Contrast } from './contrast.ts';
import type { Minutia } from './minutiae.ts';
import type { CellMask } from './segmentation.ts';

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
  'resolution-unknown': {
    message: 'The image does not say its resolution.',
    advice: 'State the pixels per inch of the sensor or scan.',
  },
} as const;

const reason = (code: keyof typeof reasons): QualityReason => ({ code, ...reasons[code] });

export interface Observed {
  readonly contrast: Contrast;
  readonly mask: CellMask;
  readonly share: Float32Array;
  readonly minutiae: readonly Minutia[];
  readonly resolutionKnown: boolean;
}

/** A cell is 4 pixels wide at 500 ppi: 0.2 mm. */
const cellsOfFullPrint = 3600;

export function qualityOf({ contrast, mask, share, minutiae, resolutionKnown }: Observed): Quality {
  let [cells, clear, spread] = [0, 0, 0];
  for (let row = 0; row < mask.rows; row++) {
    for (let col = 0; col < mask.cols; col++) {
      const i = row * mask.cols + col;
      if (mask.inside[i] === 0) continue;
      cells++;
      clear += share[i];
      spread += contrast.spread[2 * row * contrast.ridges.width + 2 * col];
    }
  }
  if (cells === 0) return { value: 0, reasons: [reason('no-ridges')] };
  const found: QualityReason[] = [];
  if (cells < 0.4 * cellsOfFullPrint || minutiae.length < 10) found.push(reason('partial'));
  if (spread / cells < 10) found.push(reason('low-contrast'));
  if (!resolutionKnown) found.push(reason('resolution-unknown'));
  const clarity = Math.min(1, clear / cells / 0.6);
  return { value: Math.round(100 * clarity * Math.min(1, cells / cellsOfFullPrint)), reasons: found };
}
