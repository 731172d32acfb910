/** Consolidation: one motion of the skin, nearly rigid, that pairs as many minutiae as it can. */
import { minutiaeMax } from '../template/template.ts';
import type { Candidates } from './candidates.ts';
import type { Minutiae } from './minutiae.ts';
import { pairCompatibility } from './relaxation.ts';
import type { Tolerance } from './relaxation.ts';

/** How often the motion is fitted again to the pairs that it made. */
const refinements = 2;
const tolerancePx = 14;
/** Distance over which a pair's own displacement carries its neighbours along. */
const stretchPx = 60;

export interface ConsolidationRules {
  /** Of the largest difference between the directions of a pair. */
  readonly cosDirection: number;
  /** What a pair is worth whose surroundings have nothing in common: when pairs are chosen, and when they are fitted. */
  readonly bareWorth: number;
  readonly bareWeight: number;
  /** How freely others may differ from the seed and still take part in the first fit. */
  readonly tolerance: Tolerance;
}

/** Pairs of one alignment, and the turn and shift that take probe coordinates to reference coordinates. */
export interface Alignment {
  count: number;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
  /** Closeness in place and direction, 0 to 1. */
  readonly closeness: Float32Array;
  cos: number;
  sin: number;
  dx: number;
  dy: number;
}

export const newAlignment = (): Alignment => ({
  count: 0,
  probe: new Uint8Array(minutiaeMax),
  reference: new Uint8Array(minutiaeMax),
  closeness: new Float32Array(minutiaeMax),
  cos: 1,
  sin: 0,
  dx: 0,
  dy: 0,
});

const movedX = new Float32Array(minutiaeMax);
const movedY = new Float32Array(minutiaeMax);
const bestOfProbe = new Float32Array(minutiaeMax);
const partnerOfProbe = new Int16Array(minutiaeMax);
const bestOfReference = new Float32Array(minutiaeMax);
const partnerOfReference = new Int16Array(minutiaeMax);

/** Aligns by a seed candidate and those that agree with it, then pairs, refines and pairs again. */
export function consolidate(
  a: Minutiae,
  b: Minutiae,
  candidates: Candidates,
  seed: number,
  similarity: Float32Array,
  rules: ConsolidationRules,
  alignment: Alignment,
): void {
  const { probe, reference, weight, friend, friends } = candidates;
  const total = newMoments();
  add(total, a, probe[seed], b, reference[seed], weight[seed]);
  for (let f = 0; f < friends[seed]; f++) {
    const t = friend[seed][f];
    const agreement = pairCompatibility(a, probe[seed], probe[t], b, reference[seed], reference[t], rules.tolerance);
    add(total, a, probe[t], b, reference[t], agreement * weight[t]);
  }
  solve(total, alignment);
  move(a, b, alignment, false);
  pair(a, b, similarity, rules, alignment);
  for (let pass = 0; pass < refinements && alignment.count > 2; pass++) {
    const moments = newMoments();
    for (let p = 0; p < alignment.count; p++) {
      const [i, j] = [alignment.probe[p], alignment.reference[p]];
      add(moments, a, i, b, j, alignment.closeness[p] * (rules.bareWeight + similarity[i * b.count + j]));
    }
    solve(moments, alignment);
    move(a, b, alignment, true);
    pair(a, b, similarity, rules, alignment);
  }
}

/** Weighted sums for the least-squares turn and shift; the directions of the pairs count as two further points. */
interface Moments {
  w: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
  dot: number;
  cross: number;
}

const newMoments = (): Moments => ({ w: 0, ax: 0, ay: 0, bx: 0, by: 0, dot: 0, cross: 0 });

/** Weight of a pair's directions as if of a point this far away, in pixels. */
const directionArmPx = 12;

function add(m: Moments, a: Minutiae, i: number, b: Minutiae, j: number, w: number): void {
  m.w += w;
  m.ax += w * a.x[i];
  m.ay += w * a.y[i];
  m.bx += w * b.x[j];
  m.by += w * b.y[j];
  const arm = directionArmPx * directionArmPx;
  m.dot += w * (a.x[i] * b.x[j] + a.y[i] * b.y[j] + arm * (a.cos[i] * b.cos[j] + a.sin[i] * b.sin[j]));
  m.cross += w * (a.x[i] * b.y[j] - a.y[i] * b.x[j] + arm * (a.cos[i] * b.sin[j] - a.sin[i] * b.cos[j]));
}

