/** Signs of the ridge wave at a fixed set of points about a minutia: what an extractor would keep of the surroundings. */
import type { Random } from '../../random.ts';
import { carry, gatherSpirals, newSpirals } from './ridge-phase.ts';
import type { Carried, Dislocations } from './ridge-phase.ts';
import type { SkinFlow } from './skin-flow.ts';

/** Offsets from a minutia of direction 0 (x to the right), in pixels at 500 ppi where ridges lie `periodPx` apart. */
export interface SignPoints {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The points are stretched across the ridges as these lie farther apart than this. */
  readonly periodPx: number;
}

/** A polar table about the minutia that the points read. */
const bearings = 16;
const rings = 4;
const ringPx = 9;

/** Where each point lies in the table. */
interface Layout {
  readonly points: SignPoints;
  readonly node: Uint8Array;
  readonly beside: Uint8Array;
  readonly outwards: Float32Array;
  readonly around: Float32Array;
}

const layouts = new WeakMap<SignPoints, Layout>();

function layoutOf(points: SignPoints): Layout {
  let layout = layouts.get(points);
  if (layout) return layout;
  const count = points.x.length;
  layout = {
    points,
    node: new Uint8Array(count),
    beside: new Uint8Array(count),
    outwards: new Float32Array(count),
    around: new Float32Array(count),
  };
  for (let p = 0; p < count; p++) {
    const ring = Math.min(rings - 0.001, Math.hypot(points.x[p], points.y[p]) / ringPx);
    const turn = (Math.atan2(points.y[p], points.x[p]) / (2 * Math.PI) + 1) % 1;
    const bearing = Math.floor(turn * bearings) % bearings;
    layout.node[p] = bearing * (rings + 1) + Math.floor(ring);
    layout.beside[p] = ((bearing + 1) % bearings) * (rings + 1) + Math.floor(ring);
    layout.outwards[p] = ring - Math.floor(ring);
    layout.around[p] = turn * bearings - Math.floor(turn * bearings);
  }
  layouts.set(points, layout);
  return layout;
}

/** The minutia as an impression shows it. */
export interface Seen {
  /** Where it was found, in the finger's pixels. */
  x: number;
  y: number;
  /** From the pattern's axes to the finger's: columns of the matrix. */
  xx: number;
  yx: number;
  xy: number;
  yy: number;
}

/** Phase noise and the share of signs that are wrong. */
export interface SignNoise {
  readonly phaseRad: number;
  readonly wrong: number;
}

const bend = new Float64Array(bearings * (rings + 1));
const spirals = newSpirals(64);
const carried: Carried = { phase: 0, nx: 0, ny: 0 };

/**
 * Writes one bit a point (1 on a ridge) of minutia i into `target` from byte `at`, and stretches `seen` across the ridges
 * as the points are; answers whether the extra line is a ridge.
 */
export function writeSigns(
  random: Random,
  flow: SkinFlow,
  all: Dislocations,
  i: number,
  seen: Seen,
  points: SignPoints,
  noise: SignNoise,
  target: Uint8Array,
  at: number,
): boolean {
  const layout = layoutOf(points);
  const [nx, ny] = [-all.ey[i], all.ex[i]];
  gatherSpirals(flow, all, seen.x, seen.y, nx, ny, spirals);
  [carried.nx, carried.ny] = [nx, ny];
  carry(flow, all.x[i], all.y[i], seen.x - all.x[i], seen.y - all.y[i], 1, carried);
  const phase = all.phase[i] + carried.phase + noise.phaseRad * random.normal();
  // A plane wave, and how far the real one bends away from it.
  const k = planeWave(flow, seen, nx, ny);
  const inPicture = Math.hypot(k.x * seen.xx + k.y * seen.yx, k.x * seen.xy + k.y * seen.yy);
  const stretch = (2 * Math.PI * (1 + noise.phaseRad * 0.1 * random.normal())) / (points.periodPx * inPicture);
  seen.xy *= stretch;
  seen.yy *= stretch;
  const kx = k.x * seen.xx + k.y * seen.yx + (noise.phaseRad / 36) * random.normal();
  const ky = k.x * seen.xy + k.y * seen.yy + (noise.phaseRad / 36) * random.normal();
  tabulate(flow, seen, nx, ny, k);
  const { node, beside, outwards, around } = layout;
  for (let p = 0; p < node.length; p++) {
    const [x, y, r, t, n, m] = [points.x[p], points.y[p], outwards[p], around[p], node[p], beside[p]];
    const bent = (1 - t) * (bend[n] + r * (bend[n + 1] - bend[n])) + t * (bend[m] + r * (bend[m + 1] - bend[m]));
    const wrong = random.unit() < noise.wrong;
    if (onRidge(seen, x, y, phase + kx * x + ky * y + bent) !== wrong) target[at + (p >> 3)] |= 1 << (p & 7);
  }
  return onRidge(seen, aheadPx, 0, phase + kx * aheadPx);
}

const aheadPx = 5;

function onRidge(seen: Seen, x: number, y: number, phase: number): boolean {
  const px = seen.x + seen.xx * x + seen.xy * y;
  const py = seen.y + seen.yx * x + seen.yy * y;
  let re = Math.cos(phase);
  let im = Math.sin(phase);
  for (let j = 0; j < spirals.count; j++) {
    const a = (px - spirals.x[j]) / 32;
    const b = (spirals.sign[j] * (py - spirals.y[j])) / 32;
    const next = re * a - im * b;
    im = re * b + im * a;
    re = next;
  }
  return re > 0;
}

function planeWave(flow: SkinFlow, { x, y }: Seen, nx: number, ny: number): { x: number; y: number } {
  [carried.nx, carried.ny] = [nx, ny];
  // Phase over a pixel along either axis: the wave vector itself.
  carry(flow, x - 0.5, y, 1, 0, 1, carried);
  const kx = carried.phase;
  [carried.nx, carried.ny] = [nx, ny];
  carry(flow, x, y - 0.5, 0, 1, 1, carried);
  return { x: kx, y: carried.phase };
}

function tabulate(flow: SkinFlow, seen: Seen, nx: number, ny: number, k: { x: number; y: number }): void {
  for (let b = 0, at = 0; b < bearings; b++, at++) {
    const angle = (2 * Math.PI * b) / bearings;
    const [cos, sin] = [ringPx * Math.cos(angle), ringPx * Math.sin(angle)];
    const [dx, dy] = [seen.xx * cos + seen.xy * sin, seen.yx * cos + seen.yy * sin];
    const plane = k.x * dx + k.y * dy;
    [carried.nx, carried.ny] = [nx, ny];
    bend[at] = 0;
    for (let ring = 0; ring < rings; ring++, at++) {
      carry(flow, seen.x + ring * dx, seen.y + ring * dy, dx, dy, 1, carried);
      bend[at + 1] = bend[at] + carried.phase - plane;
    }
  }
}
