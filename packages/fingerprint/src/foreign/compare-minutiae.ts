/**
 * Comparison by minutiae alone, for templates of other systems: the steps, in order. What it knows is independent of ridge
 * patterns; on the development sets it is about as accurate as the comparison by patterns.
 */
import type { FeaturePair, Trace } from '@ipse/core';
import { createAligner, pairsOf, strongestSum } from '../match/aligner.ts';
import type { Alignment } from '../match/consolidation.ts';
import { minutiaeMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { isWithin } from './hull.ts';
import { minutiaeSetOf } from './minutiae-set.ts';
import type { MinutiaeSet } from './minutiae-set.ts';
import { neighbourSimilarities } from './neighbourhood.ts';

/** Pairs of minutiae must be this similar to count. */
const leastSimilarity = 0.08;
/** Strongest local similarities that make up what is expected of this pair of prints. */
const expectedOf = 8;
/** Nearer than this to the edge of the other print's hull a missing partner says nothing, in pixels. */
const edgePx = 6;

const aligner = createAligner({
  candidatesMax: 60,
  leastSimilarity,
  seedsMax: 4,
  cosDirection: Math.cos((30 * Math.PI) / 180),
  bareWorth: 0.2,
  bareWeight: 0.2,
  // Without ridge patterns places and directions must be granted a little more.
  tolerance: { stretchPx: 6, stretchShare: 0.05, cosAngle: Math.cos((35 * Math.PI) / 180) },
});

/** Similarity of two sets of minutiae on a scale of its own, 0 to about 10, and the pairs. Symmetric. */
export function compareMinutiae(
  probe: FingerprintTemplate,
  reference: FingerprintTemplate,
  trace?: Trace,
): { readonly value: number; readonly pairs: FeaturePair[] } {
  const sets = [minutiaeSetOf(probe), minutiaeSetOf(reference)] as const;
  const swapped = sets[0].key > sets[1].key;
  const [a, b] = swapped ? [sets[1], sets[0]] : sets;
  const similarity = neighbourSimilarities(a, b);
  const expected = strongestSum(similarity, expectedOf, leastSimilarity);
  const judge = (alignment: Alignment) => {
    const value = score(a, b, similarity, alignment, expected);
    trace?.('alignment', { score: value, pairs: alignment.count });
    return value;
  };
  const value = aligner.align(a, b, similarity, judge, 0, trace);
  const weightOf = (i: number, j: number, closeness: number) => (0.5 + 0.5 * similarity[i * b.count + j]) * closeness;
  return { value, pairs: pairsOf(aligner.best, swapped, weightOf) };
}

const probePaired = new Uint8Array(minutiaeMax);
const referencePaired = new Uint8Array(minutiaeMax);

/**
 * Near the logarithm of a product of evidence: how much alike the neighbourhoods of the pairs are against what is found
 * anywhere in these prints, how many minutiae in the overlap found a partner, and how closely the pairs lie.
 */
function score(a: MinutiaeSet, b: MinutiaeSet, similarity: Float32Array, pairing: Alignment, expected: number): number {
  const { count, probe, reference, closeness } = pairing;
  if (count === 0) return 0;
  probePaired.fill(0, 0, a.count);
  referencePaired.fill(0, 0, b.count);
  let [local, near] = [0, 0];
  for (let p = 0; p < count; p++) {
    probePaired[probe[p]] = 1;
    referencePaired[reference[p]] = 1;
    local += similarity[probe[p] * b.count + reference[p]];
    near += closeness[p];
  }
  const agreement = (2 * count) / (2 * count + unpaired(a, b, pairing) + 4);
  const likeness = Math.log(local / (expected + 0.01) + 1e-6);
  return Math.max(0, 10 + likeness + 3 * Math.log(agreement) + Math.log(near / (count + 2)));
}

/** Minutiae without partner that lie where the other print shows minutiae all around. */
function unpaired(a: MinutiaeSet, b: MinutiaeSet, { cos, sin, dx, dy }: Alignment): number {
  let found = 0;
  for (let i = 0; i < a.count; i++) {
    if (probePaired[i] === 1) continue;
    if (isWithin(b.hull, cos * a.x[i] - sin * a.y[i] + dx, sin * a.x[i] + cos * a.y[i] + dy, edgePx)) found++;
  }
  for (let j = 0; j < b.count; j++) {
    if (referencePaired[j] === 1) continue;
    const [x, y] = [b.x[j] - dx, b.y[j] - dy];
    if (isWithin(a.hull, cos * x + sin * y, cos * y - sin * x, edgePx)) found++;
  }
  return found;
}
