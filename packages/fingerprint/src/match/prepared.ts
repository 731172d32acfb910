/** A template laid out for comparison: tables that every comparison needs, made once per template. */
import { patternPoints, patternStretch, patternX, patternY } from '../extract/ridge-pattern.ts';
import {
  directionsPerTurn,
  mapCellPx,
  orientationsPerHalfTurn,
  outside,
  ridgeBytes,
  unitsPerPx,
} from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

export const ridgeWords = ridgeBytes / 4;
/** Points about a minutia at which the ridge flow is compared. */
export const flowPoints = 16;
/** Length of the vectors of flow. */
export const flowUnit = 100;
const flowRadiusPx = 80;

export interface Prepared {
  readonly template: FingerprintTemplate;
  /** Orders the two templates of a comparison, so that its result does not depend on which is the probe. */
  readonly key: number;
  readonly count: number;
  /** Pixels at 500 ppi from the template's origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** 0 to 1. */
  readonly quality: Float32Array;
  /** Signs of the ridge wave, `ridgeWords` a minutia, and which of them lie inside the print. */
  readonly ridges: Int32Array;
  readonly valid: Int32Array;
  /** How many points of each pattern lie inside. */
  readonly validCount: Uint16Array;
  /** The minutiae from left to right. */
  readonly byX: Uint8Array;
  /** Ridge flow at `flowPoints` about the minutia relative to its direction: twice the angle as a vector, 0 outside. */
  readonly flowCos: Int8Array;
  readonly flowSin: Int8Array;
  /** Bits of the points inside the print. */
  readonly flowValid: Int32Array;
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
    ridges: new Int32Array(count * ridgeWords),
    valid: new Int32Array(count * ridgeWords),
    validCount: new Uint16Array(count),
    byX: Uint8Array.from({ length: count }, (_, i) => i).sort((i, j) => template.x[i] - template.x[j] || i - j),
    flowCos: new Int8Array(count * flowPoints),
    flowSin: new Int8Array(count * flowPoints),
    flowValid: new Int32Array(count),
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

function writePattern({ template, x, y, cos, sin, ridges, valid, validCount }: Prepared, i: number): void {
  const stretch = patternStretch(template.map, x[i], y[i]);
  for (let p = 0; p < patternPoints; p++) {
    const across = stretch * patternY[p];
    const at = i * ridgeWords + (p >> 5);
    ridges[at] |= ((template.ridges[i * ridgeBytes + (p >> 3)] >> (p & 7)) & 1) << (p & 31);
    const px = x[i] + cos[i] * patternX[p] - sin[i] * across;
    const py = y[i] + sin[i] * patternX[p] + cos[i] * across;
    if (orientationAt(template, px, py) !== outside) {
      valid[at] |= 1 << (p & 31);
      validCount[i]++;
    }
  }
}

function writeFlow({ template, x, y, cos, sin, flowCos, flowSin, flowValid }: Prepared, i: number): void {
  const turned = (template.direction[i] * 2 * orientationsPerHalfTurn) / directionsPerTurn;
  for (let p = 0; p < flowPoints; p++) {
    const px = x[i] + cos[i] * flowX[p] - sin[i] * flowY[p];
    const py = y[i] + sin[i] * flowX[p] + cos[i] * flowY[p];
    const value = orientationAt(template, px, py);
    if (value === outside) continue;
    const double = ((value - turned) * 2 * Math.PI) / orientationsPerHalfTurn;
    flowCos[i * flowPoints + p] = Math.round(flowUnit * Math.cos(double));
    flowSin[i * flowPoints + p] = Math.round(flowUnit * Math.sin(double));
    flowValid[i] |= 1 << p;
  }
}

/** Ridge flow at a point in pixels at 500 ppi, or `outside`. */
export function orientationAt({ map }: FingerprintTemplate, x: number, y: number): number {
  const col = Math.floor(x / mapCellPx);
  const row = Math.floor(y / mapCellPx);
  return col < 0 || row < 0 || col >= map.cols || row >= map.rows ? outside : map.orientation[row * map.cols + col];
}
