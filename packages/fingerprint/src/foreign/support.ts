/** Candidate pairs of minutiae support each other when their geometry agrees (relaxation labelling). */
import type { MinutiaeSet } from './minutiae-set.ts';

const candidatesMax = 60;
const leastSimilarity = 0.08;
const iterations = 5;
const inertia = 0.4;

/** Candidate pairs, by falling local similarity. */
export interface Candidates {
  count: number;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
  readonly local: Float32Array;
  /** After relaxation: local similarity tempered by the support of the others. */
  readonly weight: Float32Array;
}

export const newCandidates = (): Candidates => ({
  count: 0,
  probe: new Uint8Array(candidatesMax),
  reference: new Uint8Array(candidatesMax),
  local: new Float32Array(candidatesMax),
  weight: new Float32Array(candidatesMax),
});

/** Keeps the most similar pairs of the matrix (ties by position), strongest first. */
export function pickCandidates(similarity: Float32Array, rows: number, cols: number, candidates: Candidates): void {
  const { probe, reference, local } = candidates;
  let count = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, at++) {
      const value = similarity[at];
      if (value <= leastSimilarity || (count === candidatesMax && value <= local[count - 1])) continue;
      let slot = count < candidatesMax ? count++ : count - 1;
      for (; slot > 0 && local[slot - 1] < value; slot--) {
        local[slot] = local[slot - 1];
        probe[slot] = probe[slot - 1];
        reference[slot] = reference[slot - 1];
      }
      local[slot] = value;
      probe[slot] = i;
      reference[slot] = j;
    }
  }
  candidates.count = count;
}

const compatibility = new Float32Array(candidatesMax * candidatesMax);
const next = new Float32Array(candidatesMax);

/** Lets the pairs vote for each other. */
export function relax(a: MinutiaeSet, b: MinutiaeSet, { count, probe, reference, local, weight }: Candidates): void {
  for (let s = 0; s < count; s++) {
    weight[s] = local[s];
    compatibility[s * candidatesMax + s] = 0;
    for (let t = 0; t < s; t++) {
      const value = compatibilityOf(a, probe[s], probe[t], b, reference[s], reference[t]);
      compatibility[s * candidatesMax + t] = value;
      compatibility[t * candidatesMax + s] = value;
    }
  }
  const share = (1 - inertia) / Math.max(1, Math.min(count, 12) - 1);
  for (let pass = 0; pass < iterations; pass++) {
    for (let s = 0; s < count; s++) {
      let support = 0;
      for (let t = 0; t < count; t++) support += compatibility[s * candidatesMax + t] * weight[t];
      next[s] = inertia * weight[s] + share * support;
    }
    weight.set(next.subarray(0, count));
  }
}

/** The strongest candidate that agrees with none of the seeds before it, or -1. */
export function nextSeed({ count, weight }: Candidates, seeds: readonly number[]): number {
  let best = -1;
  for (let s = 0; s < count; s++) {
    if (best >= 0 && weight[s] <= weight[best]) continue;
    if (seeds.every((seed) => s !== seed && compatibility[s * candidatesMax + seed] === 0)) best = s;
  }
  return best;
}

/** 0 to 1: how well candidate `t` fits `s`; as of the last relaxation. */
export const fitOf = (s: number, t: number): number => compatibility[s * candidatesMax + t];

const stretchPx = 6;
const stretchShare = 0.05;
const cosTurn = Math.cos((35 * Math.PI) / 180);
const cosBearing = Math.cos((35 * Math.PI) / 180);

/** 0 to 1: do minutiae i and k of one print lie to each other as j and l of the other, in distance, turn and bearing? */
function compatibilityOf(a: MinutiaeSet, i: number, k: number, b: MinutiaeSet, j: number, l: number): number {
  if (i === k || j === l) return 0;
  const turnA = [a.cos[i] * a.cos[k] + a.sin[i] * a.sin[k], a.cos[i] * a.sin[k] - a.sin[i] * a.cos[k]];
  const turnB = [b.cos[j] * b.cos[l] + b.sin[j] * b.sin[l], b.cos[j] * b.sin[l] - b.sin[j] * b.cos[l]];
  const turn = (turnA[0] * turnB[0] + turnA[1] * turnB[1] - cosTurn) / (1 - cosTurn);
  if (turn <= 0) return 0;
  const [ax, ay, bx, by] = [a.x[k] - a.x[i], a.y[k] - a.y[i], b.x[l] - b.x[j], b.y[l] - b.y[j]];
  const da = Math.sqrt(ax * ax + ay * ay);
  const db = Math.sqrt(bx * bx + by * by);
  const stretch = (da - db) / (stretchPx + stretchShare * (da + db));
  if (stretch * stretch >= 1) return 0;
  const seenFromFirst =
    (a.cos[i] * ax + a.sin[i] * ay) * (b.cos[j] * bx + b.sin[j] * by) +
    (a.cos[i] * ay - a.sin[i] * ax) * (b.cos[j] * by - b.sin[j] * bx);
  const seenFromSecond =
    (a.cos[k] * ax + a.sin[k] * ay) * (b.cos[l] * bx + b.sin[l] * by) +
    (a.cos[k] * ay - a.sin[k] * ax) * (b.cos[l] * by - b.sin[l] * bx);
  const bearing = (Math.min(seenFromFirst, seenFromSecond) / Math.max(1, da * db) - cosBearing) / (1 - cosBearing);
  return bearing <= 0 ? 0 : (1 - stretch * stretch) * turn * bearing;
}
