/**
 * How rare a non-mated score is. Inside the data: the share of non-mated comparisons that score as high. Beyond it: a
 * generalised Pareto tail over a high threshold (Pickands 1975).
 */

import { countAtLeast } from '../metrics/scores.ts';

/** -log10 of a false match rate as a function of similarity, and its inverse. */
export interface RarityScale {
  /** 0 for a score that every non-mated comparison reaches; rises with the score. */
  rarity(similarity: number): number;
  /** The lowest similarity of that rarity. */
  similarityAt(rarity: number): number;
  /** As far as the tail may be believed: four powers of ten beyond one in the number of comparisons. */
  readonly rarityMax: number;
}

/** How light a fitted tail may be. */
export interface TailRule {
  /** The least shape: 0 is exponential, below it the tail is lighter. */
  readonly shapeMin: number;
  /** Widened by the fit's own standard error. */
  readonly widened: boolean;
}

/**
 * `cautious` never understates a rate: no lighter than exponential, and widened. Cosines of embeddings are bounded and have
 * tails a little lighter; caution there set thresholds so high that fewer false alarms than promised were seen
 * (`node evaluation/src/face/promised-fpir.ts`), so `cosine` is the middle of the fit.
 */
export const tailRules = {
  cautious: { shapeMin: 0, widened: true },
  cosine: { shapeMin: -0.05, widened: false },
} as const satisfies Record<string, TailRule>;

/** The rule for the similarities of a modality. */
export function tailRuleOf(modality: string): TailRule {
  return modality === 'face' ? tailRules.cosine : tailRules.cautious;
}

/** How far beyond the data a fitted tail is used, in powers of ten. */
const POWERS_BEYOND_DATA = 4;

/** Enough to fit a tail by; of millions of scores the highest hundredth would still be body, whose shape is another. */
const EXCEEDANCES_MAX = 500;

/** Needs at least 20 non-mated similarities, all finite, by rising value. */
export function fitRarity(rising: Float64Array, rule: TailRule): RarityScale {
  const n = rising.length;
  const exceedances = Math.min(Math.floor(n / 4), Math.max(20, Math.min(EXCEEDANCES_MAX, Math.round(n / 100))));
  const edge = rising[n - 1 - exceedances];
  const { scale, shape } = fitPareto(
    rising.subarray(n - exceedances).map((value) => value - edge),
    rule,
  );
  const edgeRarity = Math.log10((n + 1) / (exceedances + 2));

  const rarity = (similarity: number) => {
    if (similarity <= edge) return Math.log10((n + 1) / (countAtLeast(rising, similarity) + 1));
    const units = (similarity - edge) / scale;
    // A tail lighter than exponential ends somewhere; beyond, nothing is rare enough.
    if (1 + shape * units <= 0) return Infinity;
    return edgeRarity + (shape === 0 ? units : Math.log1p(shape * units) / shape) / Math.LN10;
  };
  const similarityAt = (wanted: number) => {
    if (wanted <= edgeRarity) return rising[Math.min(n - 1, Math.ceil(n + 1 - (n + 1) * 10 ** -wanted))];
    const nats = (wanted - edgeRarity) * Math.LN10;
    return edge + scale * (shape === 0 ? nats : Math.expm1(shape * nats) / shape);
  };
  return { rarity, similarityAt, rarityMax: Math.log10(n) + POWERS_BEYOND_DATA };
}

/** Probability-weighted moments (Hosking and Wallis 1987), the shape kept between the rule's least and heavy. */
function fitPareto(excesses: Float64Array, rule: TailRule): { scale: number; shape: number } {
  const k = excesses.length;
  let mean = 0;
  let weighted = 0;
  excesses.forEach((excess, i) => {
    mean += excess / k;
    weighted += (excess * (k - 1 - i)) / (k - 1) / k;
  });
  const widened = rule.widened ? 1 + 1 / Math.sqrt(k) : 1;
  if (mean <= 0) return { scale: Number.EPSILON, shape: 0 };
  const shape = Math.min(0.5, Math.max(rule.shapeMin, 2 - mean / (mean - 2 * weighted)));
  return { scale: mean * (1 - shape) * widened, shape };
}
