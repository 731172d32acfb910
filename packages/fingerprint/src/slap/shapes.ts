/** Axes and extents of parts. Angles: 0 upright, anticlockwise positive as seen on the screen. */
import { cellPx } from './cells.ts';
import type { RidgeCells } from './cells.ts';
import type { Part } from './parts.ts';

/** A rectangle that stands along a finger; in whatever pixels its user says. */
export interface FingerBox {
  readonly centreX: number;
  readonly centreY: number;
  /** Across the finger. */
  readonly width: number;
  /** Along the finger. */
  readonly height: number;
  /** Turn from upright, anticlockwise. */
  readonly rotationRad: number;
}

/** Moments of a part in pixels at 500 ppi, each cell at its middle. */
export interface Moments {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

export function momentsOf({ cells }: Part, cols: number): Moments {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const i of cells) {
    const px = ((i % cols) + 0.5) * cellPx;
    const py = (Math.floor(i / cols) + 0.5) * cellPx;
    x += px;
    y += py;
    xx += px * px;
    yy += py * py;
    xy += px * py;
  }
  const n = cells.length;
  return { x: x / n, y: y / n, xx: xx / n - (x / n) ** 2, yy: yy / n - (y / n) ** 2, xy: xy / n - (x / n) * (y / n) };
}

/** Twice the direction of an elongated part as a vector, as long as the part is elongated; upright is (1, 0). */
export function elongation({ xx, yy, xy }: Moments): { cos: number; sin: number } {
  // y grows downwards: leaning to the left (anticlockwise) correlates x and y positively.
  return { cos: (yy - xx) / (xx + yy), sin: (2 * xy) / (xx + yy) };
}

/** The frame of a finger or hand that is turned by an angle: u to its right, v towards its base. */
export function turned(x: number, y: number, rotationRad: number): { u: number; v: number } {
  const cos = Math.cos(rotationRad);
  const sin = Math.sin(rotationRad);
  return { u: x * cos - y * sin, v: x * sin + y * cos };
}

/** Back from a turned frame. */
export function unturned(u: number, v: number, rotationRad: number): { x: number; y: number } {
  const { u: x, v: y } = turned(u, v, -rotationRad);
  return { x, y };
}

/** Rows of a part along its axis, from the tip: how many cells and how much ridge strength each has. */
export interface Profile {
  readonly from: number;
  readonly cells: Float32Array;
  readonly strength: Float32Array;
}

export function profileOf(part: Part, { cols, strength }: RidgeCells, rotationRad: number): Profile {
  const along = Float32Array.from(
    part.cells,
    (i) => turned((i % cols) + 0.5, Math.floor(i / cols) + 0.5, rotationRad).v,
  );
  const from = Math.floor(along.reduce((least, v) => Math.min(least, v), Infinity));
  const count = 1 + Math.floor(along.reduce((most, v) => Math.max(most, v), -Infinity)) - from;
  const profile = { from, cells: new Float32Array(count), strength: new Float32Array(count) };
  along.forEach((v, n) => {
    profile.cells[Math.floor(v) - from]++;
    profile.strength[Math.floor(v) - from] += strength[part.cells[n]];
  });
  return profile;
}

/** The rectangle about a part, cut at `toV` along its axis, in pixels at 500 ppi; ragged hundredths left out. */
export function boxOf(part: Part, cols: number, rotationRad: number, toV = Infinity): FingerBox {
  const across: number[] = [];
  const along: number[] = [];
  for (const i of part.cells) {
    const { u, v } = turned(((i % cols) + 0.5) * cellPx, (Math.floor(i / cols) + 0.5) * cellPx, rotationRad);
    if (v > toV) continue;
    across.push(u);
    along.push(v);
  }
  const [left, right] = extent(across);
  const [top, bottom] = extent(along);
  const { x, y } = unturned((left + right) / 2, (top + bottom) / 2, rotationRad);
  // Smoothing carries every edge about a cell outwards.
  const width = Math.max(cellPx, right - left - 2 * cellPx);
  const height = Math.max(cellPx, bottom - top - 2 * cellPx);
  return { centreX: x, centreY: y, width, height, rotationRad };
}

function extent(values: number[]): [number, number] {
  const sorted = Float32Array.from(values).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.005), at(0.995)];
}
