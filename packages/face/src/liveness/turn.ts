/**
 * Is a face that was seen from two sides flat? Seen from afar, all views of a flat thing are affine images of one another; a
 * nose before the cheeks is not. The measure is what the best affine map between the points leaves over.
 */
import type { Point } from '../template.ts';
import type { PresentationAttackDetector } from './detector.ts';

/** The same points of a face in two pictures: more than three, in the same order; the first two are the eyes. */
export interface TwoViews {
  readonly frontal: readonly Point[];
  readonly turned: readonly Point[];
}

/** A head that turns less shows too little of its depth: the eyes must draw nearer, or apart, by this share. */
const foreshorteningMin = 0.05;
/** Left over by flat faces: the error of the points, in eye distances. */
const flatMax = 0.035;

export const turnDetector: PresentationAttackDetector<TwoViews> = {
  name: 'affine-rest',
  version: '1',
  detect({ frontal, turned }) {
    const score = -affineRest(frontal, turned);
    if (foreshortening(frontal, turned) < foreshorteningMin) {
      return { score: Number.NaN, decision: 'undecided', reasons: ['turned-too-little'] };
    }
    return -score < flatMax
      ? { score, decision: 'attack', reasons: ['flat'] }
      : { score, decision: 'bona-fide', reasons: [] };
  },
};

/** How much narrower or wider the face became against its height, which a turn to the side leaves as it is. */
function foreshortening(frontal: readonly Point[], turned: readonly Point[]): number {
  const shape = ([left, right, ...rest]: readonly Point[]) => {
    const width = Math.max(1e-9, distance(left, right));
    const [ex, ey] = [(left.x - right.x) / width, (left.y - right.y) / width];
    const below = rest.map(({ x, y }) => Math.abs((x - right.x) * ey - (y - right.y) * ex));
    return (
      width /
      Math.max(
        1e-9,
        below.reduce((sum, value) => sum + value, 0),
      )
    );
  };
  return Math.abs(Math.log(shape(turned) / shape(frontal)));
}

/** Root mean square distance from the turned points to the affine image of the others, in eye distances of `frontal`. */
export function affineRest(frontal: readonly Point[], turned: readonly Point[]): number {
  const xs = fitLine(
    frontal,
    turned.map(({ x }) => x),
  );
  const ys = fitLine(
    frontal,
    turned.map(({ y }) => y),
  );
  const squares = frontal.map(({ x, y }, i) => {
    const dx = xs[0] * x + xs[1] * y + xs[2] - turned[i].x;
    const dy = ys[0] * x + ys[1] * y + ys[2] - turned[i].y;
    return dx * dx + dy * dy;
  });
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return Math.sqrt(mean) / distance(frontal[0], frontal[1]);
}

/** a, b, c for which a x + b y + c comes nearest to the values, by least squares. */
function fitLine(points: readonly Point[], values: readonly number[]): readonly [number, number, number] {
  const n = points.length;
  const mean = (of: (point: Point, i: number) => number) => points.reduce((sum, p, i) => sum + of(p, i), 0) / n;
  const [mx, my, mv] = [mean(({ x }) => x), mean(({ y }) => y), mean((_, i) => values[i])];
  const xx = mean(({ x }) => (x - mx) ** 2);
  const yy = mean(({ y }) => (y - my) ** 2);
  const xy = mean(({ x, y }) => (x - mx) * (y - my));
  const xv = mean(({ x }, i) => (x - mx) * (values[i] - mv));
  const yv = mean(({ y }, i) => (y - my) * (values[i] - mv));
  const determinant = Math.max(1e-12, xx * yy - xy * xy);
  const a = (xv * yy - yv * xy) / determinant;
  const b = (yv * xx - xv * xy) / determinant;
  return [a, b, mv - a * mx - b * my];
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
