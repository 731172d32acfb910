/** A template laid out for comparison: tables that every comparison needs, made once per template. */
import { leftToRight } from './minutiae.ts';
import type { Minutiae } from './minutiae.ts';
import { createNearestNeighbours, createSurroundings } from '@ipse/kernels';
import { surroundingsShape } from './surroundings-shape.ts';
import { patternStretch } from '../extract/ridge-pattern.ts';
import { directionsPerTurn, mapCellPx, outside, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate, RidgeMap } from '../template/template.ts';

export interface Prepared extends Minutiae {
  readonly template: FingerprintTemplate;
  /** Orders the two templates of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  /** 0 to 1. */
  readonly quality: Float32Array;
  /** Ridge pattern and ridge flow about each minutia, as the kernel of similarity wants them; `surroundingsBytes` each. */
  readonly surroundings: Uint8Array;
  /** Nearest neighbours of each minutia, as the kernel of their similarity wants them; `neighbourBytes` each. */
  readonly neighbours: Uint8Array;
}

const cache = new WeakMap<FingerprintTemplate, Prepared>();
const surroundingsOf = createSurroundings(surroundingsShape);
const neighboursOf = createNearestNeighbours();

/** The tables of a template; made on first use and kept as long as the template lives. */
export function prepared(template: FingerprintTemplate): Prepared {
  let tables = cache.get(template);
  if (!tables) cache.set(template, (tables = prepare(template)));
  return tables;
}

const angles = Float32Array.from({ length: directionsPerTurn }, (_, d) => (d * 2 * Math.PI) / directionsPerTurn);
const cosines = angles.map(Math.cos);
const sines = angles.map(Math.sin);

function prepare(template: FingerprintTemplate): Prepared {
  const { count, direction, ridges, minutiaQuality, map } = template;
  const [x, y, cos, sin, quality] = Array.from({ length: 5 }, () => new Float32Array(count));
  const stretch = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = template.x[i] / unitsPerPx;
    y[i] = template.y[i] / unitsPerPx;
    cos[i] = cosines[direction[i]];
    sin[i] = sines[direction[i]];
    quality[i] = minutiaQuality[i] / 100;
    stretch[i] = patternStretch(map, x[i], y[i]);
  }
  const { cols, rows, orientation } = map;
  return {
    ...{ template, key: digest(template), count, x, y, cos, sin, quality },
    ...leftToRight(template),
    surroundings: surroundingsOf({ count, x, y, cos, sin, direction, stretch, ridges, cols, rows, orientation }),
    neighbours: neighboursOf(template),
  };
}

/** FNV-1a over what differs between templates. */
function digest({ ridges, x, y, direction, map }: FingerprintTemplate): number {
  return (
    bytesInto(bytesInto(wordsInto(wordsInto(bytesInto(0x811c9dc5, ridges), x), y), direction), map.orientation) >>> 0
  );
}

// One function for each kind of array: the compiled code of one for both would be several times as slow.
function bytesInto(start: number, values: Uint8Array): number {
  let hash = start;
  for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  return hash;
}

function wordsInto(start: number, values: Uint16Array): number {
  let hash = start;
  for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  return hash;
}

/** Ridge flow at a point in pixels at 500 ppi, or `outside`. */
export function orientationAt(map: RidgeMap, x: number, y: number): number {
  const col = Math.floor(x / mapCellPx);
  const row = Math.floor(y / mapCellPx);
  return col < 0 || row < 0 || col >= map.cols || row >= map.rows ? outside : map.orientation[row * map.cols + col];
}
