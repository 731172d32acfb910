/**
 * Cores and deltas: points about which the ridge flow turns by half a turn. They are found where the smoothed flow turns
 * (Poincaré's index), and believed by how well the flow about them is that of an ideal one (complex filters, after
 * Nilsson and Bigun 2003).
 */
import type { Flow } from './flow.ts';
import type { CellMask } from './segmentation.ts';
import { smooth } from './smooth.ts';

export interface Singularity {
  readonly kind: 'core' | 'delta';
  /** Pixels at 500 ppi. */
  readonly x: number;
  readonly y: number;
  /** Radians clockwise on the screen from the x axis: of a core where its ridges leave, of a delta one of its three legs. */
  readonly direction: number;
  /** 0 to 1: how well the flow about it is that of an ideal one. */
  readonly strength: number;
}

/** Side of a cell of the flow in pixels at 500 ppi; the centre of cell (col, row) lies at (4 col + 1.5, 4 row + 1.5). */
const cellPx = 4;
/** Spread of the smoothing before the index is taken, and before the flow about a point is looked at, in cells. */
const indexSigma = 4;
const lookSigma = 1.5;
/** The ring about a point that is looked at, in cells; so much of it must lie inside the print. */
const ring = { inner: 2, outer: 8, insideMin: 0.75 };
const strengthMin = 0.5;
/** Of the same kind this close the stronger is kept; of two kinds this close, which undo each other, neither. Cells. */
const sameCells = 5;
const dipoleCells = 5;

/** Strongest first, at most `limit`. */
export function singularPoints(flow: Flow, mask: CellMask, limit: number): Singularity[] {
  const field = directionField(flow, mask);
  const rough = smoothed(field, indexSigma);
  const fine = smoothed(field, lookSigma);
  const found: Singularity[] = [];
  for (let row = 0; row + 1 < mask.rows; row++) {
    for (let col = 0; col + 1 < mask.cols; col++) {
      const index = indexAt(rough, mask, col, row);
      if (index === 0) continue;
      const seen = lookAbout(fine, mask, col, row, index);
      if (seen.strength >= strengthMin) found.push(seen);
    }
  }
  found.sort((a, b) => b.strength - a.strength);
  const distinct = found.filter((one, i) => !found.slice(0, i).some((other) => isNear(one, other, sameCells, true)));
  const stable = distinct.filter((one) => !distinct.some((other) => isNear(one, other, dipoleCells, false)));
  return stable.slice(0, limit);
}

function isNear(one: Singularity, other: Singularity, cells: number, sameKind: boolean): boolean {
  return (one.kind === other.kind) === sameKind && Math.hypot(one.x - other.x, one.y - other.y) < cells * cellPx;
}

/** Twice the direction along the ridges as vectors, 0 outside. */
interface DirectionField {
  readonly cols: number;
  readonly rows: number;
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

function directionField({ normal, cols, rows }: Flow, { inside }: CellMask): DirectionField {
  const cos = new Float32Array(cols * rows);
  const sin = new Float32Array(cols * rows);
  for (let i = 0; i < cos.length; i++) {
    if (inside[i] === 0) continue;
    // Along the ridges, a quarter turn from across them: twice that is half a turn.
    cos[i] = -Math.cos(2 * normal[i]);
    sin[i] = -Math.sin(2 * normal[i]);
  }
  return { cols, rows, cos, sin };
}

function smoothed({ cols, rows, cos, sin }: DirectionField, sigma: number): DirectionField {
  return { cols, rows, cos: smooth(cos, cols, rows, sigma), sin: smooth(sin, cols, rows, sigma) };
}

/** 1 where the flow turns forwards about the four cells from (col, row), as about a core; -1 backwards; else 0. */
function indexAt({ cols, cos, sin }: DirectionField, { inside }: CellMask, col: number, row: number): number {
  const i = row * cols + col;
  const corners = [i, i + 1, i + cols + 1, i + cols];
  if (corners.some((corner) => inside[corner] === 0)) return 0;
  let turn = 0;
  for (let k = 0; k < 4; k++) {
    const [a, b] = [corners[k], corners[(k + 1) % 4]];
    turn += Math.atan2(cos[a] * sin[b] - sin[a] * cos[b], cos[a] * cos[b] + sin[a] * sin[b]);
  }
  return Math.round(turn / (2 * Math.PI));
}

/** The singular point in the middle of the four cells from (col, row), as the flow about it shows it. */
function lookAbout(field: DirectionField, mask: CellMask, col: number, row: number, index: number): Singularity {
  let [all, seen, re, im] = [0, 0, 0, 0];
  for (let v = -ring.outer; v <= ring.outer + 1; v++) {
    for (let u = -ring.outer; u <= ring.outer + 1; u++) {
      const [dx, dy] = [u - 0.5, v - 0.5];
      const radius = Math.hypot(dx, dy);
      if (radius < ring.inner || radius > ring.outer) continue;
      all++;
      const [x, y] = [col + u, row + v];
      if (x < 0 || y < 0 || x >= mask.cols || y >= mask.rows) continue;
      const i = y * mask.cols + x;
      if (mask.inside[i] === 0) continue;
      seen++;
      const length = Math.hypot(field.cos[i], field.sin[i]) || 1;
      // Turned back by the bearing (forwards for a delta), an ideal field is the same all around.
      const [bx, by] = [dx / radius, (-index * dy) / radius];
      re += (field.cos[i] * bx - field.sin[i] * by) / length;
      im += (field.cos[i] * by + field.sin[i] * bx) / length;
    }
  }
  const phase = Math.atan2(im, re);
  const direction = index > 0 ? phase : phase / 3;
  const period = index > 0 ? 2 * Math.PI : (2 * Math.PI) / 3;
  return {
    kind: index > 0 ? 'core' : 'delta',
    x: cellPx * (col + 0.5) + 1.5,
    y: cellPx * (row + 0.5) + 1.5,
    direction: ((direction % period) + period) % period,
    strength: seen < ring.insideMin * all ? 0 : Math.hypot(re, im) / seen,
  };
}
