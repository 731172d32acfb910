/**
 * How long the steps of fingerprint recognition take, on one thread, beside two reference loops of the same run.
 * `node evaluation/src/speed/fingerprint.ts [--images 60] [--manifest M.csv ...] [--gallery 1000]`; figures as JSON on
 * standard output. Without a manifest the images are synthetic prints of 388 x 374 pixels, the size of FVC2002 DB1. Reading
 * a file is not part of extraction. Every pair of the images of a manifest is compared; then the images are searched in a
 * gallery of themselves and synthetic templates, all laid out before, where hopeless references are left early. Of mated
 * pairs it is said how many are left so, and how many of these a comparison would have found at an FMR of 0.1 %.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Sample, TemplateIndex } from '@ipse/core';
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { comparedOf, productLimits } from '@ipse/fingerprint/testing';
import { createFinger, impression } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
import { readManifest } from '../run/manifest.ts';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { processorMs, referenceTimes } from './references.ts';
import type { ReferenceTimes } from './references.ts';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '60' },
    manifest: { type: 'string', multiple: true, default: [] },
    gallery: { type: 'string', default: '1000' },
  },
});
const probesMax = 100;
const warmUps = 150;
const foundFmr = 0.001;
const say = (line: string) => void process.stderr.write(`${line}\n`);

say('measuring the reference loops ...');
const references = await referenceTimes();
say('making the samples ...');
const groups =
  values.manifest.length === 0 ? [grown(Number(values.images))] : await Promise.all(values.manifest.map(read));
const samples = groups.flat();
say(`extracting ${samples.length} samples ...`);
const extracted = await extraction(samples.map(({ sample }) => sample));
const templates = await Promise.all(groups.map(templatesOf));
say('comparing every pair ...');
const compared = await comparison(templates);
say('searching a gallery ...');
const figures = {
  algorithm: { name: fingerprint.algorithm.name, version: fingerprint.algorithm.version },
  references,
  extraction: { samples: samples.length, ...extracted },
  comparison: compared,
  search: await search(templates.flat(), Number(values.gallery)),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

interface Print<Data> {
  /** Equal for impressions of one finger. */
  readonly finger: string;
  readonly sample: Data;
}

function grown(count: number): Print<Sample>[] {
  const size = { width: 388, height: 374 };
  return Array.from({ length: count }, (_, seed) => ({
    finger: String(seed),
    sample: { image: impression(createFinger(seed), 'speed', size) },
  }));
}

async function read(manifest: string): Promise<Print<Sample>[]> {
  const listed = (await readManifest(manifest)).slice(0, Number(values.images));
  return Promise.all(
    listed.map(async ({ file, instanceKey, resolutionPpi }) => {
      const options = resolutionPpi === undefined ? {} : { resolutionPpi };
      const finger = `${manifest} ${instanceKey}`;
      return { finger, sample: await fingerprint.decode(await readFile(file), options) };
    }),
  );
}

async function extraction(all: readonly Sample[]) {
  // It takes some hundred extractions until everything is compiled for good.
  for (let i = 0; i < warmUps; i++) await fingerprint.extract(all[i % all.length]);
  return spread(await processorMs(all.length, (i) => fingerprint.extract(all[i])), references);
}

async function templatesOf(prints: readonly Print<Sample>[]): Promise<Print<FingerprintTemplate>[]> {
  const extractions = await Promise.all(prints.map(({ sample }) => fingerprint.extract(sample)));
  return extractions.flatMap((extraction, i) =>
    extraction.suitable ? [{ finger: prints[i].finger, sample: extraction.template }] : [],
  );
}

async function comparison(all: readonly (readonly Print<FingerprintTemplate>[])[]) {
  const pairs = all.flatMap((prints) =>
    prints.flatMap((a, i) => prints.slice(i + 1).map((b) => [a.sample, b.sample] as const)),
  );
  const compare = (k: number) => fingerprint.compare(...pairs[k]);
  // Once through lays out the templates and compiles.
  pairs.forEach((_, k) => compare(k));
  return { pairs: pairs.length, ...spread(await processorMs(pairs.length, compare), references) };
}

/** Processor time of a search over the references it looked at, in microseconds each, and what it leaves in vain. */
async function search(prints: readonly Print<FingerprintTemplate>[], strangers: number) {
  const index = fingerprint.createIndex();
  prints.forEach(({ sample }, i) => index.add(i, sample));
  for (let seed = 0; seed < strangers; seed++) index.add(prints.length + seed, syntheticTemplate(seed));
  const spent = prints.slice(0, probesMax).map(({ sample }) => sample);
  // Once through lays out the templates and compiles.
  for (const probe of spent) index.search(probe, 10);
  const ms = await processorMs(spent.length, (i) => index.search(spent[i], 10));
  const usEach = (1000 * percentile(ms, 0.5)) / index.size;
  return {
    ...{ gallery: index.size, probes: spent.length, usEach: rounded(usEach) },
    ratioToArithmetic: rounded(usEach / 1000 / references.arithmeticMs),
    ...losses(prints, index),
  };
}

/** Of the mated pairs, those that a search leaves without a comparison; each print is searched. */
function losses(prints: readonly Print<FingerprintTemplate>[], index: TemplateIndex<FingerprintTemplate>) {
  let [mated, left, leftInVain] = [0, 0, 0];
  // As many hits as are compared: asking for these compares no more.
  const compared = comparedOf(index.size, productLimits);
  prints.forEach(({ finger, sample }, i) => {
    const mates = prints.flatMap((other, j) => (j !== i && other.finger === finger ? [j] : []));
    if (mates.length === 0) return;
    const hits = new Set(index.search(sample, compared).map(({ reference }) => reference));
    for (const j of mates) {
      mated++;
      if (hits.has(j)) continue;
      left++;
      const { similarity } = fingerprint.compare(sample, prints[j].sample);
      if (fingerprint.calibrate(similarity).fmr <= foundFmr) leftInVain++;
    }
  });
  const share = (count: number) => rounded(count / Math.max(1, mated));
  return { mated, shareLeft: share(left), shareLeftThatWouldBeFound: share(leftInVain) };
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
