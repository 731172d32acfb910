/** One impression of a finger as an extractor would describe it: minutiae, flow, ridge distances, singular points. */
import { smoothNoise } from '../../noise.ts';
import { random } from '../../random.ts';
import type { Random } from '../../random.ts';
import type { PatternClass } from '../pattern.ts';
import type { FingerFeatures } from './finger-features.ts';
import { drawPlacement, newPlaced } from './placement.ts';
import type { Placed, Placement } from './placement.ts';
import { newDislocations } from './ridge-phase.ts';
import type { Dislocations } from './ridge-phase.ts';
import { writeSigns } from './ridge-signs.ts';
import type { Seen, SignPoints } from './ridge-signs.ts';
import { singularFeatures } from './singular-features.ts';
import type { SingularFeature } from './singular-features.ts';
import { flowAt } from './skin-flow.ts';
import type { FlowHere } from './skin-flow.ts';

/** What the extractor keeps, and how much. */
export interface FeatureLayout {
  /** Points of a minutia's ridge pattern. */
  readonly points: SignPoints;
  /** Side of a cell of the flow map, in pixels at 500 ppi. */
  readonly cellPx: number;
  /** Most cells of the map. */
  readonly cellsMost: number;
  readonly minutiaeMost: number;
}

export interface PrintMinutia {
  /** Pixels at 500 ppi from the corner of cell (0, 0), y downwards. */
  readonly x: number;
  readonly y: number;
  /** Towards the extra ridge or valley, radians, clockwise on the screen. */
  readonly directionRad: number;
  readonly type: 'ending' | 'bifurcation';
  /** 0 to 1. */
  readonly quality: number;
  /** One bit a point, 1 on a ridge. */
  readonly signs: Uint8Array;
}

export interface PrintFeatures {
  readonly patternClass: PatternClass;
  readonly cols: number;
  readonly rows: number;
  /** Along the ridges, radians in 0 to pi, clockwise on the screen; NaN outside the print. */
  readonly orientationRad: Float32Array;
  /** Distance between ridges in pixels at 500 ppi. */
  readonly periodPx: Float32Array;
  /** Best first. */
  readonly minutiae: readonly PrintMinutia[];
  readonly singularPoints: readonly SingularFeature[];
  /** 0 to 1: how clear the ridges are. */
  readonly clarity: number;
}

/** The same finger, seed and layout give the same print. */
export function printFeatures(finger: FingerFeatures, seed: number | string, layout: FeatureLayout): PrintFeatures {
  const chance = random(`print/${finger.seed}/${seed}`);
  const placement = drawPlacement(chance);
  const clarity = Math.max(0.11, Math.min(0.46, 0.305 + 0.09 * finger.crispness + 0.07 * chance.normal()));
  const map = drawMap(chance, finger, placement, layout, clarity);
  const minutiae = drawMinutiae(chance, finger, placement, layout, clarity)
    .map((minutia) => ({ ...minutia, x: minutia.x - map.left, y: minutia.y - map.top }))
    .filter(({ x, y }) => isInside(map, layout.cellPx, x, y))
    .sort((a, b) => b.quality - a.quality || a.y - b.y || a.x - b.x)
    .slice(0, layout.minutiaeMost);
  const singularPoints = singularFeatures(finger, placement)
    .map((point) => ({ ...point, x: point.x - map.left, y: point.y - map.top }))
    .filter(({ x, y }) => isInside(map, layout.cellPx, x, y));
  const { cols, rows, orientationRad, periodPx } = map;
  return { patternClass: finger.patternClass, cols, rows, orientationRad, periodPx, minutiae, singularPoints, clarity };
}

interface FeatureMap {
  readonly cols: number;
  readonly rows: number;
  /** Corner of the map in the picture. */
  readonly left: number;
  readonly top: number;
  readonly orientationRad: Float32Array;
  readonly periodPx: Float32Array;
}

function isInside({ cols, rows, orientationRad }: FeatureMap, cellPx: number, x: number, y: number): boolean {
  const [col, row] = [Math.floor(x / cellPx), Math.floor(y / cellPx)];
  return col >= 0 && row >= 0 && col < cols && row < rows && !Number.isNaN(orientationRad[row * cols + col]);
}

