/**
 * Fits the weights of the quality to the mated scores of some sets, each left out once to see whether the weights carry
 * over, and writes src/quality/utility.data.ts:
 *
 *     node packages/fingerprint/scripts/fit-quality.ts SET.csv [SET.csv ...]
 *
 * The utility of a sample is the mean of its mated similarities, standardised within its set: sensors differ in more than
 * the quality of a print. Prints the rank correlation of quality and utility for each set while it was left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { toGray } from '@ipse/core';
import { decodeImage } from '@ipse/formats';
import { extractPrint } from '../src/extract/extract.ts';
import { compare } from '../src/match/compare.ts';
import type { Measures } from '../src/quality/measures.ts';
import { utilityTerms } from '../src/quality/utility.ts';
import type { FingerprintTemplate } from '../src/template/template.ts';

interface SetOfSamples {
  /** By sample. */
  readonly terms: readonly (readonly number[])[];
  readonly utility: readonly number[];
}

const files = process.argv.slice(2);
if (files.length < 2) throw new Error('usage: fit-quality.ts SET.csv SET.csv [SET.csv ...]');
const sets: SetOfSamples[] = [];
for (const file of files) sets.push(await readSet(file));

files.forEach((file, i) => {
  const weights = fit(sets.filter((_, j) => j !== i));
  const correlation = rankCorrelation(predict(sets[i], weights), sets[i].utility);
  process.stdout.write(`${file} ${correlation.toFixed(3)}\n`);
});
write(fit(sets));

async function readSet(file: string): Promise<SetOfSamples> {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const samples: { finger: string; template: FingerprintTemplate; terms: readonly number[] }[] = [];
  for (const row of rows) {
    const [path, subject, instance, , ppi] = row.trim().split(',');
    const bytes = readFileSync(resolve(dirname(file), path));
    const image = toGray(await decodeImage(bytes, { resolutionPpi: Number(ppi) }));
    let terms: readonly number[] = [];
    const extraction = extractPrint(image, (step, data) => {
      if (step === 'measures') terms = utilityTerms(data as Measures);
    });
    if (extraction.suitable) samples.push({ finger: `${subject}/${instance}`, template: extraction.template, terms });
  }
  const means = samples.map((sample) => {
    const mates = samples.filter((other) => other !== sample && other.finger === sample.finger);
    return mean(mates.map((mate): number => compare(sample.template, mate.template).similarity));
  });
  return { terms: samples.map(({ terms }) => terms), utility: standardised(means) };
}

/** Least squares with a little ridge, within sets. */
function fit(some: readonly SetOfSamples[]): number[] {
  const rows = some.flatMap(({ terms, utility }) => {
    const centre = terms[0].map((_, t) => mean(terms.map((sample) => sample[t])));
    return terms.map((sample, i) => ({ x: sample.map((value, t) => value - centre[t]), y: utility[i] }));
  });
  const scale = rows[0].x.map((_, t) => Math.sqrt(mean(rows.map(({ x }) => x[t] ** 2))));
  const of = (t: number, u: number) => rows.reduce((sum, { x }) => sum + (x[t] / scale[t]) * (x[u] / scale[u]), 0);
  const matrix = scale.map((_, t) => [
    ...scale.map((__, u) => of(t, u) + (t === u ? 0.01 * rows.length : 0)),
    rows.reduce((sum, { x, y }) => sum + (x[t] / scale[t]) * y, 0),
  ]);
  return solve(matrix).map((weight, t) => weight / scale[t]);
}

/** Gauss and Jordan; the last column is the right side. */
function solve(matrix: number[][]): number[] {
  matrix.forEach((pivot, p) => {
    const head = pivot[p];
    pivot.forEach((value, c) => (pivot[c] = value / head));
    matrix.forEach((row, r) => {
      const factor = row[p];
      if (r !== p) row.forEach((value, c) => (row[c] = value - factor * pivot[c]));
    });
  });
  return matrix.map((row) => row[row.length - 1]);
}

function predict({ terms }: SetOfSamples, weights: readonly number[]): number[] {
  return terms.map((sample) => sample.reduce((sum, value, t) => sum + weights[t] * value, 0));
}

/** The median sample gets 60 and the worst fiftieth begins at 20: about where NFIQ 2 puts such samples. */
function write(weights: readonly number[]): void {
  const rising = sets.flatMap((set) => predict(set, weights)).sort((a, b) => a - b);
  const [median, worst] = [rising[rising.length >> 1], rising[Math.floor(rising.length / 50)]];
  const logit = (value: number) => Math.log(value / (100 - value));
  const slope = (logit(60) - logit(20)) / (median - worst);
  const terms = weights.map((weight) => Number((slope * weight).toPrecision(5)));
  const offset = Number((logit(60) - slope * median).toPrecision(5));
  const text = `/** Written by scripts/fit-quality.ts. */
export const utilityWeights = {
  terms: [${terms.join(', ')}],
  offset: ${offset},
} as const;
`;
  writeFileSync(new URL('../src/quality/utility.data.ts', import.meta.url), text);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function standardised(values: readonly number[]): number[] {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return values.map((value) => (value - centre) / deviation);
}

function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [standardised(ranks(a)), standardised(ranks(b))];
  return mean(x.map((value, i) => value * y[i]));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((p, q) => p.value - q.value);
  const rank: number[] = [];
  order.forEach(({ i }, r) => (rank[i] = r));
  return rank;
}
