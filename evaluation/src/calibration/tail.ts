/**
 * How rare a non-mated score is. Inside the data: the share of non-mated comparisons that score as high. Beyond it: a
 * generalised Pareto tail over a high threshold (Pickands 1975), never lighter than exponential and widened by its own
 * standard error, so that the rate is rather overstated than understated.
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

/** How far beyond the data a fitted tail is used, in powers of ten. */
const POWERS_BEYOND_DATA = 4;

/** Enough to fit a tail by; of millions of scores the highest hundredth would still be body, whose shape is another. */
const EXCEEDANCES_MAX = 500;

/** Needs at least 20 non-mated similarities, all finite, by rising value. */
export function fitRarity(rising: Float64Array): RarityScale {
  const n = rising.length;
  const exceedances = Math.min(Math.floor(n / 4), Math.max(20, Math.min(EXCEEDANCES_MAX, Math.round(n / 100))));
  const edge = rising[n - 1 - exceedances];
  const { scale, shape } = fitPareto(rising.subarray(n - exceedances).map((value) => value - edge));
  const edgeRarity = Math.log10((n + 1) / (exceedances + 2));

  const rarity = (similarity: number) => {
    if (similarity <= edge) return Math.log10((n + 1) / (countAtLeast(rising, similarity) + 1));
    const units = (similarity - edge) / scale;
    return edgeRarity + (shape > 0 ? Math.log1p(shape * units) / shape : units) / Math.LN10;
  };
  const similarityAt = (wanted: number) => {
    if (wanted <= edgeRarity) return rising[Math.min(n - 1, Math.ceil(n + 1 - (n + 1) * 10 ** -wanted))];
    const nats = (wanted - edgeRarity) * Math.LN10;
    return edge + scale * (shape > 0 ? Math.expm1(shape * nats) / shape : nats);
  };
  return { rarity, similarityAt, rarityMax: Math.log10(n) + POWERS_BEYOND_DATA };
}

/** Probability-weighted moments (Hosking and Wallis 1987), the shape kept between exponential and heavy. */
function fitPareto(excesses: Float64Array): { scale: number; shape: number } {
  const k = excesses.length;
  let mean = 0;
  let weighted = 0;
  excesses.forEach((excess, i) => {
    mean += excess / k;
    weighted += (excess * (k - 1 - i)) / (k - 1) / k;
  });
  const widened = 1 + 1 / Math.sqrt(k);
  if (mean <= 0) return { scale: Number.EPSILON, shape: 0 };
  const shape = Math.min(0.5, Math.max(0, 2 - mean / (mean - 2 * weighted)));
  return { scale: mean * (1 - shape) * widened, shape };
}
