/**
 * One scale for all kinds of templates. Comparisons by minutiae alone, and those of marks, are calibrated on their own: a
 * similarity of theirs becomes the similarity at which prints would have the same log10 LR, so that `calibrate` is right for
 * every pair of templates.
 */
import { calibrate, similarity as asSimilarity } from '@ipse/core';
import type { CalibrationKnot, Similarity } from '@ipse/core';
import { calibration } from './calibration.ts';
import { foreignKnots } from './foreign-knots.data.ts';
import { markKnots } from './mark-knots.data.ts';

/** Knots of the comparisons of one kind, as `fitCalibration` makes them. */
export type Knots = readonly CalibrationKnot[];

/** Of a comparison by minutiae alone. */
export const foreignOnPrintScale = (value: number): Similarity => onPrintScale(value, foreignKnots);

/** Of a comparison in which at least one side is a mark. */
export const markOnPrintScale = (value: number): Similarity => onPrintScale(value, markKnots);

/** No evidence is 0 on every scale. */
function onPrintScale(value: number, knots: Knots): Similarity {
  if (value <= 0) return asSimilarity(0);
  const { log10LR } = calibrate({ ...calibration, knots }, asSimilarity(value));
  return printSimilarityAt(log10LR, value);
}

/** Order among similarities of one log10 LR, small beside what they measure. */
const orderWeight = 1e-3;

/**
 * The least similarity of prints with this log10 LR. Where the scale of prints begins and ends, where log10 LR stays as it
 * is, the similarity's own order is kept, so that candidates are still ranked.
 */
function printSimilarityAt(log10LR: number, value: number): Similarity {
  const { knots } = calibration;
  const high = knots.findIndex((knot) => knot.log10LR >= log10LR);
  const last = knots[knots.length - 1];
  if (high < 0) return asSimilarity(last.similarity + orderWeight * value);
  if (high === 0) return asSimilarity(knots[0].similarity + orderWeight * value);
  const [a, b] = [knots[high - 1], knots[high]];
  const t = (log10LR - a.log10LR) / (b.log10LR - a.log10LR);
  return asSimilarity(a.similarity + t * (b.similarity - a.similarity) + orderWeight * value);
}
