/** Minutiae without ridge patterns, laid out for comparison: what every system's template has. */
import { createNearestNeighbours } from '@ipse/kernels';
import { leftToRight } from '../match/minutiae.ts';
import type { Minutiae } from '../match/minutiae.ts';
import { directionsPerTurn, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { hullOf } from './hull.ts';
import type { Hull } from './hull.ts';

export interface MinutiaeSet extends Minutiae {
  /** Orders the two sets of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  /** Nearest neighbours of each minutia, as the kernel of their similarity wants them; `neighbourBytes` each. */
  readonly neighbours: Uint8Array;
  /** Where minutiae were looked for. */
  readonly hull: Hull;
}

const neighboursOf = createNearestNeighbours();
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
  return {
    ...{ count, key: digest(template), x, y, ...leftToRight(template), hull: hullOf(x, y) },
    ...{ cos: Float32Array.from(angle, Math.cos), sin: Float32Array.from(angle, Math.sin) },
    neighbours: neighboursOf(template),
  };
}

/** FNV-1a over what differs between sets. */
function digest({ x, y, direction }: FingerprintTemplate): number {
  let hash = 0x811c9dc5;
  for (const values of [x, y, direction]) {
    for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  }
  return hash >>> 0;
}
