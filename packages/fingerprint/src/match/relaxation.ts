/** Candidate pairs support each other when their geometry agrees (relaxation labelling). */
import type { Prepared } from './prepared.ts';

export const candidatesMax = 50;
const iterations = 5;
const inertia = 0.4;

/** Candidate pairs, by falling local similarity. */
export interface Candidates {
  count: number;
  /** How many seeds `nextSeed` has given out. */
  seeds: number;
  readonly seed: Uint8Array;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
  /** Local similarity. */
  readonly local: Float32Array;
  /** After relaxation: local similarity tempered by the support of the others. */
  readonly weight: Float32Array;
}

export const newCandidates = (): Candidates => ({
  count: 0,
  seeds: 0,
  seed: new Uint8Array(candidatesMax),
  probe: new Uint8Array(candidatesMax),
  reference: new Uint8Array(candidatesMax),
  local: new Float32Array(candidatesMax),
  weight: new Float32Array(candidatesMax),
});

/** Keeps the `candidatesMax` most similar pairs of the matrix (ties by position), strongest first. */
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

const leastSimilarity = 0.1;
const compatibility = new Float32Array(candidatesMax * candidatesMax);
/** Candidates that are compatible with each, and how many: most are with none. */
const friend = new Uint8Array(candidatesMax * candidatesMax);
const friends = new Uint8Array(candidatesMax);
const next = new Float32Array(candidatesMax);

/** Lets the pairs vote for each other. */
export function relax(a: Prepared, b: Prepared, candidates: Candidates): void {
  const { count, probe, reference, local, weight } = candidates;
  friends.fill(0, 0, count);
  for (let s = 0; s < count; s++) {
    weight[s] = local[s];
    compatibility[s * candidatesMax + s] = 0;
    for (let t = 0; t < s; t++) {
      const value = pairCompatibility(a, probe[s], probe[t], b, reference[s], reference[t]);
      compatibility[s * candidatesMax + t] = value;
      compatibility[t * candidatesMax + s] = value;
      if (value === 0) continue;
      friend[s * candidatesMax + friends[s]++] = t;
      friend[t * candidatesMax + friends[t]++] = s;
    }
  }
  const share = (1 - inertia) / Math.max(1, Math.min(count, 12) - 1);
  for (let pass = 0; pass < iterations; pass++) {
    for (let s = 0; s < count; s++) {
      const row = s * candidatesMax;
      let support = 0;
      for (let f = row; f < row + friends[s]; f++) support += compatibility[row + friend[f]] * weight[friend[f]];
      next[s] = inertia * weight[s] + share * support;
    }
    for (let s = 0; s < count; s++) weight[s] = next[s];
  }
}

/** The strongest candidate that agrees with no earlier seed, or -1. */
export function nextSeed(candidates: Candidates): number {
  const { count, weight, seed, seeds } = candidates;
  let best = -1;
  for (let s = 0; s < count; s++) {
    if (best >= 0 && weight[s] <= weight[best]) continue;
    let free = true;
    for (let t = 0; t < seeds && free; t++) free = s !== seed[t] && compatibility[s * candidatesMax + seed[t]] === 0;
    if (free) best = s;
  }
  if (best >= 0) seed[candidates.seeds++] = best;
  return best;
}

/**
 * 0 to 1: do minutiae i and k of one print lie to each other as j and l of the other? Distance, relative direction and
 * bearing must all agree, with more tolerance of distance the farther apart they are, because skin stretches.
 */
export function pairCompatibility(a: Prepared, i: number, k: number, b: Prepared, j: number, l: number): number {
  if (i === k || j === l) return 0;
  // Relative directions as unit vectors; the angle between them by its cosine. Cheapest, and refuses most.
  const ca = a.cos[i] * a.cos[k] + a.sin[i] * a.sin[k];
  const sa = a.cos[i] * a.sin[k] - a.sin[i] * a.cos[k];
  const cb = b.cos[j] * b.cos[l] + b.sin[j] * b.sin[l];
  const sb = b.cos[j] * b.sin[l] - b.sin[j] * b.cos[l];
  const turn = (ca * cb + sa * sb - cosDirection) * (1 / (1 - cosDirection));
  if (turn <= 0) return 0;
  const ax = a.x[k] - a.x[i];
  const ay = a.y[k] - a.y[i];
  const bx = b.x[l] - b.x[j];
  const by = b.y[l] - b.y[j];
  const da = Math.sqrt(ax * ax + ay * ay);
  const db = Math.sqrt(bx * bx + by * by);
  const stretch = (da - db) / (stretchPx + stretchShare * (da + db));
  const distance = 1 - stretch * stretch;
  if (distance <= 0) return 0;
  // Bearing of k in the frame of i against that of l in the frame of j, and the other way round.
  const pa = a.cos[i] * ax + a.sin[i] * ay;
  const qa = a.cos[i] * ay - a.sin[i] * ax;
  const pb = b.cos[j] * bx + b.sin[j] * by;
  const qb = b.cos[j] * by - b.sin[j] * bx;
  const ra = a.cos[k] * ax + a.sin[k] * ay;
  const ua = a.cos[k] * ay - a.sin[k] * ax;
  const rb = b.cos[l] * bx + b.sin[l] * by;
  const ub = b.cos[l] * by - b.sin[l] * bx;
  const scale = 1 / Math.max(1, da * db);
  const bearing = (Math.min(pa * pb + qa * qb, ra * rb + ua * ub) * scale - cosBearing) * (1 / (1 - cosBearing));
  if (bearing <= 0) return 0;
  return distance * turn * bearing;
}

/** How far two distances may differ: a part for the places of minutiae, and a tenth of the distance for the skin. */
const stretchPx = 5;
const stretchShare = 0.05;
const cosDirection = Math.cos((32 * Math.PI) / 180);
const cosBearing = Math.cos((32 * Math.PI) / 180);
