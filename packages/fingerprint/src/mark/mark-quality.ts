/** Quality of a mark: its area and minutiae, with what an examiner can do about it. */
import type { Quality, QualityReason } from '@ipse/core';
import type { Resolution } from '../extract/estimate-resolution.ts';
import { withEstimate } from '../quality/reasons.ts';

const reasons = {
  'no-ridges': {
    message: 'No ridges were found in the mark.',
    advice: 'Outline the ridges by hand, or mark the minutiae that you see.',
  },
  partial: {
    message: 'The mark is small.',
    advice: 'Check the outline and the proposed minutiae, and search more candidates than usual.',
  },
  'few-minutiae': {
    message: 'Few minutiae were found.',
    advice: 'Mark the minutiae that you see, and take false ones away.',
  },
  'resolution-unknown': {
    message: 'The image does not say its resolution.',
    advice: 'State the pixels per inch of the photograph or scan, from the scale beside the mark.',
  },
} as const;

/** Cells of 4 x 4 pixels at 500 ppi in a square centimetre, and the minutiae of a mark that is good to compare. */
const cellsPerCm2 = 2420;
const fewMinutiae = 12;
const enoughMinutiae = 30;

/** 0 to 100: of two marks the one with the higher value is found more surely. */
export function markQuality(cells: number, minutiae: number, resolution: Resolution): Quality {
  const holds: [keyof typeof reasons, boolean][] = [
    ['no-ridges', cells === 0],
    ['partial', cells > 0 && cells < 0.7 * cellsPerCm2],
    ['few-minutiae', cells > 0 && minutiae < fewMinutiae],
    ['resolution-unknown', !resolution.known],
  ];
  const found: QualityReason[] = holds
    .filter(([, holding]) => holding)
    .map(([code]) => withEstimate({ code, ...reasons[code] }, resolution));
  const share = Math.min(1, cells / (1.5 * cellsPerCm2)) * Math.min(1, minutiae / enoughMinutiae);
  return { value: Math.round(100 * Math.sqrt(share)), reasons: found };
}
