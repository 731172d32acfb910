/** A template laid out for comparison: tables that every comparison needs, made once per template. */
import { leftToRight } from './minutiae.ts';
import type { Minutiae } from './minutiae.ts';
import { flowLength, surroundingsAt, surroundingsBytes } from '@ipse/kernels';
import { writeMovedSigns } from './moved-signs.ts';
import { patternPoints, patternStretch, patternX, patternY } from '../extract/ridge-pattern.ts';
import {
  directionsPerTurn,
  mapCellPx,
  orientationsPerHalfTurn,
  outside,
  ridgeBytes,
  unitsPerPx,
} from '../template/template.ts';
import type { FingerprintTemplate, RidgeMap } from '../template/template.ts';

/** Points about a minutia at which the ridge flow is compared. */
const flowPoints = 16;
const flowRadiusPx = 80;

export interface Prepared extends Minutiae {
  readonly template: FingerprintTemplate;
  /** Orders the two templates of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  /** 0 to 1. */
  readonly quality: Float32Array;
  /** Ridge pattern and ridge flow about each minutia, as the kernel of similarity wants them; `surroundingsBytes` each. */
  readonly surroundings: Uint8Array;
}

const cache = new WeakMap<FingerprintTemplate, Prepared>();

/** The tables of a template; made on first use and kept as long as the template lives. */
export function prepared(template: FingerprintTemplate): Prepared {
  let tables = cache.get(template);
  if (!tables) cache.set(template, (tables = prepare(template)));
  return tables;
}

const golden = Math.PI * (3 - Math.sqrt(5));
const flowX = Float32Array.from(
  { length: flowPoints },
  (_, i) => flowRadiusPx * Math.sqrt((i + 1) / flowPoints) * Math.cos(i * golden),
);
const flowY = Float32Array.from(
  { length: flowPoints },
  (_, i) => flowRadiusPx * Math.sqrt((i + 1) / flowPoints) * Math.sin(i * golden),
);

function prepare(template: FingerprintTemplate): Prepared {
  const { count } = template;
  const angle = Float32Array.from(template.direction, (d) => (d * 2 * Math.PI) / directionsPerTurn);
  const tables: Prepared = {
    template,
    key: digest(template),
    count,
    x: Float32Array.from(template.x, (v) => v / unitsPerPx),
    y: Float32Array.from(template.y, (v) => v / unitsPerPx),
    cos: angle.map(Math.cos),
    sin: angle.map(Math.sin),
    quality: Float32Array.from(template.minutiaQuality, (v) => v / 100),
    byX: leftToRight(template),
    surroundings: new Uint8Array(count * surroundingsBytes),
  };
  for (let i = 0; i < count; i++) {
    writePattern(tables, i);
    writeFlow(tables, i);
  }
  return tables;
}

/** FNV-1a over what differs between templates. */
function digest({ ridges, x, y, direction, map }: FingerprintTemplate): number {
  let hash = 0x811c9dc5;
  for (const values of [ridges, x, y, direction, map.orientation]) {
    for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  }
  return hash >>> 0;
}

const sign = new Int32Array(patternPoints);

function writePattern({ template, x, y, cos, sin, surroundings }: Prepared, i: number): void {
  const { ridges, map } = template;
  const { cols, rows, orientation } = map;
  const [signsAt, knownAt] = [
    i * surroundingsBytes + surroundingsAt.signs,
    i * surroundingsBytes + surroundingsAt.known,
  ];
  const stretch = patternStretch(map, x[i], y[i]);
  // In cells of the map, and up by many cells, so that cutting off the fraction rounds down also beyond its edge.
  const [c, s, px, py] = [cos[i] / mapCellPx, sin[i] / mapCellPx, x[i] / mapCellPx + beyond, y[i] / mapCellPx + beyond];
  surroundings.set(ridges.subarray(i * ridgeBytes, (i + 1) * ridgeBytes), signsAt);
  for (let p = 0; p < patternPoints; p += 8) {
    const signs = ridges[i * ridgeBytes + (p >> 3)];
    let bits = 0;
    for (let b = 0; b < 8; b++) {
      const across = stretch * patternY[p + b];
      const along = patternX[p + b];
      const col = ((px + c * along - s * across) | 0) - beyond;
      const row = ((py + s * along + c * across) | 0) - beyond;
      // A negative number as an unsigned one is beyond every edge.
      const inside = col >>> 0 < cols && row >>> 0 < rows && orientation[row * cols + col] !== outside;
      const known = inside ? 1 : 0;
      bits |= known << b;
      sign[p + b] = known * (2 * ((signs >> b) & 1) - 1);
    }
    surroundings[knownAt + (p >> 3)] = bits;
  }
  writeMovedSigns(sign, surroundings, i * surroundingsBytes + surroundingsAt.moved);
}

/** More cells than a pattern reaches beyond the map. */
const beyond = 64;

/** A turn in steps of which both a stored orientation, at twice the angle, and a stored direction are whole numbers. */
const flowTurn = 8 * orientationsPerHalfTurn;
const turnOfDirection = (2 * flowTurn) / directionsPerTurn;
const flowCosines = flowVectors(Math.cos);
const flowSines = flowVectors(Math.sin);

function flowVectors(part: (rad: number) => number): Int8Array {
  return Int8Array.from({ length: flowTurn }, (_, step) =>
    Math.round(flowLength * part((step * 2 * Math.PI) / flowTurn)),
  );
}

function writeFlow({ template, x, y, cos, sin, surroundings }: Prepared, i: number): void {
  const at = i * surroundingsBytes;
  const turned = template.direction[i] * turnOfDirection;
  const stretch = patternStretch(template.map, x[i], y[i]);
  for (let p = 0; p < flowPoints; p++) {
    const across = stretch * flowY[p];
    const px = x[i] + cos[i] * flowX[p] - sin[i] * across;
    const py = y[i] + sin[i] * flowX[p] + cos[i] * across;
    const value = orientationAt(template.map, px, py);
    if (value === outside) continue;
    // Twice the angle between the flow and the minutia's direction; the latter may be as much as two turns.
    const step = (8 * value - turned + 2 * flowTurn) % flowTurn;
    surroundings[at + surroundingsAt.flowCos + p] = flowCosines[step];
    surroundings[at + surroundingsAt.flowSin + p] = flowSines[step];
    surroundings[at + surroundingsAt.flowKnown + (p >> 3)] |= 1 << (p & 7);
  }
}

/** Ridge flow at a point in pixels at 500 ppi, or `outside`. */
export function orientationAt(map: RidgeMap, x: number, y: number): number {
  const col = Math.floor(x / mapCellPx);
  const row = Math.floor(y / mapCellPx);
  return col < 0 || row < 0 || col >= map.cols || row >= map.rows ? outside : map.orientation[row * map.cols + col];
}
