/** Lines of a thinned image: followed from their ends, and cleaned of what skin and sensor add. */
import { bit, clearBit, setBit } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';
import { lineEnds } from './thinning.ts';

/** Pixels at 500 ppi that are followed from an end. */
const followed = 24;
/** Branches this short are roughness of a border; lines this short are specks, pores or dots. */
const spurPx = 8;
const fragmentPx = 14;
/** Ends that face each other across less than this belong to one line, if their lines lie no farther apart than that. */
const gapPx = 22;
const asidePx = 4;
/** Ends of one line may have grown past each other by this much. */
const overlapPx = 2;
const cosFacing = -0.8;
/** Pixels over which the direction of an end is taken. */
const tailPx = 10;

/** Where a line ends, in pixels at 500 ppi. */
export interface LineEnd {
  readonly x: number;
  readonly y: number;
  /** Along the line, away from its end: radians, clockwise on the screen from the x axis. */
  readonly direction: number;
}

/**
 * The ends that stay when gaps are closed and spurs and fragments left out; `lines` is changed. What bridges two ridges is
 * a gap in the lines of the valleys, and a pore is a fragment of them.
 */
export function cleanEnds(lines: Bitmap): LineEnd[] {
  closeGaps(lines);
  removeSpurs(lines);
  return lineEnds(lines).flatMap(({ x, y }) => {
    const path = follow(lines, x, y);
    const least = path.to === 'end' ? fragmentPx : path.to === 'junction' ? spurPx : 0;
    return path.xs.length < least ? [] : [endOf(path)];
  });
}

interface Path {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Where it led: to a junction, to the other end, or on. */
  readonly to: 'junction' | 'end' | 'on';
}

/** The neighbours clockwise on the screen, from the one to the right. */
const aroundX = [1, 1, 0, -1, -1, -1, 0, 1];
const aroundY = [0, 1, 1, 1, 0, -1, -1, -1];
/** Neighbours that share a side come first: a step round a corner would leave them behind. */
const order = [0, 2, 4, 6, 1, 3, 5, 7];

/** From the end of a line, at most `followed` pixels. */
function follow(lines: Bitmap, x: number, y: number): Path {
  const xs = [x];
  const ys = [y];
  while (xs.length < followed) {
    if (xs.length > 1 && branches(lines, x, y) > 2) return { xs, ys, to: 'junction' };
    const next = order.find((d) => {
      const [u, v] = [x + aroundX[d], y + aroundY[d]];
      return bit(lines, u, v) === 1 && !justSeen(xs, ys, u, v);
    });
    if (next === undefined) return { xs, ys, to: 'end' };
    x += aroundX[next];
    y += aroundY[next];
    xs.push(x);
    ys.push(y);
  }
  return { xs, ys, to: 'on' };
}

/** Among the last pixels of a path; earlier ones are out of reach. */
function justSeen(xs: readonly number[], ys: readonly number[], x: number, y: number): boolean {
  for (let i = xs.length - 1; i >= Math.max(0, xs.length - 4); i--) if (xs[i] === x && ys[i] === y) return true;
  return false;
}

/** How often the line leaves a pixel: once at an end, twice on a line, more at a junction. */
function branches(lines: Bitmap, x: number, y: number): number {
  let count = 0;
  let before = bit(lines, x + aroundX[7], y + aroundY[7]);
  for (let d = 0; d < 8; d++) {
    const here = bit(lines, x + aroundX[d], y + aroundY[d]);
    if (here === 1 && before === 0) count++;
    before = here;
  }
  return count;
}

function removeSpurs(lines: Bitmap): void {
  for (const { x, y } of lineEnds(lines)) {
    const { xs, ys, to } = follow(lines, x, y);
    if (to !== 'junction' || xs.length > spurPx) continue;
    for (let i = 0; i < xs.length - 1; i++) clearBit(lines, xs[i], ys[i]);
  }
}

/** Joins ends that face each other, nearest first. */
function closeGaps(lines: Bitmap): void {
  const ends = lineEnds(lines).map(({ x, y }) => endOf(follow(lines, x, y)));
  const gaps: { a: number; b: number; distance: number }[] = [];
  for (let a = 0; a < ends.length; a++) {
    // Ends come row by row.
    for (let b = a + 1; b < ends.length && ends[b].y - ends[a].y <= gapPx; b++) {
      const distance = gapBetween(ends[a], ends[b]);
      if (distance !== undefined) gaps.push({ a, b, distance });
    }
  }
  const joined = new Set<number>();
  for (const { a, b } of gaps.sort((p, q) => p.distance - q.distance || p.a - q.a || p.b - q.b)) {
    if (joined.has(a) || joined.has(b)) continue;
    joined.add(a);
    joined.add(b);
    drawLine(lines, ends[a], ends[b]);
  }
}

/** The distance of two ends that face each other, or undefined. */
function gapBetween(a: LineEnd, b: LineEnd): number | undefined {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= gapPx || Math.cos(a.direction - b.direction) > cosFacing) return undefined;
  // The direction of the line that both would make, from b to a.
  const ux = Math.cos(a.direction) - Math.cos(b.direction);
  const uy = Math.sin(a.direction) - Math.sin(b.direction);
  const length = Math.hypot(ux, uy);
  const apart = -(dx * ux + dy * uy) / length;
  const aside = Math.abs(dx * uy - dy * ux) / length;
  return apart > -overlapPx && aside < asidePx ? distance : undefined;
}

function drawLine(lines: Bitmap, a: LineEnd, b: LineEnd): void {
  const steps = Math.max(1, Math.abs(b.x - a.x), Math.abs(b.y - a.y));
  for (let s = 0; s <= steps; s++)
    setBit(lines, Math.round(a.x + ((b.x - a.x) * s) / steps), Math.round(a.y + ((b.y - a.y) * s) / steps));
}

function endOf({ xs, ys }: Path): LineEnd {
  const last = Math.min(tailPx, xs.length - 1);
  return { x: xs[0], y: ys[0], direction: Math.atan2(ys[last] - ys[0], xs[last] - xs[0]) };
}
