/** Minutiae without ridge patterns, laid out for comparison: what every system's template has. */
import { leftToRight } from '../match/minutiae.ts';
import type { Minutiae } from '../match/minutiae.ts';
import { directionsPerTurn, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { hullOf } from './hull.ts';
import type { Hull } from './hull.ts';

/** Neighbours that describe a minutia, and how far they may lie, in pixels at 500 ppi: about twelve ridges. */
export const neighboursMax = 12;
const reachPx = 110;

export interface MinutiaeSet extends Minutiae {
  /** Orders the two sets of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  readonly type: Uint8Array;
  /** Nearest neighbours of each minutia by rising distance, `neighboursMax` apart, and how many it has. */
  readonly neighbours: Uint8Array;
  /** Of each neighbour: distance; unit vectors of its bearing and of its direction in the frame of the minutia. */
  readonly distance: Float32Array;
  readonly bearingCos: Float32Array;
  readonly bearingSin: Float32Array;
  readonly turnCos: Float32Array;
  readonly turnSin: Float32Array;
  /** Where minutiae were looked for. */
  readonly hull: Hull;
}

const cache = new WeakMap<FingerprintTemplate, MinutiaeSet>();

/** The tables of a template; made on first use and kept as long as the template lives. */
export function minutiaeSetOf(template: FingerprintTemplate): MinutiaeSet {
  let set = cache.get(template);
  if (!set) cache.set(template, (set = layOut(template)));
  return set;
}

function layOut(template: FingerprintTemplate): MinutiaeSet {
  const { count } = template;
  const angle = Float64Array.from(template.direction, (d) => (d * 2 * Math.PI) / directionsPerTurn);
  const x = Float32Array.from(template.x, (v) => v / unitsPerPx);
  const y = Float32Array.from(template.y, (v) => v / unitsPerPx);
  const table = () => new Float32Array(count * neighboursMax);
  const set: MinutiaeSet = {
    ...{ count, key: digest(template), x, y, byX: leftToRight(template), type: template.type, hull: hullOf(x, y) },
    ...{ cos: Float32Array.from(angle, Math.cos), sin: Float32Array.from(angle, Math.sin) },
    neighbours: new Uint8Array(count),
    ...{ distance: table(), bearingCos: table(), bearingSin: table(), turnCos: table(), turnSin: table() },
  };
  for (let i = 0; i < count; i++) describe(set, i);
  return set;
}

const nearest = new Uint8Array(neighboursMax);
const nearestPx = new Float64Array(neighboursMax);

function describe(set: MinutiaeSet, i: number): void {
  const { x, y, cos, sin } = set;
  const found = findNearest(set, i);
  set.neighbours[i] = found;
  for (let n = 0, at = i * neighboursMax; n < found; n++, at++) {
    const [k, d] = [nearest[n], nearestPx[n]];
    set.distance[at] = d;
    set.bearingCos[at] = (cos[i] * (x[k] - x[i]) + sin[i] * (y[k] - y[i])) / d;
    set.bearingSin[at] = (cos[i] * (y[k] - y[i]) - sin[i] * (x[k] - x[i])) / d;
    set.turnCos[at] = cos[i] * cos[k] + sin[i] * sin[k];
    set.turnSin[at] = cos[i] * sin[k] - sin[i] * cos[k];
  }
}

/** Leaves the nearest within reach in `nearest` by rising distance, ties by index, and answers how many they are. */
function findNearest({ count, x, y }: MinutiaeSet, i: number): number {
  let found = 0;
  for (let k = 0; k < count; k++) {
    const d = Math.sqrt((x[k] - x[i]) ** 2 + (y[k] - y[i]) ** 2);
    if (d === 0 || d > reachPx || (found === neighboursMax && d >= nearestPx[found - 1])) continue;
    let slot = found < neighboursMax ? found++ : found - 1;
    for (; slot > 0 && nearestPx[slot - 1] > d; slot--) {
      nearest[slot] = nearest[slot - 1];
      nearestPx[slot] = nearestPx[slot - 1];
    }
    nearest[slot] = k;
    nearestPx[slot] = d;
  }
  return found;
}

/** FNV-1a over what differs between sets. */
function digest({ x, y, direction }: FingerprintTemplate): number {
  let hash = 0x811c9dc5;
  for (const values of [x, y, direction]) {
    for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  }
  return hash >>> 0;
}
