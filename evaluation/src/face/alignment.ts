/**
 * Does the pipeline lose anything by how it lays a face before the network?
 * `node evaluation/src/face/alignment.ts --manifest M.csv [--people 150]`; figures as JSON, rates in percent.
 *
 * Of so many people with several pictures, and as many strangers' pictures besides: misses at false match rates of 0.1 % and
 * 0.03 % and the equal error rate, by the product's way and by others: framing, points of the detector in place of the
 * mesh's, channels the other way round, and the mean of three crops. Plain cosines, image and mirror averaged everywhere.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createFace } from '@ipse/face';
import { openVariantEmbedder } from '@ipse/face/testing';
import type { Variant } from '@ipse/face/testing';
import { detPoints, equalErrorRate, fnmrAtFmr } from '../metrics/det.ts';
import { splitScores } from '../result.ts';
import { readManifest } from '../run/manifest.ts';
import { pairsOfProtocol } from '../run/pairs.ts';

const { values } = parseArgs({
  options: { manifest: { type: 'string' }, people: { type: 'string', default: '150' } },
});
if (values.manifest === undefined) throw new Error('--manifest names the samples');
const product: Variant = { scale: 0.96, rise: 1, points: 'mesh', channels: 'rgb' };
const variants: Readonly<Record<string, Variant>> = {
  product,
  closer: { ...product, scale: 1.01 },
  wider: { ...product, scale: 0.91 },
  detectorPoints: { ...product, points: 'detector' },
  otherChannels: { ...product, channels: 'bgr' },
};
const crops = ['product', 'closer', 'wider'];
const samples = await chosen(values.manifest, Number(values.people));
const face = createFace();
const embed = await openVariantEmbedder();
const embeddings = new Map([...Object.keys(variants), 'threeCrops'].map((name) => [name, [] as Float32Array[]]));
for (const { file, path } of samples) {
  const found = await embed(await face.decode(await readFile(file)), Object.values(variants));
  if (found === undefined) throw new Error(`no face in ${path}`);
  Object.keys(variants).forEach((name, i) => embeddings.get(name)?.push(found[i].values));
  const parts = Object.keys(variants).flatMap((name, i) => (crops.includes(name) ? [found[i].values] : []));
  embeddings.get('threeCrops')?.push(unit(parts[0].map((_, k) => parts.reduce((sum, part) => sum + part[k], 0))));
}
const pairs = pairsOfProtocol(samples, 'all');
const figures = [...embeddings].map(([name, all]) => {
  const scores = Float64Array.from(pairs.a, (a, k) => dot(all[a], all[pairs.b[k]]));
  const det = detPoints(splitScores(scores, pairs.mated));
  const misses = { missesAtFmr0001: fnmrAtFmr(det, 0.001), missesAtFmr00003: fnmrAtFmr(det, 0.0003) };
  return { name, ...percentOf({ ...misses, eer: equalErrorRate(det) }) };
});
const mated = pairs.mated.filter((each) => each === 1).length;
process.stdout.write(
  `${JSON.stringify({ pictures: samples.length, mated, nonMated: pairs.a.length - mated, figures }, null, 2)}\n`,
);

/** Every nth person of several pictures with all of these, every nth of one picture. */
async function chosen(manifest: string, count: number) {
  const all = await readManifest(manifest);
  const counts = new Map<string, number>();
  for (const { instanceKey } of all) counts.set(instanceKey, (counts.get(instanceKey) ?? 0) + 1);
  const everyNth = (keys: readonly string[]) => {
    const step = Math.max(1, Math.floor(keys.length / count));
    return keys.filter((_, i) => i % step === 0).slice(0, count);
  };
  const keys = [...counts.keys()];
  const several = everyNth(keys.filter((key) => (counts.get(key) ?? 0) > 1));
  const taken = new Set([...several, ...everyNth(keys.filter((key) => counts.get(key) === 1))]);
  return all.filter(({ instanceKey }) => taken.has(instanceKey));
}

function unit(sum: Float32Array): Float32Array {
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

function dot(p: Float32Array, q: Float32Array): number {
  return p.reduce((sum, value, i) => sum + value * q[i], 0);
}

function percentOf<Name extends string>(shares: Record<Name, number>): Record<Name, number> {
  const entries = Object.entries<number>(shares).map(([name, share]) => [name, Number((100 * share).toFixed(3))]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
