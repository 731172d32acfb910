import { expect, it } from 'vitest';
import { errorsByGroup } from './groups.ts';

const pairs = {
  a: Uint32Array.of(0, 0, 0, 2, 2, 1),
  b: Uint32Array.of(1, 1, 2, 3, 3, 4),
  mated: Uint8Array.of(1, 0, 0, 1, 1, 0),
};
const groups = ['old', 'old', 'young', 'young', undefined];

it('counts errors of pairs within a group, and says that they are few', () => {
  const [old, young] = errorsByGroup(groups, pairs, Float64Array.of(3, 5, 9, -Infinity, 3, 9), 3);
  expect(old).toMatchObject({ group: 'old', samples: 2, tooFew: true });
  expect(old.falseMatch).toMatchObject({ errors: 1, comparisons: 1, rate: 1 });
  expect(old.falseNonMatch).toMatchObject({ errors: 0, comparisons: 1, rate: 0 });
  expect(young.falseNonMatch).toMatchObject({ errors: 1, comparisons: 2, rate: 0.5 });
  expect(young.falseMatch).toEqual({ errors: 0, comparisons: 0, rate: null, low: 0, high: 1 });
});

it('gives Wilson intervals', () => {
  const mated = new Uint8Array(100).fill(1);
  const one = { a: new Uint32Array(100), b: new Uint32Array(100), mated };
  const scores = Float64Array.from(mated, (_, k) => (k < 10 ? 0 : 2));
  const [{ falseNonMatch }] = errorsByGroup(['x'], one, scores, 1);
  // The published example: 10 of 100 lies within 5.5 to 17.4 %.
  expect(falseNonMatch.low).toBeCloseTo(0.0552, 3);
  expect(falseNonMatch.high).toBeCloseTo(0.1744, 3);
});
