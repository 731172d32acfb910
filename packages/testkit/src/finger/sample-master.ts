/** Ridge height between the cells of the master, by cubic interpolation (Keys 1981, a = -1/2). */
import type { Field } from '../noise.ts';

/** Valley outside the master. */
export function sampleMaster({ width, height, data }: Field, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  if (column < 1 || row < 1 || column >= width - 2 || row >= height - 2) return -1;
  const right = x - column;
  const down = y - row;
  const at = row * width + column;
  return cubic(
    cubicRow(data, at - width, right),
    cubicRow(data, at, right),
    cubicRow(data, at + width, right),
    cubicRow(data, at + 2 * width, right),
    down,
  );
}

function cubicRow(data: Float32Array, at: number, t: number): number {
  return cubic(data[at - 1], data[at], data[at + 1], data[at + 2], t);
}

function cubic(before: number, from: number, to: number, after: number, t: number): number {
  const slope = (to - before) / 2;
  const bend = before - 2.5 * from + 2 * to - 0.5 * after;
  const twist = 1.5 * (from - to) + 0.5 * (after - before);
  return from + t * (slope + t * (bend + t * twist));
}
