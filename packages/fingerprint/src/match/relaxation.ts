/** Candidate pairs support each other when their geometry agrees (relaxation labelling). */
import { newCandidates, pickCandidates } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import type { PlacedMinutiae } from './minutiae.ts';

const iterations = 5;
const inertia = 0.4;

/** How freely pairs of minutiae may differ and still support each other. */
export interface Tolerance {
  /** How far two distances may differ: a part for the places of minutiae, and a share of both distances for the skin. */
  readonly stretchPx: number;
  readonly stretchShare: number;
  /** Of the largest difference between relative directions, and between bearings. */
  readonly cosAngle: number;
}

export interface RelaxationRules {
  /** Pairs that are kept, and the local similarity that they must exceed. */
  readonly candidatesMax: number;
  readonly leastSimilarity: number;
  readonly tolerance: Tolerance;
}

/** Scratch space and rules of one matcher: a comparison runs to its end before the next. */
export interface Relaxation {
  readonly candidates: Candidates;
  /** Keeps the most similar pairs of the matrix (ties by position), strongest first. */
  pick(similarity: Float32Array, rows: number, cols: number): void;
  /** Lets the pairs vote for each other, and forgets the seeds given out. */
  relax(a: PlacedMinutiae, b: PlacedMinutiae): void;
  /** The strongest candidate that agrees with no earlier seed, or -1. */
  nextSeed(): number;
}

export function createRelaxation({ candidatesMax, leastSimilarity, tolerance }: RelaxationRules): Relaxation {
  const candidates = newCandidates(candidatesMax);
  const compatibility = new Float32Array(candidatesMax * candidatesMax);
  const { friend, friends } = candidates;
  const next = new Float32Array(candidatesMax);
  const turns = createTurns(candidates, tolerance);

  const findFriends = (a: PlacedMinutiae, b: PlacedMinutiae) => {
    const { count, probe, reference } = candidates;
    turns.measure(a, b, count);
    friends.fill(0, 0, count);
    compatibility.fill(0, 0, count * candidatesMax);
    for (let s = 0; s < count; s++) {
      for (let t = 0; t < s; t++) {
        if (!turns.agree(s, t)) continue;
        const value = pairCompatibility(a, probe[s], probe[t], b, reference[s], reference[t], tolerance);
        if (value === 0) continue;
        compatibility[s * candidatesMax + t] = value;
        compatibility[t * candidatesMax + s] = value;
        friend[s][friends[s]++] = t;
        friend[t][friends[t]++] = s;
      }
    }
  };

  return {
    candidates,
    pick: (similarity, rows, cols) => pickCandidates(similarity, rows, cols, leastSimilarity, candidates),

    relax(a, b) {
      const { count, local, weight } = candidates;
      candidates.seeds = 0;
      findFriends(a, b);
      for (let s = 0; s < count; s++) weight[s] = local[s];
      const share = (1 - inertia) / Math.max(1, Math.min(count, 12) - 1);
      for (let pass = 0; pass < iterations; pass++) {
        for (let s = 0; s < count; s++) {
          const row = s * candidatesMax;
          const ofS = friend[s];
          let support = 0;
          for (let f = 0; f < friends[s]; f++) support += compatibility[row + ofS[f]] * weight[ofS[f]];
          next[s] = inertia * weight[s] + share * support;
        }
        for (let s = 0; s < count; s++) weight[s] = next[s];
      }
    },

    nextSeed() {
      const { count, weight, seed, seeds } = candidates;
      let best = -1;
      for (let s = 0; s < count; s++) {
        if (best >= 0 && weight[s] <= weight[best]) continue;
        let free = true;
        for (let t = 0; t < seeds && free; t++)
          free = s !== seed[t] && compatibility[s * candidatesMax + seed[t]] === 0;
        if (free) best = s;
      }
      if (best >= 0) seed[candidates.seeds++] = best;
      return best;
    },
  };
}

/** How each candidate turns its minutia: two that turn theirs too differently need no closer look. */
function createTurns({ probe, reference }: Candidates, { cosAngle }: Tolerance) {
  const cos = new Float64Array(probe.length);
  const sin = new Float64Array(probe.length);
  // Less by more than what rounding does, so that the closer look decides where it could decide otherwise.
  const least = cosAngle - 1e-9;
  return {
    measure(a: PlacedMinutiae, b: PlacedMinutiae, count: number) {
      for (let s = 0; s < count; s++) {
        const [i, j] = [probe[s], reference[s]];
        cos[s] = a.cos[i] * b.cos[j] + a.sin[i] * b.sin[j];
        sin[s] = a.cos[i] * b.sin[j] - a.sin[i] * b.cos[j];
      }
    },
    agree: (s: number, t: number) => cos[s] * cos[t] + sin[s] * sin[t] >= least,
  };
}

/**
 * 0 to 1: do minutiae i and k of one print lie to each other as j and l of the other? Distance, relative direction and
 * bearing must all agree, with more tolerance of distance the farther apart they are, because skin stretches.
 */
export function pairCompatibility(
  a: PlacedMinutiae,
  i: number,
  k: number,
  b: PlacedMinutiae,
  j: number,
  l: number,
  { stretchPx, stretchShare, cosAngle }: Tolerance,
): number {
  if (i === k || j === l) return 0;
  // Relative directions as unit vectors; the angle between them by its cosine. Cheapest, and refuses most.
  const ca = a.cos[i] * a.cos[k] + a.sin[i] * a.sin[k];
  const sa = a.cos[i] * a.sin[k] - a.sin[i] * a.cos[k];
  const cb = b.cos[j] * b.cos[l] + b.sin[j] * b.sin[l];
  const sb = b.cos[j] * b.sin[l] - b.sin[j] * b.cos[l];
  const turn = (ca * cb + sa * sb - cosAngle) * (1 / (1 - cosAngle));
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
  const bearing = (Math.min(pa * pb + qa * qb, ra * rb + ua * ub) * scale - cosAngle) * (1 / (1 - cosAngle));
  if (bearing <= 0) return 0;
  return distance * turn * bearing;
}
