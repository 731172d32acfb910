/** What a score means, in words that do not claim more than the calibration does. */
import type { CalibratedScore } from '@ipse/core';
import { calibration } from '../calibration/calibration.ts';

/** After the scale of the ENFSI guideline for evaluative reporting (2015). */
const strengths = [
  { log10LR: 6, words: 'extremely strong' },
  { log10LR: 4, words: 'very strong' },
  { log10LR: 3, words: 'strong' },
  { log10LR: 2, words: 'moderately strong' },
  { log10LR: 1, words: 'moderate' },
  { log10LR: 0.3, words: 'weak' },
] as const;

/** One sentence on the likelihood ratio. */
export function likelihoodWords({ log10LR }: Pick<CalibratedScore, 'log10LR'>): string {
  const times = roundTimes(10 ** Math.abs(log10LR));
  const found = strengths.find((strength) => Math.abs(log10LR) >= strength.log10LR);
  if (!found) return 'The evidence speaks for neither: it is about as probable from one finger as from two.';
  const [one, other] = log10LR > 0 ? ['one finger', 'two'] : ['two fingers', 'one'];
  return `The evidence is about ${times} times more probable from ${one} than from ${other}: ${found.words} support.`;
}

/** No rate below one in so many was ever counted: what is fitted beyond orders scores, and is no figure to print. */
const rateLeast = 1 / calibration.comparisons.nonMated;

/** One sentence on the false match rate. */
export function falseMatchWords({ fmr }: Pick<CalibratedScore, 'fmr'>): string {
  if (fmr < rateLeast) {
    return `Fewer than one in ${roundTimes(1 / rateLeast)} comparisons of different fingers reach this score; there is no data for less.`;
  }
  if (fmr > 0.5) return 'Most comparisons of different fingers reach this score.';
  return `About one in ${roundTimes(1 / fmr)} comparisons of different fingers reaches this score.`;
}

/** The rate as a figure. */
export function falseMatchFigure({ fmr }: Pick<CalibratedScore, 'fmr'>): string {
  return fmr < rateLeast ? `less than ${rateLeast.toPrecision(1)}` : fmr.toPrecision(2);
}

/** One significant digit, with thousands apart. */
function roundTimes(value: number): string {
  return Number(value.toPrecision(1)).toLocaleString('en-GB');
}
