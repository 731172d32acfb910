/** Synthetic prints beside real ones: figures, tables, and the differences in words. Holds no print and no name of one. */
import { percent } from '../report/figures.ts';
import { style } from '../report/style.data.ts';
import { percentile } from '../metrics/histogram.ts';
import { measures } from './print-group.ts';
import type { GroupScores, PrintGroup } from './print-group.ts';
import { rateFigure } from './rate-figure.ts';
import { gapBetween, shareAtLeast, spread } from './statistics.ts';

export interface MeasuredGroup {
  readonly group: PrintGroup;
  readonly scores: GroupScores;
  /** Strangers: these prints against templates made without images; absent for synthetic prints. */
  readonly againstSynthetic?: Float64Array;
}

export interface Comparison {
  /** Sets of real prints. */
  readonly real: readonly MeasuredGroup[];
  /** Templates made without images. */
  readonly direct: MeasuredGroup;
  /** Rendered prints, one group a kind of sensor. */
  readonly images: readonly MeasuredGroup[];
}

/** All real sets as one. */
export function pooled(real: readonly MeasuredGroup[]): MeasuredGroup {
  const join = (parts: readonly Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));
  return {
    group: {
      name: 'all real',
      prints: real.flatMap(({ group }) => group.prints),
      refused: real.reduce((sum, { group }) => sum + group.refused, 0),
    },
    scores: {
      mated: join(real.map(({ scores }) => scores.mated)),
      nonMated: join(real.map(({ scores }) => scores.nonMated)),
    },
    againstSynthetic: join(real.map(({ againstSynthetic }) => againstSynthetic ?? new Float64Array())),
  };
}

/** The differences, a sentence each. */
export function differences({ real, direct, images }: Comparison): string[] {
  const all = pooled(real);
  const among = all.scores.nonMated;
  const against = all.againstSynthetic ?? new Float64Array();
  const sentences = [0.01, 0.001].map((rate) => {
    const threshold = percentile(among, 1 - rate);
    const share = shareAtLeast(against, threshold);
    const easier = share < rate ? 'easier' : 'harder';
    return (
      `At ${threshold.toFixed(2)}, where ${percent(rate)} of real strangers match each other, ${percent(share)} of real ` +
      `prints match a template made without an image: a gallery of these is ${easier} than a real one by a factor of ` +
      `${(share < rate ? rate / Math.max(share, 1 / against.length) : share / rate).toFixed(1)}.`
    );
  });
  const shift = percentile(against, 0.999) - percentile(among, 0.999);
  sentences.push(
    `The scores that one stranger in a thousand reaches lie ${Math.abs(shift).toFixed(2)} ${shift < 0 ? 'lower' : 'higher'} ` +
      'against templates made without images than among real prints.',
  );
  for (const { group, scores } of [direct, ...images]) {
    const median = percentile(scores.mated, 0.5) - percentile(all.scores.mated, 0.5);
    const worst = percentile(scores.mated, 0.05) - percentile(all.scores.mated, 0.05);
    sentences.push(
      `${group.name}: the median of mated scores is ${signed(median)} from the real sets' (gap ` +
        `${gapBetween(scores.mated, all.scores.mated).toFixed(2)}), the worst twentieth ${signed(worst)}; strangers' ` +
        `scores have a gap of ${gapBetween(scores.nonMated, among).toFixed(2)}.`,
    );
  }
  return sentences;
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** One HTML file that needs nothing else. */
export function compareReport(comparison: Comparison): string {
  const { real, direct, images } = comparison;
  const all = pooled(real);
  const origins = [...real, all, direct, ...images];
  const optical = images[0];
  const strangers = [
    { name: 'among real prints', colour: 'var(--ink)', scores: all.scores.nonMated },
    {
      name: 'real against templates without images',
      colour: 'var(--mated)',
      scores: all.againstSynthetic ?? new Float64Array(),
    },
    { name: 'among templates without images', colour: 'var(--mated)', dashed: true, scores: direct.scores.nonMated },
    { name: `among ${optical.group.name}`, colour: 'var(--non-mated)', scores: optical.scores.nonMated },
  ];
  const mates = [
    { name: 'real prints', colour: 'var(--ink)', scores: all.scores.mated },
    { name: 'templates without images', colour: 'var(--mated)', scores: direct.scores.mated },
    { name: optical.group.name, colour: 'var(--non-mated)', scores: optical.scores.mated },
  ];
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Synthetic prints beside real ones</title><style>${style}
section.wide { grid-column: 1 / -1; overflow-x: auto; } section.wide td { padding-left: .8rem; white-space: nowrap; } th[scope='col']:not(:first-child) { text-align: right; padding-left: .8rem; } li { margin: .3rem 0; }</style></head>
<body>
<header><h1>Synthetic prints beside real ones</h1><p class="lead">Median (from the 5th to the 95th of a hundred). A gap is the largest difference between two shares below any value: 0 alike, 1 apart.</p></header>
<main>
<section class="wide"><h2>The differences</h2><ul>${differences(comparison)
    .map((sentence) => `<li>${sentence}</li>`)
    .join('')}</ul></section>
<figure>${rateFigure('Strangers', 'Share of strangers that score this or more', strangers, true)}<figcaption>Strangers. A synthetic line left of the real one: too easy a gallery.</figcaption></figure>
<figure>${rateFigure('Mates', 'Share of mates that score less', mates, false)}<figcaption>Two impressions of one finger. A synthetic line right of the real one: too easy a mate.</figcaption></figure>
<section class="wide"><h2>What the prints are like</h2>${table(
    ['', 'Prints', 'Refused', ...measures.map(({ name }) => name)],
    origins.map(({ group }) => [
      group.name,
      String(group.prints.length),
      String(group.refused),
      ...measures.map(({ of }) => ranged(group.prints.map(({ template }) => of(template)))),
    ]),
  )}</section>
<section class="wide"><h2>How they score</h2>${table(
    ['', 'Mates', 'Strangers', 'One in 1,000 strangers', 'Real against synthetic', 'Gap of mates', 'Gap of strangers'],
    origins.map(({ group, scores, againstSynthetic }) => [
      group.name,
      ranged(scores.mated),
      ranged(scores.nonMated),
      percentile(scores.nonMated, 0.999).toFixed(2),
      againstSynthetic ? percentile(againstSynthetic, 0.999).toFixed(2) : '',
      gapBetween(scores.mated, all.scores.mated).toFixed(2),
      gapBetween(scores.nonMated, all.scores.nonMated).toFixed(2),
    ]),
  )}</section>
</main>
</body>
</html>
`;
}

function ranged(values: ArrayLike<number>): string {
  const [low, , middle, , high] = spread(values).map((value) => Number(value.toPrecision(3)));
  return `${middle} (${low} to ${high})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('');
  return `<table><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}
