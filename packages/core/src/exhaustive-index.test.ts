import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exhaustiveIndex } from './exhaustive-index.ts';
import { similarity } from './scales.ts';

const compareNumbers = (a: number, b: number) => ({ similarity: similarity(-Math.abs(a - b)), pairs: [] });

it('returns the most similar references, ties in the order asked for, whatever the order of adding', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.nat(1000), fc.integer({ min: 0, max: 20 })), {
    selector: ([reference]) => reference,
  });
  const falling = (a: number, b: number) => b - a;
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 20 }), fc.nat(12), (references, probe, limit) => {
      const [forward, backward] = [exhaustiveIndex(compareNumbers, falling), exhaustiveIndex(compareNumbers, falling)];
      for (const [reference, value] of references) forward.add(reference, value);
      for (const [reference, value] of [...references].reverse()) backward.add(reference, value);
      const hits = forward.search(probe, limit);
      expect(backward.search(probe, limit)).toEqual(hits);
      expect(hits).toHaveLength(Math.min(limit, references.length));
      const worst = hits.at(-1)?.similarity ?? Infinity;
      const better = references.filter(([, value]) => -Math.abs(value - probe) > worst);
      expect(better.every(([reference]) => hits.some((hit) => hit.reference === reference))).toBe(true);
      const tied = hits.filter(({ similarity: score }, i) => i > 0 && score === hits[i - 1].similarity);
      expect(tied.every((hit) => hit.reference < hits[hits.indexOf(hit) - 1].reference)).toBe(true);
    }),
  );
});

it('replaces a reference of the same number, removes, and keeps to what is accepted', () => {
  const index = exhaustiveIndex(compareNumbers);
  index.add(1, 1);
  index.add(1, 9);
  index.add(2, 8);
  expect(index.size).toBe(2);
  expect(index.search(9, 5).map((hit) => hit.reference)).toEqual([1, 2]);
  expect(index.search(9, 5, (reference) => reference !== 1).map((hit) => hit.reference)).toEqual([2]);
  expect(index.remove(1)).toBe(true);
  expect(index.remove(1)).toBe(false);
});
