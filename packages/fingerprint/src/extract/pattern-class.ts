/** The pattern class of a print, read off its singular points; for an upright finger, give or take a sixth of a turn. */
import type { Flow } from './flow.ts';
import type { Singularity } from './singular-points.ts';
import type { CellMask } from './segmentation.ts';
import type { PatternClass } from '../template/template.ts';

export interface Classified {
  readonly patternClass: PatternClass;
  /** 0 to 100; 0 when the class is unknown. */
  readonly confidence: number;
}

const unknown: Classified = { patternClass: 'unknown', confidence: 0 };

const degrees = Math.PI / 180;
/** A delta this close to straight below a core makes a tented arch; on one side of it, a loop of the other side. */
const tentRad = 17 * degrees;
/** A core alone tells its side when its ridges lead this far away from straight down, and fully so at the second angle. */
const slant = { least: 10 * degrees, full: 35 * degrees };
/** How far they are followed, and the least that counts. */
const follow = { stepPx: 4, mostPx: 120, leastPx: 60 };
/** Cores of a whorl open away from each other: the cosine between them is below this. */
const oppositeCos = -0.2;
/** Side of a cell of the mask in millimetres, and how large a print must be to show that it has no core. */
const cellMm = (4 * 25.4) / 500;
const wholePrint = { widthMm: 11, heightMm: 14 };
export function classify(points: readonly Singularity[], flow: Flow, mask: CellMask): Classified {
  const cores = points.filter(({ kind }) => kind === 'core');
  const deltas = points.filter(({ kind }) => kind === 'delta');
  const sure = (patternClass: PatternClass, share: number, by: readonly Singularity[]): Classified => {
    const strength = by.reduce((least, point) => Math.min(least, point.strength), 1);
    return { patternClass, confidence: Math.round(100 * share * strength) };
  };
  for (const [i, one] of cores.entries()) {
    const other = cores.slice(i + 1).find((core) => Math.cos(core.direction - one.direction) < oppositeCos);
    if (other) return sure('whorl', 0.95, [one, other]);
  }
  if (deltas.length > 1) return sure('whorl', 0.8, deltas);
  const [core, delta] = [cores.at(0), deltas.at(0)];
  if (core && delta) {
    const side = turn(core.direction, Math.atan2(delta.y - core.y, delta.x - core.x));
    if (Math.abs(side) < tentRad) return sure('tented-arch', 0.8, [core, delta]);
    return sure(side < 0 ? 'left-loop' : 'right-loop', 0.9, [core, delta]);
  }
  if (core) return loopOf(core, flow, mask);
  return deltas.length === 0 && isWhole(mask) ? { patternClass: 'arch', confidence: 50 } : unknown;
}

/** A core without a delta: the delta lies beside the print, on the side away from which the ridges of the core lead. */
function loopOf(core: Singularity, flow: Flow, mask: CellMask): Classified {
  const end = ridgeFrom(core, flow, mask);
  const [dx, dy] = [end.x - core.x, end.y - core.y];
  const side = turn(Math.atan2(dy, dx), 90 * degrees);
  if (Math.hypot(dx, dy) < follow.leastPx || Math.abs(side) < slant.least || dy < 0) return unknown;
  const share = 0.85 * Math.min(1, Math.abs(side) / slant.full);
  return {
    patternClass: side < 0 ? 'left-loop' : 'right-loop',
    confidence: Math.round(100 * share * core.strength),
  };
}

/** Where one comes to who leaves a core as its ridges do and goes along the flow, within the print. */
function ridgeFrom(core: Singularity, { normal }: Flow, mask: CellMask): { x: number; y: number } {
  let { x, y, direction } = core;
  for (let gone = 0; gone < follow.mostPx; gone += follow.stepPx) {
    const [nextX, nextY] = [x + follow.stepPx * Math.cos(direction), y + follow.stepPx * Math.sin(direction)];
    const cell = cellAt(mask, nextX, nextY);
    if (cell < 0) break;
    [x, y] = [nextX, nextY];
    // About the core itself the flow is that of the core's direction.
    if (gone < 4 * follow.stepPx) continue;
    const along = normal[cell] + Math.PI / 2;
    direction = Math.cos(along - direction) >= 0 ? along : along + Math.PI;
  }
  return { x, y };
}

/** From one angle to another, -pi to pi. */
function turn(from: number, to: number): number {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}

/** The cell of a point in pixels at 500 ppi, or -1 when it lies outside the print. */
function cellAt({ cols, rows, inside }: CellMask, x: number, y: number): number {
  const [col, row] = [Math.round((x - 1.5) / 4), Math.round((y - 1.5) / 4)];
  const cell = row * cols + col;
  return col >= 0 && row >= 0 && col < cols && row < rows && inside[cell] === 1 ? cell : -1;
}

/** Does the print reach as far as fingertips do whose core cannot be missed? */
function isWhole({ cols, rows, inside }: CellMask): boolean {
  let [left, right, top, bottom] = [cols, -1, rows, -1];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 0) continue;
    const [col, row] = [i % cols, Math.floor(i / cols)];
    [left, right, top, bottom] = [Math.min(left, col), Math.max(right, col), Math.min(top, row), Math.max(bottom, row)];
  }
  return (right - left + 1) * cellMm >= wholePrint.widthMm && (bottom - top + 1) * cellMm >= wholePrint.heightMm;
}
