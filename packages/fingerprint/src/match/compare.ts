/** Comparison of two templates: the steps, in order. */
import { similarity as asSimilarity } from '@ipse/core';
import type { Comparison, Similarity, Trace } from '@ipse/core';
import { foreignOnPrintScale, markOnPrintScale } from '../calibration/kind-scales.ts';
import { compareMinutiae } from '../foreign/compare-minutiae.ts';
import { neighbourSimilarities } from '../foreign/neighbourhood.ts';
import { createAligner, pairsOf, strongestSum } from './aligner.ts';
import type { Alignment } from './consolidation.ts';
import { markWeights, newEvidence, printWeights, score, scoreTerms, weigh } from './evidence.ts';
import { localSimilarities } from './local-similarity.ts';
import { prepared } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { minutiaeMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/** Strongest local similarities that make up what is expected of this pair of prints, and what each must exceed. */
const expectedOf = 8;
const expectedLeast = 0.1;
/**
 * What the neighbours about two minutiae count beside the ridges about them. Where skin was pulled out of shape the ridges no
 * longer fit, while neighbours, who may each be a little out of place, still do.
 */
const neighbourWeight = 0.7;

const rules = {
  candidatesMax: 50,
  leastSimilarity: 0.1,
  seedsMax: 4,
  cosDirection: Math.cos((30 * Math.PI) / 180),
  bareWorth: 0.2,
  bareWeight: 0.2,
  tolerance: { stretchPx: 6, stretchShare: 0.05, cosAngle: Math.cos((35 * Math.PI) / 180) },
};
const alignerOfPrints = createAligner(rules);
/** In a mark as many minutiae are false as true: what belongs together is not among the most alike pairs, nor at the first seeds. */
const alignerOfMarks = createAligner({ ...rules, candidatesMax: 100, seedsMax: 8 });
const alignerOf = (a: FingerprintTemplate, b: FingerprintTemplate) =>
  isMark(a) || isMark(b) ? alignerOfMarks : alignerOfPrints;
// Scratch space: a comparison runs to its end before the next.
const both = new Float32Array(minutiaeMax * minutiaeMax);
const evidence = newEvidence();

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
  const cols = swapped ? a.count : b.count;
  const { best } = alignerOf(probe, reference);
  const pairs = pairsOf(best, swapped, (i, j, closeness) => both[i * cols + j] * (0.5 + 0.5 * closeness));
  trace?.('pairs', pairs);
  return { similarity: onScale(value, probe, reference), pairs };
}

const isForeign = (a: FingerprintTemplate, b: FingerprintTemplate) => a.kind === 'foreign' || b.kind === 'foreign';

const isMark = ({ kind }: FingerprintTemplate) => kind === 'mark';

const onScale = (value: number, a: FingerprintTemplate, b: FingerprintTemplate): Similarity =>
  isMark(a) || isMark(b) ? markOnPrintScale(value) : asSimilarity(value);

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

/** Leaves the best alignment in the aligner, the similarities in `both`, and answers its score. */
function align(a: Prepared, b: Prepared, leastSupport: number, trace?: Trace): number {
  const ridges = localSimilarities(a, b);
  const neighbours = neighbourSimilarities(a, b);
  for (let k = 0; k < ridges.length; k++) both[k] = ridges[k] + neighbourWeight * neighbours[k];
  const expected = strongestSum(ridges, expectedOf, expectedLeast);
  const weights = isMark(a.template) || isMark(b.template) ? markWeights : printWeights;
  const judge = (alignment: Alignment) => {
    weigh(a, b, { ridges, neighbours }, alignment, evidence);
    const value = score(evidence, expected, weights);
    if (trace) {
      const { cos, sin, dx, dy, count } = alignment;
      const terms = scoreTerms(evidence, expected, weights);
      trace('alignment', { ...evidence, expected, terms, score: value, pairs: count, cos, sin, dx, dy });
    }
    return value;
  };
  return alignerOf(a.template, b.template).align(a, b, both, judge, leastSupport, trace);
}
