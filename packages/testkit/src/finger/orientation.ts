/**
 * The flow of the ridges: the zero-pole model of Sherlock and Monro (1993), in which a loop turns the ridge direction
 * by half its bearing and a delta turns it back, with a correction of the bearings in the spirit of Vizcaya and
 * Gerhardt (1996), an arch that all fingertips share, and a slow waviness of the finger's own.
 */
import { smoothNoise, type Field } from '../noise.ts';
import type { Random } from '../random.ts';
import type { Pattern, Point } from './pattern.ts';

/** A singular point that turns the flow by `sign` half turns, unevenly: slowest towards `slowRad`. */
export interface Pole {
  readonly point: Point;
  readonly sign: 1 | -1;
  readonly slowRad: number;
  readonly unevenness: number;
}

export const wavinessRad = 0.13;

/** Ridge direction of each cell in radians, anticlockwise from the x axis, modulo pi; rows from top to bottom. */
export function orientationField(random: Random, pattern: Pattern, width: number, height: number): Field {
  const poles = drawPoles(random, pattern);
  const waviness = smoothNoise(random, width, height, width / 3.5);
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const x = (2 * column) / width - 1;
      const y = (height - 2 * row) / width;
      const i = row * width + column;
      data[i] = flowAngle(pattern, poles, x, y) + wavinessRad * waviness.data[i];
    }
  }
  return { width, height, data };
}

/** The poles of a pattern, each with an unevenness of its own. */
export function drawPoles(random: Random, pattern: Pattern): readonly Pole[] {
  return [
    ...pattern.loops.map((loop) => loopPole(pattern, loop, random.between(0.35, 0.6))),
    ...pattern.deltas.map((point): Pole => {
      return { point, sign: -1, slowRad: random.between(0, 2 * Math.PI), unevenness: random.between(0, 0.15) };
    }),
  ];
}

/** Ridge direction at a point in half-widths of the fingertip, y upwards: radians, anticlockwise, modulo pi. */
export function flowAngle(pattern: Pattern, poles: readonly Pole[], x: number, y: number): number {
  let turn = 0;
  for (const pole of poles) turn += bearing(pole, x, y);
  return turn / 2 + archAngle(pattern, x, y);
}

/** Ridges leave a loop side by side: the flow turns slowest towards its open end, where it points along the bearing. */
function loopPole(pattern: Pattern, point: Point, unevenness: number): Pole {
  let others = 2 * archAngle(pattern, point.x, point.y);
  for (const loop of pattern.loops) if (loop !== point) others += plainBearing(loop, point.x, point.y);
  for (const delta of pattern.deltas) others -= plainBearing(delta, point.x, point.y);
  return { point, sign: 1, slowRad: others, unevenness };
}

function bearing({ point, sign, slowRad, unevenness }: Pole, x: number, y: number): number {
  const angle = plainBearing(point, x, y);
  return sign * (angle - unevenness * Math.sin(angle - slowRad));
}

function plainBearing(from: Point, x: number, y: number): number {
  return Math.atan2(y - from.y, x - from.x);
}

/** Ridges rise on the left, fall on the right, and lie flat at the crease below. */
function archAngle({ archRad }: Pattern, x: number, y: number): number {
  const height = Math.exp(-(((y - 0.55) / 0.75) ** 2));
  return -archRad * height * Math.sin(Math.PI * Math.max(-1, Math.min(1, 0.88 * x)));
}
