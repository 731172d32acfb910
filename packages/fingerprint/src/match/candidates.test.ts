import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newCandidates, pickCandidates } from './candidates.ts';

it('keeps the most similar pairs, ties by position', () => {
  // Few different values, so that there are many ties, also beyond where similarities are counted.
  const value = fc.integer({ min: 0, max: 60 }).map((n) => Math.fround(n / 20));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (values, most) => {
      const similarity = Float32Array.from(values);
      const candidates = newCandidates(most);
      pickCandidates(similarity, 1, values.length, 0.1, candidates);
      const expected = values
        .map((each, position) => ({ each, position }))
        .filter(({ each }) => each > 0.1)
        .sort((a, b) => b.each - a.each || a.position - b.position)
        .slice(0, most);
      expect(candidates.count).toBe(expected.length);
      expect([...candidates.local.subarray(0, candidates.count)]).toEqual(expected.map(({ each }) => each));
      expect([...candidates.reference.subarray(0, candidates.count)]).toEqual(
        expected.map(({ position }) => position % 256),
      );
    }),
  );
});
