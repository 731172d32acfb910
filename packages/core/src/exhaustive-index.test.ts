import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exhaustiveIndex } from './exhaustive-index.ts';
import { similarity } from './scales.ts';

const compareNumbers = (a: number, b: number) => ({ similarity: similarity(-Math.abs(a - b)), pairs: [] });

it('returns the most similar references, ties by id, whatever the order of adding', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 20 })), {
    selector: ([id]) => id,
  });
  fc.assert(
    fc.property(entries, fc.integer({ min: 0, max: 20 }), fc.nat(12), (references, probe, limit) => {
      const [forward, backward] = [exhaustiveIndex(compareNumbers), exhaustiveIndex(compareNumbers)];
      for (const [id, value] of references) forward.add(id, value);
      for (const [id, value] of [...references].reverse()) backward.add(id, value);
      const hits = forward.search(probe, limit);
      expect(backward.search(probe, limit)).toEqual(hits);
      expect(hits).toHaveLength(Math.min(limit, references.length));
      const worst = hits.at(-1)?.similarity ?? Infinity;
      const better = references.filter(([, value]) => -Math.abs(value - probe) > worst);
      expect(better.every(([id]) => hits.some((hit) => hit.id === id))).toBe(true);
    }),
  );
});

it('replaces a reference of the same id, removes, and keeps to what is accepted', () => {
  const index = exhaustiveIndex(compareNumbers);
  index.add('a', 1);
  index.add('a', 9);
  index.add('b', 8);
  expect(index.size).toBe(2);
  expect(index.search(9, 5).map((hit) => hit.id)).toEqual(['a', 'b']);
  expect(index.search(9, 5, (id) => id !== 'a').map((hit) => hit.id)).toEqual(['b']);
  expect(index.remove('a')).toBe(true);
  expect(index.remove('a')).toBe(false);
});
