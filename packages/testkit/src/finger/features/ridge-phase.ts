/**
 * The phase of the ridge wave near a point: the carrier, summed along rays of the flow, and a spiral for each minutia
 * nearby (Larkin and Fletcher 2007). Kept as complex numbers, of which only signs and angles are asked.
 */
import { flowAt } from './skin-flow.ts';
import type { FlowHere, SkinFlow } from './skin-flow.ts';

/** Dislocations of the wave. Pixels at 500 ppi from the centre of the fingertip, y downwards. */
export interface Dislocations {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Towards the side with the extra line, a unit vector. */
  readonly ex: Float64Array;
  readonly ey: Float64Array;
  /** Phase of the carrier at the minutia, along the wave vector that lies a quarter turn clockwise of (ex, ey). */
  readonly phase: Float64Array;
}

export function newDislocations(capacity: number): Dislocations {
  const row = () => new Float64Array(capacity);
  return { count: 0, x: row(), y: row(), ex: row(), ey: row(), phase: row() };
}

/** Spirals further away hardly bend the wave. */
const reachPx = 40;

const here: FlowHere = { nx: 0, ny: 0, k: 0 };

/** Phase of the carrier from (x, y) to (x + dx, y + dy), and the wave vector's direction there. */
export interface Carried {
  phase: number;
  nx: number;
  ny: number;
}

/** Follows the wave vector that starts out as (nx, ny); `steps` midpoints. */
export function carry(
  flow: SkinFlow,
  x: number,
  y: number,
  dx: number,
  dy: number,
  steps: number,
  carried: Carried,
): void {
  let phase = 0;
  for (let step = 0; step < steps; step++) {
    const t = (step + 0.5) / steps;
    flowAt(flow, x + t * dx, y + t * dy, here);
    const sign = here.nx * carried.nx + here.ny * carried.ny < 0 ? -1 : 1;
    carried.nx = sign * here.nx;
    carried.ny = sign * here.ny;
    phase += (here.k * (carried.nx * dx + carried.ny * dy)) / steps;
  }
  carried.phase = phase;
}

/** The spirals about a place; signs are relative to the wave vector there. */
export interface Spirals {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly sign: Float64Array;
}

export const newSpirals = (capacity: number): Spirals => ({
  count: 0,
  x: new Float64Array(capacity),
  y: new Float64Array(capacity),
  sign: new Float64Array(capacity),
});

const carried: Carried = { phase: 0, nx: 0, ny: 0 };

/** Collects the dislocations within reach of (x, y), where the wave vector points along (nx, ny). */
export function gatherSpirals(
  flow: SkinFlow,
  all: Dislocations,
  x: number,
  y: number,
  nx: number,
  ny: number,
  spirals: Spirals,
): void {
  spirals.count = 0;
  for (let j = 0; j < all.count; j++) {
    const dx = all.x[j] - x;
    const dy = all.y[j] - y;
    if (dx * dx + dy * dy > reachPx * reachPx || spirals.count === spirals.x.length) continue;
    carried.nx = nx;
    carried.ny = ny;
    carry(flow, x, y, dx, dy, 2, carried);
    const at = spirals.count++;
    spirals.x[at] = all.x[j];
    spirals.y[at] = all.y[j];
    // A quarter turn clockwise of its direction is the wave vector along which it winds clockwise.
    spirals.sign[at] = -all.ey[j] * carried.nx + all.ex[j] * carried.ny < 0 ? -1 : 1;
  }
}

/** Angle of the product of all spirals at a point, radians. */
export function spiralAngle({ count, x, y, sign }: Spirals, px: number, py: number): number {
  let re = 1;
  let im = 0;
  for (let j = 0; j < count; j++) {
    const a = px - x[j];
    const b = sign[j] * (py - y[j]);
    const next = (re * a - im * b) / reachPx;
    im = (re * b + im * a) / reachPx;
    re = next;
  }
  return Math.atan2(im, re);
}
