import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberColumn } from './number-column.ts';
import { NumberTable, hashOfNumber } from './number-table.ts';

it('keeps a number in each row, from one piece of a column to the next', () => {
  const column = new NumberColumn();
  for (const row of [9000, 4095, 4096, 0]) column.set(row, 2 ** 32 - 1 - row);
  expect([0, 4095, 4096, 9000, 1].map((row) => column.at(row))).toEqual([
    ...[0, 4095, 4096, 9000].map((row) => 2 ** 32 - 1 - row),
    0,
  ]);
});

it('finds what a set of the same numbers would, whatever collides, comes and goes', () => {
  const steps = fc.array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 600 });
  // All in one place, in eight, and spread well.
  const hashes = fc.constantFrom<(number: number) => number>(
    () => -1,
    (number) => number & 7,
    hashOfNumber,
  );
  fc.assert(
    fc.property(steps, hashes, (history, hashOf) => {
      const table = new NumberTable(hashOf);
      const held = new Set<number>();
      for (const [number, stays] of history) {
        if (held.has(number) === stays) continue;
        if (stays) table.add(number);
        else table.remove(number);
        if (stays) held.add(number);
        else held.delete(number);
      }
      expect(table.size).toBe(held.size);
      const all = Array.from({ length: 401 }, (_, number) => number);
      const found = all.filter((number) => table.find(hashOf(number), (other) => other === number) === number);
      expect(found).toEqual(all.filter((number) => held.has(number)));
    }),
    { numRuns: 50 },
  );
});

it('spreads numbers that follow one another, and every 4096th, over the places', () => {
  for (const step of [1, 4096]) {
    const places = new Set(Array.from({ length: 4096 }, (_, i) => hashOfNumber(i * step) & 8191));
    expect(places.size).toBeGreaterThan(2500);
  }
});
