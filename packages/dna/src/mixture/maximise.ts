/** The maximum of a smooth function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno. */
import type { Work } from './work.ts';

export interface Point {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Value and gradient at x; -Infinity (with any gradient) where the function has no value. */
export type Smooth = (x: Float64Array) => Work<Omit<Point, 'x'>>;

export interface Maximum extends Point {
  readonly iterations: number;
  /** False when the iterations ran out before the gradient vanished. */
  readonly converged: boolean;
}

const iterationsMost = 200;
/** No coordinate moves further in one step: coordinates are logarithms and logits. */
const stepMost = 1.5;
const gradientLeast = 1e-4;
/** What there is still to gain, by the curvature as far as it is known. */
const gainLeast = 1e-7;

export function* maximise(smooth: Smooth, start: Float64Array): Work<Maximum> {
  const n = start.length;
  let point: Point = { x: start, ...(yield* smooth(start)) };
  let inverse = scaledIdentity(n, 1);
  let isFresh = true;
  let idle = 0;
  for (let iterations = 0; iterations < iterationsMost; iterations++) {
    if (greatest(point.gradient) < gradientLeast || idle === 2) return { ...point, iterations, converged: true };
    let direction = times(inverse, point.gradient);
    if (dot(direction, point.gradient) <= 0) {
      inverse = scaledIdentity(n, 1);
      isFresh = true;
      direction = point.gradient.slice();
    }
    if (!isFresh && 0.5 * dot(direction, point.gradient) < gainLeast) return { ...point, iterations, converged: true };
    const next = yield* search(smooth, point, direction);
    if (!next) {
      // A direction that gains nothing: once more from the gradient alone, then there is nothing to gain.
      if (isFresh) return { ...point, iterations, converged: true };
      inverse = scaledIdentity(n, 1);
      isFresh = true;
      continue;
    }
    idle = next.value - point.value < gainLeast / 100 ? idle + 1 : 0;
    const moved = next.x.map((value, i) => value - point.x[i]);
    const bent = point.gradient.map((value, i) => value - next.gradient[i]);
    const curvature = dot(moved, bent);
    if (curvature > 1e-12 * dot(bent, bent)) {
      if (isFresh) inverse = scaledIdentity(n, curvature / dot(bent, bent));
      update(inverse, moved, bent, curvature);
      isFresh = false;
    }
    point = next;
  }
  return { ...point, iterations: iterationsMost, converged: false };
}

/** A point uphill that gains enough (Armijo) and, where it can, after which the slope has flattened (Wolfe). */
function* search(smooth: Smooth, from: Point, direction: Float64Array): Work<Point | undefined> {
  const slope = dot(direction, from.gradient);
  let size = Math.min(1, stepMost / greatest(direction));
  let best: Point | undefined;
  for (let tries = 0; tries < 30; tries++) {
    const x = from.x.map((value, i) => value + size * direction[i]);
    const tried: Point = { x, ...(yield* smooth(x)) };
    const gain = tried.value - from.value;
    if (gain >= 1e-4 * size * slope && gain > 0) {
      if (best && tried.value <= best.value) return best;
      best = tried;
      const isSteep = dot(direction, tried.gradient) > 0.9 * slope;
      if (!isSteep || size * greatest(direction) >= stepMost) return best;
      size = Math.min(2 * size, stepMost / greatest(direction));
      continue;
    }
    if (best) return best;
    // The parabola through both values and the slope; a tenth where there is none.
    const parabola = (slope * size * size) / (2 * (slope * size - gain));
    size = Number.isFinite(parabola) ? Math.min(0.5 * size, Math.max(0.1 * size, parabola)) : 0.1 * size;
  }
  return undefined;
}

/** The inverse of the curvature, after a move over which the gradient fell by `bent`. */
function update(inverse: Float64Array[], moved: Float64Array, bent: Float64Array, curvature: number): void {
  const turned = times(inverse, bent);
  const factor = (1 + dot(bent, turned) / curvature) / curvature;
  inverse.forEach((row, i) => {
    for (let j = 0; j < row.length; j++)
      row[j] += factor * moved[i] * moved[j] - (turned[i] * moved[j] + moved[i] * turned[j]) / curvature;
  });
}

const scaledIdentity = (n: number, scale: number): Float64Array[] =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? scale : 0)));

const times = (matrix: readonly Float64Array[], x: Float64Array) => Float64Array.from(matrix, (row) => dot(row, x));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

const greatest = (x: Float64Array) => x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
