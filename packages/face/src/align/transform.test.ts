import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply, fitSimilarity, patchToSquare, scaleOf } from './transform.ts';
import type { Point } from '../template.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });

it('finds the transform that made the points', () => {
  const transform = fc.record({
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    tx: coordinate,
    ty: coordinate,
  });
  const face: Point[] = [
    { x: 73, y: 51 },
    { x: 38, y: 52 },
    { x: 56, y: 72 },
    { x: 71, y: 92 },
    { x: 41, y: 92 },
  ];
  fc.assert(
    fc.property(transform, ({ scale, angle, tx, ty }) => {
      const made = { a: scale * Math.cos(angle), b: scale * Math.sin(angle), tx, ty };
      const found = fitSimilarity(
        face,
        face.map((p) => apply(made, p)),
      );
      for (const key of ['a', 'b', 'tx', 'ty'] as const) expect(found[key]).toBeCloseTo(made[key], 6);
    }),
  );
});

it('leaves no smaller sum of squares nearby', () => {
  const error = (from: Point[], to: Point[], transform: ReturnType<typeof fitSimilarity>) =>
    from.reduce((sum, p, i) => {
      const q = apply(transform, p);
      return sum + (q.x - to[i].x) ** 2 + (q.y - to[i].y) ** 2;
    }, 0);
  const pairs = fc.array(fc.tuple(point, point), { minLength: 3, maxLength: 6 });
  const nudge = fc.record({ a: coordinate, b: coordinate, tx: coordinate, ty: coordinate });
  fc.assert(
    fc.property(pairs, nudge, (matched, { a, b, tx, ty }) => {
      const [from, to] = [matched.map(([p]) => p), matched.map(([, q]) => q)];
      const best = fitSimilarity(from, to);
      const other = { a: best.a + a / 1e4, b: best.b + b / 1e4, tx: best.tx + tx / 10, ty: best.ty + ty / 10 };
      const least = error(from, to, best);
      expect(error(from, to, other)).toBeGreaterThanOrEqual(least - 1e-6 * (1 + least));
    }),
  );
});

it('turns nothing when the points are one', () => {
  const here = { x: 3, y: 4 };
  expect(apply(fitSimilarity([here, here], [here, here]), { x: 5, y: 5 })).toEqual({ x: 5, y: 5 });
});

it('lays a patch over a turned square, middle on middle', () => {
  const transform = patchToSquare({ x: 40, y: 30 }, 384, Math.PI / 2, 192);
  expect(scaleOf(transform)).toBeCloseTo(2);
  const middle = apply(transform, { x: 95.5, y: 95.5 });
  expect([middle.x, middle.y]).toEqual([expect.closeTo(40), expect.closeTo(30)]);
  // A quarter turn takes the patch's right to the image's bottom.
  const right = apply(transform, { x: 191.5, y: 95.5 });
  expect([right.x, right.y]).toEqual([expect.closeTo(40), expect.closeTo(222)]);
});
