/** Comparison of two templates: the steps, in order. */
import { similarity as asSimilarity } from '@ipse/core';
import type { Comparison, FeaturePair, Similarity, Trace } from '@ipse/core';
import { foreignOnPrintScale, markOnPrintScale } from '../calibration/kind-scales.ts';
import { compareMinutiae } from '../foreign/compare-minutiae.ts';
import { consolidate, newAlignment } from './consolidation.ts';
import type { Alignment, ConsolidationRules } from './consolidation.ts';
import { newEvidence, score, scoreTerms, weigh } from './evidence.ts';
import { localSimilarities } from './local-similarity.ts';
import { prepared } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { createRelaxation } from './relaxation.ts';
import type { Tolerance } from './relaxation.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/** Alignments that are tried, each grown from a seed that contradicts the seeds before it. */
const seedsMax = 4;
/** Strongest local similarities that make up what is expected of this pair of prints. */
const expectedOf = 8;

const tolerance: Tolerance = { stretchPx: 5, stretchShare: 0.05, cosAngle: Math.cos((32 * Math.PI) / 180) };
const rules: ConsolidationRules = {
  cosDirection: Math.cos((28 * Math.PI) / 180),
  bareWorth: 0.3,
  bareWeight: 0.1,
  tolerance,
};

// Scratch space: a comparison runs to its end before the next, and its inner loops allocate nothing.
let similarity: Float32Array = new Float32Array();
const relaxation = createRelaxation({ candidatesMax: 50, leastSimilarity: 0.1, tolerance });
const { candidates } = relaxation;
const evidence = newEvidence();
let trial = newAlignment();
let best = newAlignment();

/**
 * Symmetric: the templates are put in an order of their own first. `trace` is given every step: `order` (whether they were
 * swapped for the steps until `pairs`), `candidates`, `alignment` for each that is tried, `pairs`.
 */
export function compare(probe: FingerprintTemplate, reference: FingerprintTemplate, trace?: Trace): Comparison {
  if (isForeign(probe, reference)) {
    const { value, pairs } = compareMinutiae(probe, reference, trace);
    trace?.('pairs', pairs);
    return { similarity: foreignOnPrintScale(value), pairs };
  }
  const [a, b] = [prepared(probe), prepared(reference)];
  const swapped = inOrder(a, b);
  trace?.('order', { swapped });
  const value = swapped ? align(b, a, 0, trace) : align(a, b, 0, trace);
  const pairs = pairsOf(best, swapped ? a.count : b.count, swapped);
  trace?.('pairs', pairs);
  return { similarity: onScale(value, probe, reference), pairs };
}

const isForeign = (a: FingerprintTemplate, b: FingerprintTemplate) => a.kind === 'foreign' || b.kind === 'foreign';

const onScale = (value: number, a: FingerprintTemplate, b: FingerprintTemplate): Similarity =>
  a.kind === 'mark' || b.kind === 'mark' ? markOnPrintScale(value) : asSimilarity(value);

/** The similarity before it is put on the scale of prints: what calibrations of marks and foreign templates are fitted to. */
export function rawSimilarity(probe: FingerprintTemplate, reference: FingerprintTemplate): number {
  if (isForeign(probe, reference)) return compareMinutiae(probe, reference).value;
  const [a, b] = [prepared(probe), prepared(reference)];
  return inOrder(a, b) ? align(b, a, 0) : align(a, b, 0);
}

/** The similarity alone, for searches; 0 without an alignment when no pair of minutiae has at least `leastSupport`. */
export function similarityOf(probe: FingerprintTemplate, reference: FingerprintTemplate, leastSupport = 0): Similarity {
  if (isForeign(probe, reference)) return foreignOnPrintScale(compareMinutiae(probe, reference).value);
  const [a, b] = [prepared(probe), prepared(reference)];
  return onScale(inOrder(a, b) ? align(b, a, leastSupport) : align(a, b, leastSupport), probe, reference);
}

const inOrder = (a: Prepared, b: Prepared) => a.key > b.key;

/** Leaves the best alignment in `best` and answers its score; 0 and no pairs when nothing agrees. */
function align(a: Prepared, b: Prepared, leastSupport: number, trace?: Trace): number {
  similarity = localSimilarities(a, b);
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
    if (seed < 0 || (candidates.seeds === 1 && candidates.weight[seed] < leastSupport)) break;
    consolidate(a, b, candidates, seed, similarity, rules, trial);
    weigh(a, b, similarity, trial, evidence);
    const value = score(evidence, expected);
    if (trace) {
      const { cos, sin, dx, dy, count } = trial;
      const terms = scoreTerms(evidence, expected);
      trace('alignment', { ...evidence, expected, terms, score: value, pairs: count, cos, sin, dx, dy });
    }
    if (value > most) {
      most = value;
      [best, trial] = [trial, best];
    }
  }
  return most;
}

/** Strongest first. */
function pairsOf(alignment: Alignment, cols: number, swapped: boolean): FeaturePair[] {
  return Array.from({ length: alignment.count }, (_, p) => {
    const [i, j] = [alignment.probe[p], alignment.reference[p]];
    const weight = Math.min(1, similarity[i * cols + j] * (0.5 + 0.5 * alignment.closeness[p]));
    return swapped ? { probe: j, reference: i, weight } : { probe: i, reference: j, weight };
  }).sort((p, q) => q.weight - p.weight);
}
