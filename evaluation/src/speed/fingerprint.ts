/**
 * How long the steps of fingerprint recognition take, on one thread, beside two reference loops of the same run.
 * `node evaluation/src/speed/fingerprint.ts [--images 60] [--manifest M.csv] [--gallery 4000]`; figures as JSON on standard
 * output. Without a manifest the images are synthetic prints of 388 x 374 pixels, the size of FVC2002 DB1. Reading a file
 * is not part of extraction. Every pair of images is compared; then the first images are searched in a gallery of synthetic
 * templates, where hopeless references are left early.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Sample } from '@ipse/core';
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createFinger, impression } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
import { readManifest } from '../run/manifest.ts';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { processorMs, referenceTimes } from './references.ts';
import type { ReferenceTimes } from './references.ts';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '60' },
    manifest: { type: 'string' },
    gallery: { type: 'string', default: '4000' },
  },
});
const probesMax = 20;
const say = (line: string) => void process.stderr.write(`${line}\n`);

say('measuring the reference loops ...');
const references = await referenceTimes();
say('making the samples ...');
const samples = values.manifest === undefined ? grown(Number(values.images)) : await read(values.manifest);
say(`extracting ${samples.length} samples ...`);
const extracted = await extraction(samples);
const templates = await templatesOf(samples);
say('comparing every pair ...');
const compared = await comparison(templates);
say('searching a gallery ...');
const figures = {
  algorithm: { name: fingerprint.algorithm.name, version: fingerprint.algorithm.version },
  references,
  extraction: { samples: samples.length, ...extracted },
  comparison: compared,
  search: await search(templates.slice(0, probesMax), Number(values.gallery)),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

function grown(count: number): Sample[] {
  const size = { width: 388, height: 374 };
  return Array.from({ length: count }, (_, seed) => ({ image: impression(createFinger(seed), 'speed', size) }));
}

async function read(manifest: string): Promise<Sample[]> {
  const listed = (await readManifest(manifest)).slice(0, Number(values.images));
  return Promise.all(
    listed.map(async ({ file, resolutionPpi }) =>
      fingerprint.decode(await readFile(file), resolutionPpi === undefined ? {} : { resolutionPpi }),
    ),
  );
}

async function extraction(all: readonly Sample[]) {
  // The first few compile.
  for (const sample of all.slice(0, 5)) await fingerprint.extract(sample);
  return spread(await processorMs(all.length, (i) => fingerprint.extract(all[i])), references);
}

async function templatesOf(all: readonly Sample[]): Promise<FingerprintTemplate[]> {
  const extractions = await Promise.all(all.map((sample) => fingerprint.extract(sample)));
  return extractions.flatMap((extraction) => (extraction.suitable ? [extraction.template] : []));
}

async function comparison(all: readonly FingerprintTemplate[]) {
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
  const compare = (k: number) => fingerprint.compare(...pairs[k]);
  // Once through lays out the templates and compiles.
  pairs.forEach((_, k) => compare(k));
  return { pairs: pairs.length, ...spread(await processorMs(pairs.length, compare), references) };
}

/** Processor time of a search over the references it looked at, in microseconds each. */
async function search(probes: readonly FingerprintTemplate[], size: number) {
  const index = fingerprint.createIndex();
  for (let seed = 0; seed < size; seed++) index.add(String(seed), syntheticTemplate(seed));
  index.search(probes[0], 10);
  const ms = await processorMs(probes.length, (i) => index.search(probes[i], 10));
  return { gallery: size, probes: probes.length, usEach: rounded((1000 * percentile(ms, 0.5)) / size) };
}

/** Median and 95th percentile, and the median in units of the reference loops. */
function spread(ms: readonly number[], { arithmeticMs, memoryMs }: ReferenceTimes) {
  const median = percentile(ms, 0.5);
  return {
    medianMs: rounded(median),
    p95Ms: rounded(percentile(ms, 0.95)),
    ratioToArithmetic: rounded(median / arithmeticMs),
    ratioToMemory: rounded(median / memoryMs),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
