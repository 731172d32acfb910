/** Candidates that the same face speaks for nearly as strongly: twins, siblings, or one person enrolled twice. */
import type { Log10LikelihoodRatio } from '@ipse/core';

export interface PersonEvidence {
  readonly personId: string;
  readonly log10LR: Log10LikelihoodRatio;
}

/** Both speak for identity, and neither a hundred times more than the other. */
const both = 2;
const apartMax = 2;

/**
 * The candidates that cannot be told apart by this comparison, strongest first; empty where the first stands alone. A
 * face cannot tell twins from one person enrolled twice: a person has to look, and another biometric has to speak.
 */
export function lookAlikes(candidates: readonly PersonEvidence[]): PersonEvidence[] {
  const sorted = candidates.filter(({ log10LR }) => log10LR >= both).toSorted((p, q) => q.log10LR - p.log10LR);
  if (sorted.length === 0) return [];
  const near = sorted.filter(({ log10LR }) => sorted[0].log10LR - log10LR <= apartMax);
  return near.length > 1 ? near : [];
}
