/**
 * The calibration of fingerprints from the development sets beside the clone, and how well it carries over:
 *
 *     node evaluation/src/calibration/fit-fingerprints.ts [--write] [--threads 2]
 *
 * For each set it prints what its own threshold of FMR 0.1 % would reject, and what the threshold of a calibration fitted to
 * the other six rejects and accepts there. --write fits to all seven and writes packages/fingerprint's calibration, to be
 * formatted by Prettier. Only
 * pairs within a set count: pairs across sets would be easy non-mates (another sensor) and flatter the false match rate.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { calibrate, falseMatchRate, log10LrAtFmr, similarity } from '@ipse/core';
import type { Calibration } from '@ipse/core';
import { evaluateSet, fingerprintSets } from '../development-sets.ts';
import { detPoints, fnmrAtFmr } from '../metrics/det.ts';
import type { ComparisonScores } from '../metrics/scores.ts';
import { fitCalibration } from './fit.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, threads: { type: 'string' } } });
const threads = Number(values.threads ?? availableParallelism());
const fmr = falseMatchRate(0.001);
/** Of templates and similarities; the calibration's version follows it. */
const source = {
  version: '3',
  algorithm: 'ipse-fingerprint 3',
  source: 'evaluation/src/calibration/fit-fingerprints.ts',
};

const scores: ComparisonScores[] = [];
for (const set of fingerprintSets) scores.push((await evaluateSet(set, threads)).similarities);
print('set', 'own FNMR at 0.1 %', 'carried over', 'FMR there');
const rows = scores.map((own, k) => {
  const calibration = fitCalibration(merge(scores.filter((_, other) => other !== k)), source);
  const row = [fnmrAtFmr(detPoints(own), fmr), ...carriedOver(own, calibration)];
  print(fingerprintSets[k], ...row.map(percent));
  return row;
});
print('mean', ...[0, 1, 2].map((k) => percent(rows.reduce((sum, row) => sum + row[k] / rows.length, 0))));
if (values.write) write(fitCalibration(merge(scores), source));

/** FNMR and FMR of a set at the threshold that a calibration gives for `fmr`. */
function carriedOver(own: ComparisonScores, calibration: Calibration): [number, number] {
  const threshold = log10LrAtFmr(calibration, fmr);
  const accepted = (value: number) =>
    value !== -Infinity && calibrate(calibration, similarity(value)).log10LR >= threshold;
  const share = (all: Float64Array) => all.filter(accepted).length / all.length;
  return [1 - share(own.mated), share(own.nonMated)];
}

function merge(parts: readonly ComparisonScores[]): ComparisonScores {
  const all = (kind: keyof ComparisonScores) => Float64Array.from(parts.flatMap((part) => Array.from(part[kind])));
  return { mated: all('mated'), nonMated: all('nonMated') };
}

function write({ version, comparisons, knots }: Calibration): void {
  const text = `/** Written by evaluation/src/calibration/fit-fingerprints.ts. */
import type { Calibration } from '@ipse/core';

export const calibrationData: Pick<Calibration, 'version' | 'comparisons' | 'knots'> = ${JSON.stringify({ version, comparisons, knots }, null, 2)};
`;
  writeFileSync(new URL('../../../packages/fingerprint/src/calibration/calibration-data.ts', import.meta.url), text);
}

function percent(share: number): string {
  return (100 * share).toFixed(3);
}

function print(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(16)} ${cells.map((cell) => cell.padStart(20)).join('')}\n`);
}
