/**
 * Accuracy and calibration of comparisons that are not print against print:
 *
 *     node evaluation/src/kinds/measure-kinds.ts foreign SET.csv [SET.csv ...] [--write]
 *     node evaluation/src/kinds/measure-kinds.ts mark SET.csv [SET.csv ...] [--write] [--marks 2] [--outline]
 *
 * `foreign`: every pair of a set by minutiae alone, as if another system had extracted them. `mark`: marks made from the first
 * `--marks` impressions of each finger (testkit's `leaveMark`: a fifth to two fifths of the print, faint, on a ground with
 * lines) against the other impressions and all other fingers, and (`betweenMarks`) against each other; with --outline as an
 * examiner would outline them. Errors per set and of all together on standard output, as JSON; --write fits the calibration and
 * writes its knots into packages/fingerprint/src/calibration.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import { extractMark, fingerprint, minutiaeOnly, rawSimilarity } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { leaveMark } from '@ipse/testkit';
import { fitCalibration } from '../calibration/fit.ts';
import { detPoints, equalErrorRate, fnmrAtFmr } from '../metrics/det.ts';
import { readManifest } from '../run/manifest.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    marks: { type: 'string', default: '2' },
    outline: { type: 'boolean', default: false },
  },
});
const [kind, ...sets] = positionals;
if ((kind !== 'foreign' && kind !== 'mark') || sets.length === 0) throw new Error('usage: see the head of this file');

interface Taken {
  readonly finger: string;
  readonly print?: FingerprintTemplate;
  readonly mark?: FingerprintTemplate;
}

const all = { mated: [] as number[], nonMated: [] as number[] };
const betweenMarks = { mated: [] as number[], nonMated: [] as number[] };
const table: Record<string, object> = {};
for (const set of sets) {
  const taken = await take(set, kind === 'foreign' ? 0 : Number(values.marks));
  const scores = kind === 'foreign' ? compareForeign(taken) : compareMarks(taken);
  if (kind === 'mark') compareBetweenMarks(taken);
  all.mated.push(...scores.mated);
  all.nonMated.push(...scores.nonMated);
  table[path.basename(set, '.csv')] = figures(scores);
  process.stderr.write(`${path.basename(set, '.csv')} ${JSON.stringify(figures(scores))}\n`);
}
const together = { all: figures(all), ...(kind === 'mark' ? { betweenMarks: figures(betweenMarks) } : {}) };
process.stdout.write(`${JSON.stringify({ kind, sets: table, ...together }, null, 2)}\n`);
if (values.write) await writeKnots();

/** Prints of a set, and marks of the first impressions of each finger. */
async function take(set: string, marksEach: number): Promise<Taken[]> {
  const seen = new Map<string, number>();
  const taken: Taken[] = [];
  for (const { file, path: name, instanceKey, resolutionPpi } of await readManifest(set)) {
    const { image } = await fingerprint.decode(await readFile(file), { resolutionPpi });
    const gray = toGray(image);
    const print = await fingerprint.extract({ image });
    const nth = seen.get(instanceKey) ?? 0;
    seen.set(instanceKey, nth + 1);
    const scene = nth < marksEach ? leaveMark(gray, `${path.basename(set)}/${name}`) : undefined;
    const left = scene && extractMark(scene.image, values.outline ? { region: scene.region } : {});
    taken.push({
      finger: instanceKey,
      ...(print.suitable ? { print: print.template } : {}),
      ...(left?.suitable === true ? { mark: left.template } : {}),
      ...(left?.suitable === false ? { mark: undefined } : {}),
    });
  }
  return taken;
}

interface Scores {
  readonly mated: number[];
  readonly nonMated: number[];
}

function compareForeign(taken: readonly Taken[]): Scores {
  const scores: Scores = { mated: [], nonMated: [] };
  const bare = taken.map(({ finger, print }) => ({ finger, template: print && minutiaeOnly(print) }));
  bare.forEach((a, i) => {
    for (const b of bare.slice(i + 1)) note(scores, a.finger === b.finger, a.template, b.template);
  });
  return scores;
}

/** A mark that could not be extracted misses all its mates. */
function compareMarks(taken: readonly Taken[]): Scores {
  const scores: Scores = { mated: [], nonMated: [] };
  for (const a of taken) {
    if (!('mark' in a)) continue;
    for (const b of taken) if (a !== b) note(scores, a.finger === b.finger, a.mark, b.print);
  }
  return scores;
}

/** Each mark of a set against each other, of which one of the same finger is of another impression. */
function compareBetweenMarks(taken: readonly Taken[]): void {
  const marks = taken.filter((one) => 'mark' in one);
  marks.forEach((a, i) => {
    for (const b of marks.slice(i + 1)) note(betweenMarks, a.finger === b.finger, a.mark, b.mark);
  });
}

function note(scores: Scores, mated: boolean, a?: FingerprintTemplate, b?: FingerprintTemplate): void {
  (mated ? scores.mated : scores.nonMated).push(a && b ? rawSimilarity(a, b) : -Infinity);
}

function typed({ mated, nonMated }: Scores) {
  return { mated: Float64Array.from(mated), nonMated: Float64Array.from(nonMated) };
}

function figures(scores: Scores): object {
  const det = detPoints(typed(scores));
  const percent = (share: number) => Number((100 * share).toFixed(2));
  return {
    ...{ mated: scores.mated.length, nonMated: scores.nonMated.length, eer: percent(equalErrorRate(det)) },
    ...{ fnmrAtFmr1: percent(fnmrAtFmr(det, 0.01)), fnmrAtFmr01: percent(fnmrAtFmr(det, 0.001)) },
  };
}

async function writeKnots(): Promise<void> {
  const source = { version: '1', algorithm: 'ipse-fingerprint', source: 'measure-kinds' };
  const { knots, comparisons } = fitCalibration(typed(all), source);
  const rising = knots.filter(({ similarity }, i) => i === 0 || similarity > knots[i - 1].similarity);
  const text = `/** Written by evaluation/src/kinds/measure-kinds.ts ${kind}: ${comparisons.mated} mated, ${comparisons.nonMated} non-mated. */
import type { Knots } from './kind-scales.ts';

export const ${kind}Knots: Knots = ${JSON.stringify(rising, null, 2)};
`;
  await writeFile(
    new URL(`../../../packages/fingerprint/src/calibration/${kind}-knots.data.ts`, import.meta.url),
    text,
  );
}