function solve(m: Moments, alignment: Alignment): void {
  const [ax, ay, bx, by] = [m.ax / m.w, m.ay / m.w, m.bx / m.w, m.by / m.w];
  const dot = m.dot - m.w * (ax * bx + ay * by);
  const cross = m.cross - m.w * (ax * by - ay * bx);
  const length = Math.sqrt(dot * dot + cross * cross) || 1;
  alignment.cos = dot / length;
  alignment.sin = cross / length;
  alignment.dx = bx - alignment.cos * ax + alignment.sin * ay;
  alignment.dy = by - alignment.sin * ax - alignment.cos * ay;
}

/** Where the probe's minutiae come to lie in the reference; with `elastic`, pairs draw their surroundings along. */
function move(
  a: Minutiae,
  b: Minutiae,
  { cos, sin, dx, dy, count, probe, reference, closeness }: Alignment,
  elastic: boolean,
): void {
  for (let i = 0; i < a.count; i++) {
    movedX[i] = cos * a.x[i] - sin * a.y[i] + dx;
    movedY[i] = sin * a.x[i] + cos * a.y[i] + dy;
  }
  if (!elastic) return;
  for (let p = 0; p < count; p++) {
    pullX[p] = b.x[reference[p]] - movedX[probe[p]];
    pullY[p] = b.y[reference[p]] - movedY[probe[p]];
  }
  for (let i = 0; i < a.count; i++) {
    let weight = 0.5;
    let x = 0;
    let y = 0;
    for (let p = 0; p < count; p++) {
      const k = probe[p];
      if (k === i) continue;
      const d2 = ((a.x[k] - a.x[i]) ** 2 + (a.y[k] - a.y[i]) ** 2) / (stretchPx * stretchPx);
      const w = closeness[p] / ((1 + d2) * (1 + d2));
      weight += w;
      x += w * pullX[p];
      y += w * pullY[p];
    }
    shiftX[i] = x / weight;
    shiftY[i] = y / weight;
  }
  for (let i = 0; i < a.count; i++) {
    movedX[i] += shiftX[i];
    movedY[i] += shiftY[i];
  }
}

const pullX = new Float32Array(minutiaeMax);
const pullY = new Float32Array(minutiaeMax);
const shiftX = new Float32Array(minutiaeMax);
const shiftY = new Float32Array(minutiaeMax);

/** Pairs minutiae that are each other's best within the tolerance. */
function pair(
  a: Minutiae,
  b: Minutiae,
  similarity: Float32Array,
  { cosDirection, bareWorth }: ConsolidationRules,
  alignment: Alignment,
): void {
  bestOfProbe.fill(0, 0, a.count);
  bestOfReference.fill(0, 0, b.count);
  const { cos, sin } = alignment;
  const { x, y, cos: cosOf, sin: sinOf, byX, firstAt, count: others } = b;
  for (let i = 0; i < a.count; i++) {
    const turnedCos = cos * a.cos[i] - sin * a.sin[i];
    const turnedSin = sin * a.cos[i] + cos * a.sin[i];
    const [px, py] = [movedX[i], movedY[i]];
    const column = Math.max(0, (px - tolerancePx) | 0);
    if (column >= firstAt.length) continue;
    for (let at = firstAt[column]; at < others; at++) {
      const j = byX[at];
      const dx = px - x[j];
      if (dx < -tolerancePx) break;
      const dy = py - y[j];
      const near = 1 - (dx * dx + dy * dy) / (tolerancePx * tolerancePx);
      if (near <= 0) continue;
      const along = (turnedCos * cosOf[j] + turnedSin * sinOf[j] - cosDirection) / (1 - cosDirection);
      if (along <= 0) continue;
      const value = near * along * (bareWorth + similarity[i * others + j]);
      if (value > bestOfProbe[i]) {
        bestOfProbe[i] = value;
        partnerOfProbe[i] = j;
      }
      if (value > bestOfReference[j]) {
        bestOfReference[j] = value;
        partnerOfReference[j] = i;
      }
    }
  }
  let count = 0;
  for (let i = 0; i < a.count; i++) {
    if (bestOfProbe[i] === 0) continue;
    const j = partnerOfProbe[i];
    if (partnerOfReference[j] !== i) continue;
    alignment.probe[count] = i;
    alignment.reference[count] = j;
    alignment.closeness[count] = bestOfProbe[i] / (bareWorth + similarity[i * b.count + j]);
    count++;
  }
  alignment.count = count;
}
