/** Similarity transforms of the plane: turn, scale uniformly, move. Pixel centres lie at whole numbers. */
import type { Point } from '../template.ts';

/** (x, y) goes to (a x - b y + tx, b x + a y + ty); scale is hypot(a, b), the turn atan2(b, a). */
export interface SimilarityTransform {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

export function apply({ a, b, tx, ty }: SimilarityTransform, { x, y }: Point): Point {
  return { x: a * x - b * y + tx, y: b * x + a * y + ty };
}

export function scaleOf({ a, b }: SimilarityTransform): number {
  return Math.hypot(a, b);
}

/**
 * The transform that takes `from` nearest to `to` by least squares (Umeyama 1991, in the plane and without reflection,
 * where the singular value decomposition has the closed form below). At least two different points.
 */
export function fitSimilarity(from: readonly Point[], to: readonly Point[]): SimilarityTransform {
  const [centreFrom, centreTo] = [meanPoint(from), meanPoint(to)];
  let [dot, cross, spread] = [0, 0, 0];
  from.forEach((point, i) => {
    const [px, py] = [point.x - centreFrom.x, point.y - centreFrom.y];
    const [qx, qy] = [to[i].x - centreTo.x, to[i].y - centreTo.y];
    dot += px * qx + py * qy;
    cross += px * qy - py * qx;
    spread += px * px + py * py;
  });
  const [a, b] = spread > 0 ? [dot / spread, cross / spread] : [1, 0];
  return {
    a,
    b,
    tx: centreTo.x - a * centreFrom.x + b * centreFrom.y,
    ty: centreTo.y - b * centreFrom.x - a * centreFrom.y,
  };
}

/** The transform that takes the pixels of a square patch of `size` onto a turned square of an image. */
export function patchToSquare(centre: Point, side: number, angleRad: number, size: number): SimilarityTransform {
  const scale = side / size;
  const [a, b] = [scale * Math.cos(angleRad), scale * Math.sin(angleRad)];
  const middle = (size - 1) / 2;
  return { a, b, tx: centre.x - a * middle + b * middle, ty: centre.y - b * middle - a * middle };
}

export function meanPoint(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
