/** Pairing: one nearly rigid motion, grown from a seed, and the minutiae that it brings together. */
import { minutiaeMax } from '../template/template.ts';
import type { MinutiaeSet } from './minutiae-set.ts';
import { fitOf } from './support.ts';
import type { Candidates } from './support.ts';

const tolerancePx = 14;
const cosTolerance = Math.cos((30 * Math.PI) / 180);
/** How often the motion is fitted again to the pairs that it made. */
const refinements = 2;
/** Distance over which a pair's own displacement carries its neighbours along. */
const stretchPx = 60;
/** Weight of a pair's directions as if of a point this far away, in pixels. */
const armPx = 12;
/** Worth of a pair whose neighbourhoods have nothing in common. */
const bare = 0.2;

/** Pairs, and the turn and shift that take probe coordinates to reference coordinates. */
export interface Pairing {
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

export const newPairing = (): Pairing => ({
  ...{ count: 0, probe: new Uint8Array(minutiaeMax), reference: new Uint8Array(minutiaeMax) },
  ...{ closeness: new Float32Array(minutiaeMax), cos: 1, sin: 0, dx: 0, dy: 0 },
});

const floats = () => new Float32Array(minutiaeMax);
const [movedX, movedY, pullX, pullY, shiftX, shiftY] = [floats(), floats(), floats(), floats(), floats(), floats()];
const [bestOfProbe, bestOfReference] = [floats(), floats()];
const [partnerOfProbe, partnerOfReference] = [new Uint8Array(minutiaeMax), new Uint8Array(minutiaeMax)];

/** Moves by a seed and those that fit it, then pairs, fits again and pairs again. */
export function pairFrom(
  seed: number,
  a: MinutiaeSet,
  b: MinutiaeSet,
  candidates: Candidates,
  similarity: Float32Array,
  pairing: Pairing,
): void {
  const { probe, reference, weight } = candidates;
  begin();
  add(a, probe[seed], b, reference[seed], weight[seed]);
  for (let t = 0; t < candidates.count; t++) {
    const fit = fitOf(seed, t);
    if (fit > 0) add(a, probe[t], b, reference[t], fit * weight[t]);
  }
  solve(pairing);
  move(a, pairing);
  pair(a, b, similarity, pairing);
  for (let pass = 0; pass < refinements && pairing.count > 2; pass++) {
    begin();
    for (let p = 0; p < pairing.count; p++) {
      const [i, j] = [pairing.probe[p], pairing.reference[p]];
      add(a, i, b, j, pairing.closeness[p] * (bare + similarity[i * b.count + j]));
    }
    solve(pairing);
    move(a, pairing);
    carryAlong(a, b, pairing);
    pair(a, b, similarity, pairing);
  }
}

/** Weighted sums for the least-squares turn and shift: weight, means, products. */
const sums = { w: 0, ax: 0, ay: 0, bx: 0, by: 0, dot: 0, cross: 0 };

function begin(): void {
  Object.assign(sums, { w: 0, ax: 0, ay: 0, bx: 0, by: 0, dot: 0, cross: 0 });
}

function add(a: MinutiaeSet, i: number, b: MinutiaeSet, j: number, w: number): void {
  const arm = armPx * armPx;
  sums.w += w;
  sums.ax += w * a.x[i];
  sums.ay += w * a.y[i];
  sums.bx += w * b.x[j];
  sums.by += w * b.y[j];
  sums.dot += w * (a.x[i] * b.x[j] + a.y[i] * b.y[j] + arm * (a.cos[i] * b.cos[j] + a.sin[i] * b.sin[j]));
  sums.cross += w * (a.x[i] * b.y[j] - a.y[i] * b.x[j] + arm * (a.cos[i] * b.sin[j] - a.sin[i] * b.cos[j]));
}

function solve(pairing: Pairing): void {
  const { w } = sums;
  const [ax, ay, bx, by] = [sums.ax / w, sums.ay / w, sums.bx / w, sums.by / w];
  const dot = sums.dot - w * (ax * bx + ay * by);
  const cross = sums.cross - w * (ax * by - ay * bx);
  const length = Math.sqrt(dot * dot + cross * cross) || 1;
  pairing.cos = dot / length;
  pairing.sin = cross / length;
  pairing.dx = bx - pairing.cos * ax + pairing.sin * ay;
  pairing.dy = by - pairing.sin * ax - pairing.cos * ay;
}

/** Where the probe's minutiae come to lie in the reference. */
function move(a: MinutiaeSet, { cos, sin, dx, dy }: Pairing): void {
  for (let i = 0; i < a.count; i++) {
    movedX[i] = cos * a.x[i] - sin * a.y[i] + dx;
    movedY[i] = sin * a.x[i] + cos * a.y[i] + dy;
  }
}

/** Skin stretches: each pair draws its surroundings along. */
function carryAlong(a: MinutiaeSet, b: MinutiaeSet, { count, probe, reference, closeness }: Pairing): void {
  for (let p = 0; p < count; p++) {
    pullX[p] = b.x[reference[p]] - movedX[probe[p]];
    pullY[p] = b.y[reference[p]] - movedY[probe[p]];
  }
  for (let i = 0; i < a.count; i++) {
    let [weight, x, y] = [0.5, 0, 0];
    for (let p = 0; p < count; p++) {
      const k = probe[p];
      if (k === i) continue;
      const far = 1 + ((a.x[k] - a.x[i]) ** 2 + (a.y[k] - a.y[i]) ** 2) / (stretchPx * stretchPx);
      const w = closeness[p] / (far * far);
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

/** Pairs minutiae that are each other's best within the tolerance. */
function pair(a: MinutiaeSet, b: MinutiaeSet, similarity: Float32Array, pairing: Pairing): void {
  bestOfProbe.fill(0, 0, a.count);
  bestOfReference.fill(0, 0, b.count);
  const { cos, sin } = pairing;
  for (let i = 0; i < a.count; i++) {
    const turnedCos = cos * a.cos[i] - sin * a.sin[i];
    const turnedSin = sin * a.cos[i] + cos * a.sin[i];
    for (let j = 0; j < b.count; j++) {
      const near = 1 - ((movedX[i] - b.x[j]) ** 2 + (movedY[i] - b.y[j]) ** 2) / (tolerancePx * tolerancePx);
      if (near <= 0) continue;
      const along = (turnedCos * b.cos[j] + turnedSin * b.sin[j] - cosTolerance) / (1 - cosTolerance);
      if (along <= 0) continue;
      const value = near * along * (bare + similarity[i * b.count + j]);
      if (value > bestOfProbe[i]) [bestOfProbe[i], partnerOfProbe[i]] = [value, j];
      if (value > bestOfReference[j]) [bestOfReference[j], partnerOfReference[j]] = [value, i];
    }
  }
  let count = 0;
  for (let i = 0; i < a.count; i++) {
    const j = partnerOfProbe[i];
    if (bestOfProbe[i] === 0 || partnerOfReference[j] !== i) continue;
    pairing.probe[count] = i;
    pairing.reference[count] = j;
    pairing.closeness[count] = bestOfProbe[i] / (bare + similarity[i * b.count + j]);
    count++;
  }
  pairing.count = count;
}
