/**
 * The rank of a mark's mate among others:
 *
 *     node evaluation/src/kinds/rank-mark.ts --mark MARK --mate PRINT [--ppi 500] [--others 1000] [--region x,y ...] [--pool FILE]
 *       SET.csv [SET.csv ...]
 *
 * Others are the prints of the sets, and synthetic ones until there are as many as wanted: the first of a file of templates
 * (`synthetic/generate.ts`, `million.ts --references-file`), or drawn as pictures and extracted. Standard output: rank, log10 LR of
 * the mate and of the best others, as JSON.
 */
import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import { extractMark, fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createFinger, impression } from '@ipse/testkit';
import { readManifest } from '../run/manifest.ts';
import { splitTemplates } from '../synthetic/template-file.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mark: { type: 'string' },
    mate: { type: 'string' },
    ppi: { type: 'string', default: '500' },
    others: { type: 'string', default: '1000' },
    region: { type: 'string', multiple: true, default: [] },
    pool: { type: 'string' },
  },
});
if (values.mark === undefined || values.mate === undefined) throw new Error('usage: see the head of this file');

const stated = { resolutionPpi: Number(values.ppi) };
const scene = await fingerprint.decode(await readFile(values.mark), stated);
const region = values.region.map((corner) => {
  const [x, y] = corner.split(',').map(Number);
  return { x, y };
});
const found = extractMark(toGray(scene.image), region.length > 0 ? { region } : {});
if (!found.suitable) throw new Error('no ridges were found in the mark');
const mark = found.template;

/** Of an encoded template, with its length. */
const bytesMost = 4096;
const scores: number[] = [];
const wanted = Number(values.others);
for (const set of positionals) {
  for (const { file, resolutionPpi } of await readManifest(set)) {
    const sample = await fingerprint.decode(await readFile(file), { resolutionPpi });
    const print = scores.length < wanted ? await fingerprint.extract(sample) : undefined;
    if (print?.suitable === true) scores.push(log10LrOf(print.template));
  }
}
const fromSets = scores.length;
for (const template of values.pool === undefined ? [] : await firstOf(values.pool, wanted - fromSets)) {
  scores.push(log10LrOf(fingerprint.decodeTemplate(template)));
}
for (let seed = 0; scores.length < wanted; seed++) {
  const print = await fingerprint.extract({ image: impression(createFinger(`other ${seed}`), 0) });
  if (print.suitable) scores.push(log10LrOf(print.template));
}
const mate = await fingerprint.extract(await fingerprint.decode(await readFile(values.mate), stated));
if (!mate.suitable) throw new Error('no ridges were found in the mate');
const own = log10LrOf(mate.template);
const best = scores.toSorted((a, b) => b - a).slice(0, 5);
const rank = scores.filter((score) => score >= own).length + 1;
const figures = { rank, others: scores.length, fromSets, minutiae: mark.count, log10Lr: own, bestOthers: best };
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

function log10LrOf(print: FingerprintTemplate): number {
  return fingerprint.calibrate(fingerprint.compare(mark, print).similarity).log10LR;
}

/** The first templates of a file, which may be one of a million. */
async function firstOf(file: string, count: number): Promise<Uint8Array[]> {
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(count * bytesMost) });
  await handle.close();
  return splitTemplates(buffer.subarray(0, bytesRead)).slice(0, count);
}
