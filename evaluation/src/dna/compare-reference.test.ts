import { describe, expect, it } from 'vitest';
import { compareWithReference } from './compare-reference.ts';

describe('a comparison with another program', () => {
  const set = { peer: 'P', what: 'W', limit: 1e-6, least: 1 };
  const of = (ours: number, theirs: number) => ({
    ...set,
    values: () => [
      { name: 'same', ours: 2, theirs: 2 },
      { name: 'other', ours, theirs },
    ],
  });

  it.each([
    [1.0000001, 1, true],
    [1.1, 1, false],
    [0, 0, true],
    [1, 0, false],
    [Number.NaN, 1, false],
  ])('of %s with %s passes: %s', (ours, theirs, passes) => {
    expect(compareWithReference(of(ours, theirs)).passes).toBe(passes);
  });

  it('fails when there is nothing to compare', () => {
    expect(compareWithReference({ ...set, values: () => [] }).passes).toBe(false);
  });
});
