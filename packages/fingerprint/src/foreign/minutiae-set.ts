/** Minutiae without ridge patterns, laid out for comparison: what every system's template has. */
import { distanceTolerance, neighbourAt, neighbourBytes, neighbourLanes } from '@ipse/kernels';
import { leftToRight } from '../match/minutiae.ts';
import type { Minutiae } from '../match/minutiae.ts';
import { directionsPerTurn, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { hullOf } from './hull.ts';
import type { Hull } from './hull.ts';

/** Neighbours that describe a minutia, and how far they may lie, in pixels at 500 ppi: about twelve ridges. */
const neighboursMax = 12;
const reachPx = 110;
/** How far two distances may differ: a part for the places of minutiae, and a share of the distance for the skin. */
const distancePx = 7;
const distanceShare = 0.08;

export interface MinutiaeSet extends Minutiae {
  /** Orders the two sets of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  /** Nearest neighbours of each minutia, as the kernel of their similarity wants them; `neighbourBytes` each. */
  readonly neighbours: Uint8Array;
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
  const set: MinutiaeSet = {
    ...{ count, key: digest(template), x, y, byX: leftToRight(template), hull: hullOf(x, y) },
    ...{ cos: Float32Array.from(angle, Math.cos), sin: Float32Array.from(angle, Math.sin) },
    neighbours: new Uint8Array(count * neighbourBytes),
  };
  for (let i = 0; i < count; i++) describe(set, template.direction, i);
  return set;
}

const nearest = new Uint8Array(neighboursMax);
const nearestPx = new Float64Array(neighboursMax);

function describe(set: MinutiaeSet, direction: Uint8Array, i: number): void {
  const { x, y, neighbours } = set;
  const at = i * neighbourBytes;
  const found = findNearest(set, i);
  neighbours.fill(255, at, at + neighbourLanes);
  neighbours[at + neighbourAt.count] = found;
  for (let n = 0; n < found; n++) {
    const k = nearest[n];
    neighbours[at + neighbourAt.distance + n] = scaled(nearestPx[n]);
    const bearing = (Math.atan2(y[k] - y[i], x[k] - x[i]) * directionsPerTurn) / (2 * Math.PI);
    neighbours[at + neighbourAt.bearing + n] = Math.round(bearing) - direction[i];
    neighbours[at + neighbourAt.turn + n] = direction[k] - direction[i];
  }
}

/** A distance in units that grow with it as its tolerance does: two may everywhere lie `distanceTolerance` apart. */
function scaled(px: number): number {
  return Math.round((distanceTolerance / distanceShare) * Math.log1p((distanceShare / distancePx) * px));
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
