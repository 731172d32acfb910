/**
 * Ruled lines, print and strokes of a pen out of the way of ridges. Ridges cover half of their ground and so stay within one and a
 * half standard deviations of it; ink is rare and dark, and stands out. What stands out is brought back, again and again,
 * since the spread that it is held against contains it.
 */
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';

/** A sine stays within 1.41 standard deviations. */
const deviationsMax = 1.5;
const passes = 3;
/** Over about six ridges, in pixels at 500 ppi. */
const windowSigma = 12;

/** The same picture at 500 ppi, in gray levels, nowhere much darker than what is about it. */
export function withoutInk({ width, height, data }: Field): Field {
  let cleaned = data;
  for (let pass = 0; pass < passes; pass++) {
    const mean = smooth(cleaned, width, height, windowSigma);
    const squares = cleaned.map((value, i) => (value - mean[i]) ** 2);
    const variance = smooth(squares, width, height, windowSigma);
    cleaned = cleaned.map((value, i) => Math.max(value, mean[i] - deviationsMax * Math.sqrt(Math.max(0, variance[i]))));
  }
  return { width, height, data: cleaned };
}
