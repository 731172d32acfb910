/** What speaks for and against a common source, given an alignment. */
import type { Alignment } from './consolidation.ts';
import { mapAbout, newMapAbout } from './map-about.ts';
import { orientationAt } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { mapCellPx, minutiaeMax, orientationsPerHalfTurn, outside } from '../template/template.ts';
import type { RidgeMap } from '../template/template.ts';

/** The terms of the score. */
export interface Evidence {
  /** Sum of the local similarities of all pairs. */
  similarity: number;
  /** Summed quality of the paired minutiae (the lesser of each two). */
  paired: number;
  /** Summed quality of minutiae that lie within the other print and found no partner; of a mark's own none count. */
  unpaired: number;
  /** Cells of the ridge map that both prints show. */
  overlap: number;
  /** Sum over those cells of how parallel the ridges run, -1 to 1 each. */
  flow: number;
  /**
   * How alike the neighbours of paired minutiae lie about them, 0 to about 1: the mean over the pairs and two more.
   * Neighbours speak also where the ridges between are too blurred or too stretched to be compared.
   */
  neighbours: number;
}

export const newEvidence = (): Evidence => ({
  similarity: 0,
  paired: 0,
  unpaired: 0,
  overlap: 0,
  flow: 0,
  neighbours: 0,
});

const probePaired = new Uint8Array(minutiaeMax);
const referencePaired = new Uint8Array(minutiaeMax);

/** How alike every two minutiae are, a.count x b.count each. */
export interface Similarities {
  readonly ridges: Float32Array;
  readonly neighbours: Float32Array;
}

/** Writes the terms for two prints under an alignment. */
export function weigh(
  a: Prepared,
  b: Prepared,
  { ridges, neighbours }: Similarities,
  alignment: Alignment,
  evidence: Evidence,
): void {
  evidence.similarity = 0;
  evidence.paired = 0;
  evidence.unpaired = 0;
  evidence.neighbours = 0;
  probePaired.fill(0, 0, a.count);
  referencePaired.fill(0, 0, b.count);
  for (let p = 0; p < alignment.count; p++) {
    const i = alignment.probe[p];
    const j = alignment.reference[p];
    probePaired[i] = 1;
    referencePaired[j] = 1;
    evidence.similarity += ridges[i * b.count + j];
    evidence.neighbours += neighbours[i * b.count + j] / (alignment.count + 2);
    evidence.paired += Math.min(a.quality[i], b.quality[j]);
  }
  const maps: Maps = [seenOf(a, alignment.probe, alignment, seenA), seenOf(b, alignment.reference, alignment, seenB)];
  if (a.template.kind !== 'mark') evidence.unpaired += unpairedOfProbe(a, maps, alignment);
  if (b.template.kind !== 'mark') evidence.unpaired += unpairedOfReference(b, maps, alignment);
  compareMaps(maps, alignment, evidence);
}

/** What of the two prints is held against each other. */
type Maps = readonly [RidgeMap, RidgeMap];

const [seenA, seenB] = [newMapAbout(), newMapAbout()];

/** All of a print; of a mark what lies about its paired minutiae. */
function seenOf({ template, x, y }: Prepared, which: Uint8Array, { count }: Alignment, scratch: Uint8Array): RidgeMap {
  return template.kind === 'mark' ? mapAbout(template.map, { x, y, which, count }, scratch) : template.map;
}

function unpairedOfProbe(a: Prepared, [, other]: Maps, { cos, sin, dx, dy }: Alignment): number {
  let unpaired = 0;
  for (let i = 0; i < a.count; i++) {
    if (probePaired[i] === 1) continue;
    const seen = orientationAt(other, cos * a.x[i] - sin * a.y[i] + dx, sin * a.x[i] + cos * a.y[i] + dy) !== outside;
    if (seen) unpaired += a.quality[i];
  }
  return unpaired;
}

function unpairedOfReference(b: Prepared, [map]: Maps, { cos, sin, dx, dy }: Alignment): number {
  let unpaired = 0;
  for (let j = 0; j < b.count; j++) {
    if (referencePaired[j] === 1) continue;
    const x = b.x[j] - dx;
    const y = b.y[j] - dy;
    if (orientationAt(map, cos * x + sin * y, cos * y - sin * x) !== outside) unpaired += b.quality[j];
  }
  return unpaired;
}

