/**
 * The number: how well a sample is likely to match others of its finger, 0 to 100 (the utility that ISO/IEC 29794-1 asks
 * quality to predict). Few measures, each with its own sense, joined by weights that were fitted to the mated scores of
 * the development sets and checked on sets that took no part; scripts/fit-quality.ts does it again.
 */
import type { Measures } from './measures.ts';
import { utilityWeights } from './utility.data.ts';

/** What the weights apply to, in their order. Logarithms: the tenth minutia is worth more than the fiftieth. */
export function utilityTerms(measures: Measures): readonly number[] {
  return [Math.log(measures.clearMinutiae + 1), measures.clarityOfWorst, -measures.unevenness];
}

/** 0 to 100, a whole number. */
export function qualityValue(measures: Measures): number {
  const logit = utilityTerms(measures).reduce(
    (sum, term, i) => sum + utilityWeights.terms[i] * term,
    utilityWeights.offset,
  );
  return Math.round(100 / (1 + Math.exp(-logit)));
}
