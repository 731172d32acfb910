/** Drawn ridge patterns and templates with known answers. */
import type { GrayImage } from '@ipse/core';
import {
  fromWave,
  mapCellPx,
  orientationsPerHalfTurn,
  outside,
  periodUnitsPerPx,
  ridgeBytes,
  unitsPerPx,
} from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/** Uniform numbers from 0 to 1, always the same for a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Pattern {
  readonly width?: number;
  readonly height?: number;
  /** Direction across the ridges, clockwise on the screen from the x axis. */
  readonly normalRad?: number;
  readonly periodPx?: number;
  /** A ridge or valley starts here. */
  readonly minutia?: { readonly x: number; readonly y: number };
  /** Which way the phase winds about the minutia: 1 or -1. */
  readonly winding?: number;
  readonly phaseRad?: number;
  readonly resolutionPpi?: number;
  /** Ridges only within this distance of the centre. */
  readonly radiusPx?: number;
  readonly background?: number;
}

/** Dark ridges are where the cosine of the phase is positive. */
export function draw(pattern: Pattern): GrayImage {
  const {
    width = 240,
    height = 240,
    normalRad = 0,
    periodPx = 9,
    minutia,
    winding = 1,
    phaseRad = 0,
    background = 250,
  } = pattern;
  const { resolutionPpi = 500, radiusPx = Infinity } = pattern;
  const k = (2 * Math.PI) / periodPx;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const spiral = minutia ? winding * Math.atan2(y - minutia.y, x - minutia.x) : 0;
      const phase = k * (x * Math.cos(normalRad) + y * Math.sin(normalRad)) + phaseRad + spiral;
      const inside = Math.hypot(x - width / 2, y - height / 2) < radiusPx;
      data[y * width + x] = inside ? Math.round(128 - 90 * Math.cos(phase)) : background;
    }
  }
  return { kind: 'gray', width, height, data, resolutionPpi };
}

/** The resolution left out. */
export function untold({ kind, width, height, data }: GrayImage): GrayImage {
  return { kind, width, height, data };
}

export interface Placed {
  readonly turnRad?: number;
  readonly dx?: number;
  readonly dy?: number;
  /** Minutiae from this one on are left out. */
  readonly count?: number;
}

const side = 28;

/** A print of random minutiae, the same for a seed, turned about (200, 200) and shifted; pixels at 500 ppi. */
export function randomTemplate(
  seed: number,
  { turnRad = 0, dx = 0, dy = 0, count = 40 }: Placed = {},
): FingerprintTemplate {
  const next = chance(seed);
  const minutiae = Array.from({ length: Math.max(40, count) }, () => {
    const radius = 140 * Math.sqrt(next());
    const bearing = 2 * Math.PI * next() + turnRad;
    const direction = 2 * Math.PI * next() + turnRad;
    const ridges = Array.from({ length: ridgeBytes }, () => Math.floor(256 * next()));
    return { x: 200 + radius * Math.cos(bearing) + dx, y: 200 + radius * Math.sin(bearing) + dy, direction, ridges };
  }).slice(0, count);
  const along = 0.4 + 2 * next() + turnRad;
  const turns = (angle: number, parts: number) =>
    ((Math.round((angle * parts) / (2 * Math.PI)) % parts) + parts) % parts;
  const orientation = Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [((i % side) + 0.5) * mapCellPx, (Math.floor(i / side) + 0.5) * mapCellPx];
    return Math.hypot(x - 200 - dx, y - 200 - dy) > 165 ? outside : turns(2 * along, orientationsPerHalfTurn);
  });
  return {
    kind: 'print',
    imageWidth: side * mapCellPx,
    imageHeight: side * mapCellPx,
    scale: 1,
    originX: 0,
    originY: 0,
    quality: 80,
    patternClass: 'unknown',
    patternConfidence: 0,
    singularPoints: [],
    count,
    x: Uint16Array.from(minutiae, ({ x }) => Math.round(x * unitsPerPx)),
    y: Uint16Array.from(minutiae, ({ y }) => Math.round(y * unitsPerPx)),
    direction: Uint8Array.from(minutiae, ({ direction }) => turns(direction, 256)),
    type: new Uint8Array(count),
    source: new Uint8Array(count).fill(fromWave),
    minutiaQuality: new Uint8Array(count).fill(60),
    ridges: Uint8Array.from(minutiae.flatMap(({ ridges }) => ridges)),
    map: { cols: side, rows: side, orientation, period: new Uint8Array((side * side) / 4).fill(9 * periodUnitsPerPx) },
  };
}