/** Alignment of two orientations, 1 parallel to -1 perpendicular, by the 240ths of a half turn between them. */
const alignmentOf = Float32Array.from({ length: orientationsPerHalfTurn }, (_, i) =>
  Math.cos((2 * Math.PI * i) / orientationsPerHalfTurn),
);

/** Ridge flow where both maps know it, the probe's turned into the reference's. */
function compareMaps([map, other]: Maps, { cos, sin, dx, dy }: Alignment, evidence: Evidence): void {
  const turn = Math.round((Math.atan2(sin, cos) * orientationsPerHalfTurn) / Math.PI) + 2 * orientationsPerHalfTurn;
  let overlap = 0;
  let flow = 0;
  for (let row = 0, cell = 0; row < map.rows; row++) {
    const y = (row + 0.5) * mapCellPx;
    let px = (cos * 0.5 * mapCellPx - sin * y + dx) / mapCellPx;
    let py = (sin * 0.5 * mapCellPx + cos * y + dy) / mapCellPx;
    for (let col = 0; col < map.cols; col++, cell++, px += cos, py += sin) {
      const u = map.orientation[cell];
      if (u === outside || px < 0 || py < 0 || px >= other.cols || py >= other.rows) continue;
      const v = other.orientation[Math.floor(py) * other.cols + Math.floor(px)];
      if (v === outside) continue;
      overlap++;
      flow += alignmentOf[(u + turn - v) % orientationsPerHalfTurn];
    }
  }
  evidence.overlap = overlap;
  evidence.flow = flow;
}

/** What the terms count. */
export interface ScoreWeights {
  /** So that hardly any score is 0. */
  readonly start: number;
  readonly similarity: number;
  /** Of what is expected of the two prints, against `similarity`; and the least that is. */
  readonly expected: number;
  readonly expectedLeast: number;
  readonly agreement: number;
  readonly unpaired: number;
  readonly parallel: number;
  readonly neighbours: number;
}

/** Round numbers near those of a logistic regression on the development sets. */
export const printWeights: ScoreWeights = {
  start: 12.5,
  similarity: 1,
  expected: 1,
  expectedLeast: 0.01,
  agreement: 3,
  unpaired: 0.5,
  parallel: 3,
  neighbours: 1.5,
};

/**
 * Of a comparison with a mark, near those at which the mates of marks made from four of the development sets rank best
 * (`docs/adr/0036`). Where ridges are faint, minutiae are as often false as true: what those that pair have in common counts
 * more, and what found no partner less.
 */
export const markWeights: ScoreWeights = {
  start: 20,
  similarity: 2.5,
  expected: 0.6,
  expectedLeast: 0.3,
  agreement: 3,
  unpaired: 0.4,
  parallel: 2,
  neighbours: 3,
};

/**
 * The score of the terms, 0 to about 12 (of marks 20): the logarithm of a product, so that it is near the scale of evidence.
 * `expected` is what the strongest local similarities alone would sum to: prints with much that looks alike anywhere
 * must show more.
 */
export function score(evidence: Evidence, expected: number, weights: ScoreWeights): number {
  if (evidence.similarity <= 0 || evidence.flow <= 0) return 0;
  const { start, similarity, agreement, parallel, neighbours } = scoreTerms(evidence, expected, weights);
  return Math.max(0, start + similarity + agreement + parallel + neighbours);
}

/** What the score is the sum of; each but the first is at most about 0, -Infinity when nothing agrees. */
export interface ScoreTerms {
  readonly start: number;
  /** Paired minutiae that look alike, against what the two prints would show anywhere. */
  readonly similarity: number;
  /** Minutiae that found a partner, against those in the overlap that did not. */
  readonly agreement: number;
  /** How parallel the ridges run in the overlap. */
  readonly parallel: number;
  /** How alike the neighbours of paired minutiae lie about them. */
  readonly neighbours: number;
}

export function scoreTerms(evidence: Evidence, expected: number, weights: ScoreWeights): ScoreTerms {
  const { similarity, paired, unpaired, overlap, flow, neighbours } = evidence;
  const anywhere = (expected + weights.expectedLeast) ** weights.expected;
  return {
    start: weights.start,
    similarity: weights.similarity * Math.log(Math.max(0, similarity) / anywhere),
    agreement: weights.agreement * Math.log(paired / (paired + weights.unpaired * unpaired + 1)),
    parallel: weights.parallel * Math.log(Math.max(0, flow) / (overlap + 5)),
    neighbours: weights.neighbours * Math.log(neighbours + 0.02),
  };
}
