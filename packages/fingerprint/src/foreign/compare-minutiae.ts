/**
 * Comparison by minutiae alone, for templates of other systems: the steps, in order. What it knows is independent of ridge
 * patterns; on the development sets it is about as accurate as the comparison by patterns.
 */
import type { FeaturePair, Trace } from '@ipse/core';
import { consolidate, newAlignment } from '../match/consolidation.ts';
import type { Alignment, ConsolidationRules } from '../match/consolidation.ts';
import { createRelaxation } from '../match/relaxation.ts';
import type { Tolerance } from '../match/relaxation.ts';
import { minutiaeMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { isWithin } from './hull.ts';
import { minutiaeSetOf } from './minutiae-set.ts';
import type { MinutiaeSet } from './minutiae-set.ts';
import { neighbourSimilarities } from './neighbourhood.ts';

/** Alignments that are tried, each grown from a seed that contradicts the seeds before it. */
const seedsMax = 4;
/** Strongest local similarities that make up what is expected of this pair of prints. */
const expectedOf = 8;
/** Nearer than this to the edge of the other print's hull a missing partner says nothing, in pixels. */
const edgePx = 6;

// Without ridge patterns places and directions must be granted a little more.
const tolerance: Tolerance = { stretchPx: 6, stretchShare: 0.05, cosAngle: Math.cos((35 * Math.PI) / 180) };
const rules: ConsolidationRules = {
  cosDirection: Math.cos((30 * Math.PI) / 180),
  bareWorth: 0.2,
  bareWeight: 0.2,
  tolerance,
};

// Scratch space: a comparison runs to its end before the next.
const similarity = new Float32Array(minutiaeMax * minutiaeMax);
const relaxation = createRelaxation({ candidatesMax: 60, leastSimilarity: 0.08, tolerance });
const { candidates } = relaxation;
let trial = newAlignment();
let best = newAlignment();

/** Similarity of two sets of minutiae on a scale of its own, 0 to about 10, and the pairs. Symmetric. */
export function compareMinutiae(
  probe: FingerprintTemplate,
  reference: FingerprintTemplate,
  trace?: Trace,
): { readonly value: number; readonly pairs: FeaturePair[] } {
  const [a, b] = [minutiaeSetOf(probe), minutiaeSetOf(reference)];
  const swapped = a.key > b.key;
  const value = swapped ? align(b, a, trace) : align(a, b, trace);
  return { value, pairs: pairsOf(best, swapped ? a.count : b.count, swapped) };
}

/** Leaves the best alignment in `best` and answers its score; 0 and no pairs when nothing agrees. */
function align(a: MinutiaeSet, b: MinutiaeSet, trace?: Trace): number {
  neighbourSimilarities(a, b, similarity);
  relaxation.pick(similarity, a.count, b.count);
  const expected = candidates.local
    .subarray(0, Math.min(expectedOf, candidates.count))
    .reduce((sum, value) => sum + value, 0);
  relaxation.relax(a, b);
  trace?.('candidates', { ...candidates, weight: candidates.weight.slice(0, candidates.count) });
  best.count = 0;
  let most = 0;
  while (candidates.seeds < seedsMax) {
    const seed = relaxation.nextSeed();
    if (seed < 0) break;
    consolidate(a, b, candidates, seed, similarity, rules, trial);
    const value = score(a, b, trial, expected);
    trace?.('alignment', { score: value, pairs: trial.count });
    if (value > most) {
      most = value;
      [best, trial] = [trial, best];
    }
  }
  return most;
}

const probePaired = new Uint8Array(minutiaeMax);
const referencePaired = new Uint8Array(minutiaeMax);

/**
 * Near the logarithm of a product of evidence: how much alike the neighbourhoods of the pairs are against what is found
 * anywhere in these prints, how many minutiae in the overlap found a partner, and how closely the pairs lie.
 */
function score(a: MinutiaeSet, b: MinutiaeSet, pairing: Alignment, expected: number): number {
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

/** Strongest first. */
function pairsOf({ count, probe, reference, closeness }: Alignment, cols: number, swapped: boolean): FeaturePair[] {
  return Array.from({ length: count }, (_, p) => {
    const [i, j] = [probe[p], reference[p]];
    const weight = Math.min(1, (0.5 + 0.5 * similarity[i * cols + j]) * closeness[p]);
    return swapped ? { probe: j, reference: i, weight } : { probe: i, reference: j, weight };
  }).sort((p, q) => q.weight - p.weight);
}
