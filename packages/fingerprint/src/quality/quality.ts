/** Quality of a fingerprint: how likely it is to match others of its finger, and what a person can do about it. */
import type { Quality } from '@ipse/core';
import type { Resolution } from '../extract/estimate-resolution.ts';
import { coherenceMin } from './coherence.ts';
import type { Measures } from './measures.ts';
import { reason, reasonsOf } from './reasons.ts';
import { qualityValue } from './utility.ts';

/** The quality of an image that shows no finger. */
export const noRidges: Quality = { value: 0, reasons: [reason('no-ridges')] };

/** The quality of an image that repeats itself. */
export const notAFinger: Quality = { value: 0, reasons: [reason('repeated')] };

/** The quality of an image that shows something, but nothing that runs as ridges do. */
const notRidges: Quality = { value: 0, reasons: [reason('not-ridges')] };

/** The quality of lines that neither end nor fork; `partial` is said only of a small area, not of stripes. */
export const withoutMinutiae = (measures: Measures, resolution: Resolution): Quality => ({
  value: 0,
  reasons: [reason('no-minutiae'), ...reasonsOf({ ...measures, minutiae: Infinity }, resolution)],
});

/** Whether what is seen runs as ridges do. */
export const runsAsRidges = ({ coherence }: Measures): boolean => coherence >= coherenceMin;

/** 0 to 100, monotone with the error to expect, with the reasons that hold. */
export function qualityOf(measures: Measures, resolution: Resolution): Quality {
  if (measures.areaMm2 === 0) return noRidges;
  if (!runsAsRidges(measures)) return notRidges;
  return { value: qualityValue(measures), reasons: reasonsOf(measures, resolution) };
}