const here: FlowHere = { nx: 0, ny: 0, k: 0 };
const orientationNoiseRad = 0.018;

/** The flow on cells of the picture, cropped to where the finger touches. */
function drawMap(
  chance: Random,
  { flow }: FingerFeatures,
  placement: Placement,
  { cellPx, cellsMost }: FeatureLayout,
  clarity: number,
): FeatureMap {
  const wide = Math.floor((2 * placement.halfWidth) / cellPx);
  const high = Math.floor((2 * placement.halfHeight) / cellPx);
  const inside = new Uint8Array(wide * high);
  let [left, right, top, bottom] = [wide, -1, high, -1];
  for (let i = 0; i < inside.length; i++) {
    const [col, row] = [i % wide, Math.floor(i / wide)];
    const [x, y] = [(col + 0.5) * cellPx - placement.halfWidth, (row + 0.5) * cellPx - placement.halfHeight];
    if (placement.contactAt(x, y) <= 0) continue;
    inside[i] = 1;
    [left, right, top, bottom] = [Math.min(left, col), Math.max(right, col), Math.min(top, row), Math.max(bottom, row)];
  }
  const cols = Math.max(1, right - left + 1);
  const rows = Math.max(1, Math.min(Math.floor(cellsMost / cols), bottom - top + 1));
  const map = {
    cols,
    rows,
    left: left * cellPx - placement.halfWidth,
    top: top * cellPx - placement.halfHeight,
    orientationRad: new Float32Array(cols * rows).fill(NaN),
    periodPx: new Float32Array(cols * rows),
  };
  const placed = newPlaced();
  for (let i = 0; i < cols * rows; i++) {
    const [col, row] = [i % cols, Math.floor(i / cols)];
    if (inside[(top + row) * wide + left + col] !== 1) continue;
    placement.toFinger(map.left + (col + 0.5) * cellPx, map.top + (row + 0.5) * cellPx, placed);
    flowAt(flow, placed.x, placed.y, here);
    // Ridges run along (-ny, nx); the skin takes this direction with it.
    const dx = placed.xy * here.nx - placed.xx * here.ny;
    const dy = placed.yy * here.nx - placed.yx * here.ny;
    const noise = (orientationNoiseRad * 0.3 * chance.normal()) / clarity;
    map.orientationRad[i] = (Math.atan2(dy, dx) + noise + 2 * Math.PI) % Math.PI;
    const area = placed.xx * placed.yy - placed.xy * placed.yx;
    map.periodPx[i] = ((2 * Math.PI) / here.k) * (area / Math.hypot(dx, dy));
  }
  return map;
}

/** Share of the finger's minutiae that are found where the print is of middling clarity. */
const foundShare = 0.9;
/** Found where none is, as a share of those found. */
const falseShare = 0.1;
/** Their quality, as a share of that of the others about them. */
const falseQuality = 0.6;
/** Along the ridges and across them: the phase tells one better than the other. */
const alongNoisePx = 1.2;
const acrossNoisePx = 0.3;
const directionNoiseRad = 0.022;
/** Contact below which a minutia is too close to the outline. */
const depthLeast = 0.07;
/** Clarity differs over a print in patches of this side, by this much about its mean, and falls towards the outline. */
const patchPx = 56;
const patchSpread = 0.07;
const patchCells = 14;

function drawMinutiae(
  chance: Random,
  finger: FingerFeatures,
  placement: Placement,
  layout: FeatureLayout,
  clarity: number,
): PrintMinutia[] {
  const placed = newPlaced();
  const shown = withFalse(chance, finger, placement);
  const clarityAt = drawClarity(chance, placement, clarity);
  const found: PrintMinutia[] = [];
  for (let i = 0; i < shown.count; i++) {
    placement.toPicture(shown.x[i], shown.y[i], placed);
    if (Math.abs(placed.x) > placement.halfWidth - 8 || Math.abs(placed.y) > placement.halfHeight - 8) continue;
    const contact = placement.contactAt(placed.x, placed.y);
    if (contact < depthLeast) continue;
    const isTrue = i < finger.minutiae.count;
    const own = isTrue ? finger.clarity[i] : 0.25 * chance.unit();
    const local = clarityAt(placed.x, placed.y, contact);
    if (isTrue && chance.unit() > foundShare + 0.3 * (own - 0.5) + 0.9 * (local - 0.3)) continue;
    const sure = isTrue ? 1 : falseQuality;
    const quality = Math.max(0.06, Math.min(0.65, sure * local + 0.08 * (own - 0.5) + 0.03 * chance.normal()));
    found.push(describe(chance, finger, shown, i, placed, layout, quality));
  }
  return found;
}

