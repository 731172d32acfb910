/**
 * The calibration of the joined profile: `node evaluation/src/face/fit-joined.ts --manifest M.csv --model FOLDER
 * [--threads 2] [--templates FILE] [--write]`, fitted to all pairs of the manifest. FOLDER: where `ipse model add-joined` put
 * it. --write writes `packages/face/src/joined/calibration.ts`, to be formatted by Prettier.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { joinedCard } from '@ipse/face';
import { calibrationProblems, fitCalibration } from '../calibration/fit.ts';
import { tailRules } from '../calibration/tail.ts';
import { splitScores } from '../result.ts';
import { pairsOfProtocol } from '../run/pairs.ts';
import { templatesOf } from './templates-of.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    model: { type: 'string' },
    threads: { type: 'string', default: '2' },
    templates: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const { manifest, model, threads, templates: kept } = values;
if (manifest === undefined || model === undefined) throw new Error('--manifest names the samples, --model the network');
const { face, samples, templates } = await templatesOf(manifest, { threads: Number(threads), kept, model });
if (face.algorithm.name !== joinedCard.name) throw new Error(`${model} is not the joined profile`);
const pairs = pairsOfProtocol(samples, 'all');
const scores = Float64Array.from(pairs.a, (first, k) => {
  const [probe, reference] = [templates[first], templates[pairs.b[k]]];
  return probe === undefined || reference === undefined ? -Infinity : face.compare(probe, reference).similarity;
});
const calibration = fitCalibration(
  splitScores(scores, pairs.mated),
  {
    version: '1',
    algorithm: `${face.algorithm.name}/${face.algorithm.version}`,
    source: `evaluation/src/face/fit-joined.ts --manifest ${path.basename(manifest)}, all pairs`,
  },
  tailRules.cosine,
);
const problems = calibrationProblems(calibration);
if (problems.length > 0) throw new Error(problems.join('; '));
process.stdout.write(`${JSON.stringify(calibration, null, 2)}\n`);
if (values.write) {
  const text = `/** From cosine to evidence. Written by evaluation/src/face/fit-joined.ts. */
import type { Calibration } from '@ipse/core';

export const calibration: Calibration = ${JSON.stringify(calibration, null, 2)};
`;
  writeFileSync(new URL('../../../packages/face/src/joined/calibration.ts', import.meta.url), text);
}
