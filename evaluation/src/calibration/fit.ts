/**
 * From raw similarities of an evaluation to a calibration. The false match rate comes from the non-mated scores and
 * their tail; log10 LR is a line over -log10 FMR, fitted by logistic regression, which never claims more than the rate
 * itself: for a likelihood ratio that rises with the score, LR(s) <= P(score >= s | mated) / FMR(s) <= 1 / FMR(s). Nor does
 * it claim more than the data can show: of n non-mated comparisons none may have been wrong, and the rate may still be
 * near 1 / n, so log10 LR ends at log10 n, whatever tail is fitted beyond.
 */
import type { Calibration, CalibrationKnot } from '@ipse/core';
import type { ComparisonScores } from '../metrics/scores.ts';
import { fitLogistic } from './logistic.ts';
import { fitRarity, tailRules } from './tail.ts';
import type { TailRule } from './tail.ts';

export interface CalibrationSource {
  readonly version: string;
  readonly algorithm: string;
  /** The command and data, for whoever wants to do it again. */
  readonly source: string;
}

/** False match rates, as -log10, at which the bulk gets its knots. */
const BULK_RARITIES = [0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1, 1.25];

/** What log10 LR gains, in each power of ten of the rate and beyond the last, where only the order is believed. */
const ORDER_ONLY_LOG10_LR = 0.05;

/** `tail`: how light the non-mated tail may be. Failures to extract (-Infinity) are left out. Needs at least 20 finite scores of each kind. */
export function fitCalibration(
  similarities: ComparisonScores,
  source: CalibrationSource,
  tail: TailRule = tailRules.cautious,
): Calibration {
  const mated = similarities.mated.filter(Number.isFinite).sort();
  const nonMated = similarities.nonMated.filter(Number.isFinite).sort();
  const scale = fitRarity(nonMated, tail);
  const clip = (similarity: number) => Math.min(scale.rarityMax, scale.rarity(similarity));
  const line = fitLogistic(mated.map(clip), nonMated.map(clip));

  const ceiling = Math.log10(nonMated.length);
  const log10LrAt = (rarity: number) => {
    const log10LR = Math.min((line.offset + line.slope * rarity) / Math.LN10, rarity);
    return log10LR <= ceiling ? log10LR : ceiling + ORDER_ONLY_LOG10_LR * (rarity - ceiling);
  };

  const rarities = [0, ...BULK_RARITIES];
  const last = Math.max(2, clip(mated[mated.length - 1]));
  for (let rarity = 1.5; rarity < last; rarity += 0.25) rarities.push(rarity);
  rarities.push(last);
  const knots: CalibrationKnot[] = [];
  for (const wanted of rarities) {
    const similarity = wanted === 0 ? nonMated[0] : scale.similarityAt(wanted);
    const previous = knots.at(-1);
    if (previous !== undefined && similarity <= previous.similarity) continue;
    const rarity = Math.max(scale.rarity(similarity), previous === undefined ? 0 : -previous.log10Fmr);
    knots.push({ similarity: round(similarity), log10LR: round(log10LrAt(rarity)), log10Fmr: round(-rarity) });
  }
  knots.push(...orderBeyond(knots[knots.length - 1], mated[mated.length - 1]));
  return { ...source, comparisons: { mated: mated.length, nonMated: nonMated.length }, knots };
}

/** Past the last rate that may be believed, scores keep their order and gain next to no evidence. */
function orderBeyond(last: CalibrationKnot, similarityMax: number): CalibrationKnot[] {
  if (similarityMax <= last.similarity) return [];
  return [
    { similarity: round(similarityMax), log10LR: round(last.log10LR + ORDER_ONLY_LOG10_LR), log10Fmr: last.log10Fmr },
  ];
}

/** What keeps a calibration from being used; empty when nothing does. */
export function calibrationProblems({ knots }: Calibration): string[] {
  const problems: string[] = [];
  if (knots.length < 2) problems.push('fewer than two knots');
  knots.slice(1).forEach((knot, i) => {
    const before = knots[i];
    if (!(knot.similarity > before.similarity)) problems.push(`similarity does not rise at knot ${i + 1}`);
    if (knot.log10LR < before.log10LR) problems.push(`log10 LR falls at knot ${i + 1}`);
    if (knot.log10Fmr > before.log10Fmr) problems.push(`FMR rises at knot ${i + 1}`);
  });
  return problems;
}

const round = (value: number) => Number(value.toPrecision(6));
