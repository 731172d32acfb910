/** How alike two minutiae are by the neighbours about them: each neighbour looks for its like about the other minutia. */
import { neighboursMax } from './minutiae-set.ts';
import type { MinutiaeSet } from './minutiae-set.ts';

/** How far distances may differ: a part for the places of minutiae, a part for the skin. */
const distancePx = 7;
const distanceShare = 0.08;
const cosBearing = Math.cos((35 * Math.PI) / 180);
const cosTurn = Math.cos((35 * Math.PI) / 180);
/** Fewer neighbours than this are weak evidence, however well they agree. */
const few = 3;

const bestOfOther = new Float32Array(neighboursMax);

/** Fills `similarity` (a.count x b.count) with values from 0 to about 1. */
export function neighbourSimilarities(a: MinutiaeSet, b: MinutiaeSet, similarity: Float32Array): void {
  for (let i = 0, at = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++, at++) similarity[at] = alike(a, i, b, j);
  }
}

/** 0 to about 1. */
export function alike(a: MinutiaeSet, i: number, b: MinutiaeSet, j: number): number {
  const [p0, q0] = [i * neighboursMax, j * neighboursMax];
  const [pEnd, qEnd] = [p0 + a.neighbours[i], q0 + b.neighbours[j]];
  bestOfOther.fill(0);
  let sum = 0;
  let first = q0;
  for (let p = p0; p < pEnd; p++) {
    const distance = a.distance[p];
    const reach = distancePx + distanceShare * distance;
    let best = 0;
    // Both lists rise with distance: what is too near for this neighbour is too near for the next.
    while (first < qEnd && b.distance[first] < distance - reach) first++;
    for (let q = first; q < qEnd && b.distance[q] <= distance + reach; q++) {
      const bearing = a.bearingCos[p] * b.bearingCos[q] + a.bearingSin[p] * b.bearingSin[q] - cosBearing;
      if (bearing <= 0) continue;
      const turn = a.turnCos[p] * b.turnCos[q] + a.turnSin[p] * b.turnSin[q] - cosTurn;
      if (turn <= 0) continue;
      const off = (distance - b.distance[q]) / reach;
      const value = (1 - off * off) * bearing * turn;
      if (value > best) best = value;
      if (value > bestOfOther[q - q0]) bestOfOther[q - q0] = value;
    }
    sum += best;
  }
  for (let q = 0; q < b.neighbours[j]; q++) sum += bestOfOther[q];
  const unit = (1 - cosBearing) * (1 - cosTurn);
  return sum / (2 * unit * (Math.min(a.neighbours[i], b.neighbours[j]) + few));
}
