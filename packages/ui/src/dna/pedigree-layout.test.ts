import { expect, it } from 'vitest';
import { layPedigree } from './pedigree-layout.ts';

it('puts children below their parents and partners in one row', () => {
  const { members, lines } = layPedigree([
    { id: 'f', sex: 'male' },
    { id: 'm', sex: 'female' },
    { id: 'a', sex: 'male', parents: ['f', 'm'] },
    { id: 'in-law', sex: 'female' },
    { id: 'b', sex: 'female', parents: ['a', 'in-law'] },
  ]);
  const rows = Map.groupBy(members, ({ y }) => y);
  expect([...rows.values()].map((row) => row.map(({ id }) => id))).toEqual([['f', 'm'], ['a', 'in-law'], ['b']]);
  expect([...rows.keys()]).toEqual([...rows.keys()].sort((a, b) => a - b));
  expect(lines).toHaveLength(8);
  const places = members.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(members.length);
});