function drawClarity(chance: Random, { halfWidth, halfHeight }: Placement, clarity: number) {
  const patches = smoothNoise(chance, patchCells, patchCells, 1.5).data;
  return (x: number, y: number, contact: number): number => {
    const col = Math.min(patchCells - 1, Math.floor((x + halfWidth) / patchPx));
    const row = Math.min(patchCells - 1, Math.floor((y + halfHeight) / patchPx));
    const edge = 0.62 + Math.min(0.48, 1.2 * contact);
    return clarity * edge + (patchSpread / 0.6) * patches[Math.max(0, row) * patchCells + Math.max(0, col)];
  };
}

/** The finger's minutiae and those that noise adds, in pairs that undo each other; one of each pair is near the edge. */
function withFalse(chance: Random, finger: FingerFeatures, placement: Placement): Dislocations {
  const { minutiae, flow } = finger;
  const wanted = Math.round(minutiae.count * falseShare);
  const all = newDislocations(minutiae.count + 2 * wanted);
  all.count = minutiae.count;
  for (const name of ['x', 'y', 'ex', 'ey', 'phase'] as const) all[name].set(minutiae[name].subarray(0, all.count));
  for (let n = 0; n < wanted; n++) {
    const x = 2 * placement.halfWidth * (chance.unit() - 0.5);
    const y = 2 * placement.halfHeight * (chance.unit() - 0.5);
    flowAt(flow, x, y, here);
    const sign = chance.chance(0.5) ? 1 : -1;
    const at = all.count++;
    all.x[at] = x;
    all.y[at] = y;
    all.ex[at] = -sign * here.ny;
    all.ey[at] = sign * here.nx;
    all.phase[at] = 2 * Math.PI * chance.unit();
  }
  return all;
}

const seen: Seen = { x: 0, y: 0, xx: 1, yx: 0, xy: 0, yy: 1 };

function describe(
  chance: Random,
  { flow }: FingerFeatures,
  all: Dislocations,
  i: number,
  placed: Placed,
  { points }: FeatureLayout,
  quality: number,
): PrintMinutia {
  const blur = Math.min(2.5, 0.3 / quality);
  const wild = chance.chance(0.06 * blur) ? 7 : 1;
  const { xx, yx, xy, yy } = placed;
  const towards = Math.atan2(yx * all.ex[i] + yy * all.ey[i], xx * all.ex[i] + xy * all.ey[i]);
  const directionRad = towards + directionNoiseRad * blur * wild * chance.normal();
  const [cos, sin] = [Math.cos(directionRad), Math.sin(directionRad)];
  const [along, across] = [alongNoisePx * blur * chance.normal(), acrossNoisePx * blur * chance.normal()];
  const [jx, jy] = [cos * along - sin * across, sin * along + cos * across];
  // The inverse of the Jacobian takes steps in the picture to steps on the finger.
  const area = xx * yy - xy * yx;
  const back = (x: number, y: number): [number, number] => [(yy * x - xy * y) / area, (xx * y - yx * x) / area];
  [seen.xx, seen.yx] = back(cos, sin);
  [seen.xy, seen.yy] = back(-sin, cos);
  const [fx, fy] = back(jx, jy);
  seen.x = all.x[i] + fx;
  seen.y = all.y[i] + fy;
  const signs = new Uint8Array(Math.ceil(points.x.length / 8));
  const noise = { phaseRad: 0.08 * blur, wrong: Math.min(0.25, 0.01 * blur) };
  const ending = writeSigns(chance, flow, all, i, seen, points, noise, signs, 0);
  return {
    x: placed.x + jx,
    y: placed.y + jy,
    directionRad,
    type: ending ? 'ending' : 'bifurcation',
    quality,
    signs,
  };
}
