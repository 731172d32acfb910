/**
 * Exact search among very many embeddings, beside reading as many bytes from memory:
 * `node evaluation/src/face/million.ts [--references 1000000] [--probes 20] [--seed 1]`; figures as JSON.
 *
 * The embeddings are random directions around a few thousand centres, nobody's face: they measure speed, and that the
 * answer is the one that comparing with every reference gives, nothing about accuracy.
 */
import { parseArgs } from 'node:util';
import { createFaceIndex, faceDimension } from '@ipse/face/testing';
import { percentile } from '../metrics/histogram.ts';

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000000' },
    probes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const references = Number(values.references);
const next = normal(Number(values.seed));
const centres = Array.from({ length: 2000 }, () => direction(() => next()));
const near = (centre: Float32Array) => direction((k) => centre[k] + 0.1 * next());

const index = createFaceIndex();
const points = Array.from({ length: 5 }, () => ({ x: 0, y: 0 }));
const all: Float32Array[] = [];
for (let i = 0; i < references; i++) {
  const embedding = near(centres[i % centres.length]);
  all.push(embedding);
  index.add(i, { embedding, points, quality: 50 });
}
const bytes = readable(references * faceDimension);
const [searchMs, readMs, ratios]: number[][] = [[], [], []];
let wrong = 0;
for (let i = -2; i < Number(values.probes); i++) {
  const probe = { embedding: near(centres[(i + 2) % centres.length]), points, quality: 50 };
  const read = processorMs(() => bytes.read());
  const search = processorMs(() => index.search(probe, 10));
  // The first ones compile.
  if (i < 0) continue;
  if (i < 3 && !same(index.search(probe, 10), probe.embedding)) wrong++;
  searchMs.push(search);
  readMs.push(read);
  ratios.push(search / read);
}
const median = (ms: readonly number[]) => Number(percentile(ms, 0.5).toFixed(2));
const figures = {
  references,
  codeBytes: references * faceDimension,
  searchMsP50: median(searchMs),
  memoryReadMsP50: median(readMs),
  ratioP50: median(ratios),
  checkedAgainstEveryReference: Math.min(3, Number(values.probes)),
  wrong,
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

/** Whether the first ten are those of comparing with every reference. */
function same(hits: readonly { readonly reference: number }[], probe: Float32Array): boolean {
  const scores = all.map((embedding, i) => ({
    i,
    score: embedding.reduce((sum, value, k) => sum + value * probe[k], 0),
  }));
  const best = scores.sort((a, b) => b.score - a.score).slice(0, hits.length);
  return best.every(({ i }) => hits.some(({ reference }) => reference === i));
}

/** As many bytes, read once by a plain loop of 64-bit loads into four sums; a native loop may be faster than this one. */
function readable(size: number) {
  const words = new Float64Array(Math.ceil(size / 8)).fill(1);
  return {
    read: () => {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i + 3 < words.length; i += 4) {
        a += words[i];
        b += words[i + 1];
        c += words[i + 2];
        d += words[i + 3];
      }
      return a + b + c + d;
    },
  };
}

function processorMs(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function direction(value: (k: number) => number): Float32Array {
  const values = Float32Array.from({ length: faceDimension }, (_, k) => value(k));
  const length = Math.sqrt(values.reduce((sum, each) => sum + each * each, 0));
  return values.map((each) => each / length);
}

/** Numbers of about a normal distribution, the same for the same seed: sums of four even ones. */
function normal(seed: number): () => number {
  let state = seed >>> 0;
  const even = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
  return () => even() + even() + even() + even();
}
