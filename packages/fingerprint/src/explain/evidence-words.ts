/** What a score means, in words that do not claim more than the calibration does. */
import type { CalibratedScore } from '@ipse/core';

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

/** One sentence on the false match rate. What is fitted below any rate that was counted is no figure to print. */
export function falseMatchWords({ fmr, fmrLeast }: Pick<CalibratedScore, 'fmr' | 'fmrLeast'>): string {
  if (fmr < fmrLeast) {
    return `Fewer than one in ${roundTimes(1 / fmrLeast)} comparisons of different fingers reach this score; there is no data for less.`;
  }
  if (fmr > 0.5) return 'Most comparisons of different fingers reach this score.';
  return `About one in ${roundTimes(1 / fmr)} comparisons of different fingers reaches this score.`;
}

/** The rate as a figure. */
export function falseMatchFigure({ fmr, fmrLeast }: Pick<CalibratedScore, 'fmr' | 'fmrLeast'>): string {
  return fmr < fmrLeast ? `less than ${fmrLeast.toPrecision(1)}` : fmr.toPrecision(2);
}

/** One significant digit, with thousands apart. */
function roundTimes(value: number): string {
  return Number(value.toPrecision(1)).toLocaleString('en-GB');
}
