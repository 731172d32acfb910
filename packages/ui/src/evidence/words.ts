/**
 * Words for evidence. The verbal scale is that of the ENFSI Guideline for Evaluative Reporting in Forensic Science
 * (2015), which names orders of magnitude of the likelihood ratio; the number always stands beside the words.
 */

/** Which of the two propositions the evidence supports. */
export type Proposition = 'same source' | 'different sources' | 'neither';

export interface EvidenceWords {
  readonly strength: 'no' | 'weak' | 'moderate' | 'moderately strong' | 'strong' | 'very strong' | 'extremely strong';
  readonly supports: Proposition;
  /** `Strong support for the same source`. */
  readonly phrase: string;
}

/** Lower bounds of each band in log10 LR: a ratio below 2 is no support, above a million extremely strong. */
const bands = [
  [6, 'extremely strong'],
  [4, 'very strong'],
  [3, 'strong'],
  [2, 'moderately strong'],
  [1, 'moderate'],
  [0.3, 'weak'],
] as const;

/** Words for a log10 LR; negative values support different sources with the strength of their magnitude. */
export function evidenceWords(log10LR: number): EvidenceWords {
  // The words must not contradict the figure beside them, which is rounded to one decimal.
  const shown = Math.round(Math.abs(log10LR) * 10) / 10;
  const band = bands.find(([lowest]) => shown >= lowest);
  if (band === undefined) return { strength: 'no', supports: 'neither', phrase: 'No support either way' };
  const [, strength] = band;
  const supports = log10LR > 0 ? 'same source' : 'different sources';
  const article = log10LR > 0 ? 'the ' : '';
  return {
    strength,
    supports,
    phrase: `${strength[0].toUpperCase()}${strength.slice(1)} support for ${article}${supports}`,
  };
}

const rounded = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
const signed = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** `+4.2`, with a true minus sign. */
export function formatLog10LR(log10LR: number): string {
  return signed.format(log10LR).replace('-', '\u2212');
}

/** What the figure means, in one sentence: how many times more probable, and under which proposition. */
export function evidenceSentence(log10LR: number): string {
  const magnitude = Math.abs(log10LR);
  if (Math.round(magnitude * 10) / 10 < 0.3) return 'About as probable if the source is the same as if it is not.';
  const times = magnitude < 15 ? rounded.format(10 ** magnitude) : `10^${rounded.format(magnitude)}`;
  const [more, less] = log10LR > 0 ? ['the same', 'different'] : ['different', 'the same'];
  return `About ${times} times more probable if the source is ${more} than if it is ${less}.`;
}

/** No data of ours supports a lower rate. */
const rateLeast = 1e-9;

/** A rate as `1 in 2,300,000`; below `least`, what the data behind it can tell, only that it is lower. */
export function formatOneIn(rate: number, least = rateLeast): string {
  const told = Math.max(least, rateLeast);
  if (!(rate >= told)) return `fewer than ${told >= 0.5 ? formatOneIn(told) : `1 in ${rounded.format(1 / told)}`}`;
  if (rate >= 0.5) return rounded.format(rate * 100) + ' %';
  return `1 in ${rounded.format(1 / rate)}`;
}
