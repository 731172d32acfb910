/** Quality of a fingerprint: how likely it is to match others of its finger, and what a person can do about it. */
import type { Quality } from '@ipse/core';
import type { Resolution } from '../extract/estimate-resolution.ts';
import type { Measures } from './measures.ts';
import { reason, reasonsOf } from './reasons.ts';
import { qualityValue } from './utility.ts';

/** The quality of an image that shows no finger. */
export const noRidges: Quality = { value: 0, reasons: [reason('no-ridges')] };

/** The quality of an image that repeats itself. */
export const notAFinger: Quality = { value: 0, reasons: [reason('repeated')] };

/** 0 to 100, monotone with the error to expect, with the reasons that hold. */
export function qualityOf(measures: Measures, resolution: Resolution): Quality {
  if (measures.areaMm2 === 0) return noRidges;
  return { value: qualityValue(measures), reasons: reasonsOf(measures, resolution) };
}
