/** Evidence from several encounters of one person. Photographs of one face are correlated: never summed. */
import { log10LikelihoodRatio } from '@ipse/core';
import type { Log10LikelihoodRatio } from '@ipse/core';

/** The comparison of the probe with one encounter. */
export interface EncounterEvidence {
  readonly log10LR: Log10LikelihoodRatio;
  /** Of the poorer of the two images, 0 to 100. */
  readonly quality: number;
  /** Between the two images; absent when one is undated. */
  readonly yearsApart?: number;
}

/**
 * `best`: the strongest, less log10 of how many were tried, since a stranger too has as many chances to look alike.
 * `average`: the mean, weighted by quality. `recent`: the same, and a face weighs half as much for every `halvingYears`.
 */
export type FusionRule = 'best' | 'average' | 'recent';

/** Appearance drifts over years, not months; a starting point, not a measured figure. */
const halvingYears = 8;
/** An undated image counts as this old. */
const undatedYears = 8;
/** Even the poorest image keeps a little weight, so that there is always a mean. */
const qualityLeast = 5;

/** Undefined without evidence. Never more than the strongest single comparison. */
export function fuseEncounters(
  evidence: readonly EncounterEvidence[],
  rule: FusionRule,
): Log10LikelihoodRatio | undefined {
  if (evidence.length === 0) return undefined;
  if (rule === 'best') {
    const best = Math.max(...evidence.map(({ log10LR }) => log10LR));
    return log10LikelihoodRatio(best - Math.log10(evidence.length));
  }
  let [sum, weights] = [0, 0];
  for (const { log10LR, quality, yearsApart = undatedYears } of evidence) {
    const age = rule === 'recent' ? 0.5 ** (Math.max(0, yearsApart) / halvingYears) : 1;
    const weight = Math.max(qualityLeast, quality) * age;
    sum += weight * log10LR;
    weights += weight;
  }
  return log10LikelihoodRatio(sum / weights);
}
