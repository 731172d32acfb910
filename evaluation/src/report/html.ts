/** The report of an evaluation as one HTML file that needs nothing else; it holds figures, never samples or their names. */
import type { Evaluation } from '../evaluate.ts';
import { cllrMin } from '../metrics/cllr.ts';
import type { GroupFigures, RateWithInterval } from '../metrics/groups.ts';
import { scoreHistogram } from '../metrics/histogram.ts';
import { detFigure, histogramFigure, percent, rejectFigure } from './figures.ts';
import { style } from './style.data.ts';

/** `title` names the data, for example the manifest's file name. */
export function htmlReport(evaluation: Evaluation, title: string): string {
  const { result, scores, det, refused } = evaluation;
  const name = `${escape(result.algorithm.name)} ${escape(result.algorithm.version)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}: ${escape(result.modality)} evaluation</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escape(title)}</h1><p class="lead">${escape(result.modality)}, ${name}: ${count(result.samples)} samples, ${count(result.comparisons.mated)} mated and ${count(result.comparisons.nonMated)} non-mated comparisons</p></header>
<main>
<section><h2>Accuracy</h2>${table(accuracyRows(evaluation, cllrMin(scores)))}</section>
<section><h2>Samples and time</h2>${table(sampleRows(evaluation))}${refusals(refused)}</section>${groupSection(result.groups)}
<figure>${detFigure(det, result.comparisons.nonMated)}<figcaption>Detection error trade-off. The lower and the further left, the better; dashed: both error rates equal.</figcaption></figure>
<figure>${histogramFigure(scoreHistogram(scores))}<figcaption><span class="key"></span>mated<span class="key other"></span>non-mated, over the calibrated score. Above 0 the evidence speaks for one source.</figcaption></figure>
<figure>${rejectFigure(result.errorVersusReject)}<figcaption>Error versus reject: FNMR at the threshold of FMR 0.1 % when the samples of least quality are turned away. A quality that predicts error makes it fall.</figcaption></figure>
</main>
<footer>FMR: share of non-mated comparisons at or above the threshold. FNMR: share of mated ones below it; a failure to extract is a non-match at every threshold. EER: where the joined DET points cross FMR = FNMR. Cllr: cost of the likelihood ratios in bits, 0 perfect, 1 worthless; a failure to extract counts as LR = 1.</footer>
</body>
</html>
`;
}

type Row = readonly [name: string, value: string];

function accuracyRows({ result }: Evaluation, minimum: number): Row[] {
  return [
    ['Equal error rate', percent(result.eer)],
    ['FNMR at FMR 1 %', percent(result.fnmrAtFmr['0.01'])],
    ['FNMR at FMR 0.1 %', percent(result.fnmrAtFmr['0.001'])],
    ['FNMR at FMR 0.01 %', percent(result.fnmrAtFmr['0.0001'])],
    ['FNMR without a false match', percent(result.zeroFmr)],
    ['Identified at rank 1', result.rank1 === null ? 'not measurable' : percent(result.rank1)],
    ['Cllr (its minimum)', `${result.cllr.toFixed(3)} (${minimum.toFixed(3)})`],
  ];
}

function sampleRows({ result }: Evaluation): Row[] {
  const { extractMsP50, extractMsP95, compareUsP50 } = result.timing;
  const time = (value: number | null, unit: string) =>
    value === null ? 'none' : `${Number(value.toPrecision(3))} ${unit}`;
  return [
    ['Samples', count(result.samples)],
    ['Failed to extract', `${count(result.failedToExtract)} (${percent(result.failedToExtract / result.samples)})`],
    ['Extraction, median', time(extractMsP50, 'ms')],
    ['Extraction, 95 of 100 within', time(extractMsP95, 'ms')],
    ['Comparison, median', time(compareUsP50, 'µs')],
  ];
}

function groupSection(groups: readonly GroupFigures[] | undefined): string {
  if (groups === undefined) return '';
  const rate = ({ errors, comparisons, rate: share, low, high }: RateWithInterval) =>
    share === null
      ? 'none compared'
      : `${percent(share)} (${percent(low)} to ${percent(high)}; ${count(errors)} of ${count(comparisons)})`;
  const rows = groups.map(({ group, falseMatch, falseNonMatch, tooFew }): Row => {
    const warning = tooFew ? ' · too few comparisons: differences may be chance' : '';
    return [group, `FMR ${rate(falseMatch)}, FNMR ${rate(falseNonMatch)}${warning}`];
  });
  return `<section><h2>By group, at FMR 0.1 % over all, with 95 % intervals</h2>${table(rows)}</section>`;
}

function refusals(refused: ReadonlyMap<number, string>): string {
  const counts = new Map<string, number>();
  for (const reason of refused.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size === 0) return '';
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([reason, n]): Row => [reason, count(n)]);
  return `<h2 style="margin-top:1.25rem">Why extraction failed</h2>${table(rows)}`;
}

function table(rows: readonly Row[]): string {
  return `<table>${rows.map(([name, value]) => `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`).join('')}</table>`;
}

const count = (value: number) => value.toLocaleString('en-GB');

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
