/**
 * The same likeness says more when the images are poor. Similarities of different people are distributed alike whatever the
 * quality; those of one person fall with it. So a cosine is multiplied by the weight of each of the two images, and the
 * evidence that follows is conditioned on their quality.
 */
import { normOf } from './rate.ts';

/** Fitted on one half of the people of the development set and checked on the other; see MODELS.md. */
const exponent = 0.2;
const qualityMax = 100;

/** For each quality from 0 to 100: 1 for the worst, less for the better. */
const weights = Float64Array.from(
  { length: qualityMax + 1 },
  (_, quality) => (normOf(0) / normOf(quality)) ** exponent,
);

/** `quality`: of a template, a whole number from 0 to 100. The weight is at most 1. */
export function evidenceWeight(quality: number): number {
  return weights[Math.round(Math.min(qualityMax, Math.max(0, quality)))];
}
