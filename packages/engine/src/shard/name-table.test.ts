import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNameTable } from './name-table.ts';

it('says what a Map of the same names would, whatever their characters', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('', 'a', 'ÿ', 'é', 'ā', '\ud800', '😀'));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.boolean()), { maxLength: 60 }), (history) => {
      const table = createNameTable();
      const held = new Map<string, number>();
      const found: (number | undefined)[] = [];
      const expected: (number | undefined)[] = [];
      for (const [each, goes] of history) {
        const known = held.get(each);
        found.push(table.find(each));
        expected.push(known);
        if (known === undefined) held.set(each, table.add(each));
        else if (goes) {
          table.remove(known);
          held.delete(each);
        }
      }
      expect(found).toEqual(expected);
      expect(table.size).toBe(held.size);
      expect([...table.numbers()]).toEqual([...held.values()].sort((a, b) => a - b));
      expect([...held.values()].map((number) => table.nameOf(number))).toEqual([...held.keys()]);
    }),
  );
});

it('holds names of any length', () => {
  const table = createNameTable();
  const names = [63, 64, 8191, 8192, 65_533, 70_000].flatMap((length) => ['x'.repeat(length), 'ż'.repeat(length)]);
  for (const name of names) table.add(name);
  expect(names.map((name) => table.find(name))).toEqual(names.map((_, number) => number));
  expect(names.every((name, number) => table.nameOf(number) === name)).toBe(true);
});

it('takes numbers and room back, and keeps the others', () => {
  const table = createNameTable();
  const nameOf = (i: number) => `reference ${i}`.padEnd(40, '.');
  for (let i = 0; i < 6000; i++) table.add(nameOf(i));
  for (let i = 0; i < 6000; i++) if (i % 10 !== 0) table.remove(i);
  const left = Array.from({ length: 600 }, (_, i) => 10 * i);
  expect(left.map((i) => table.find(nameOf(i)))).toEqual(left);
  expect(left.map((i) => table.nameOf(i))).toEqual(left.map(nameOf));
  expect(table.find(nameOf(1))).toBeUndefined();
  const again = Array.from({ length: 6000 }, (_, i) => (i % 10 === 0 ? i : table.add(nameOf(i))));
  expect(Math.max(...again)).toBe(5999);
  expect(table.size).toBe(6000);
});
