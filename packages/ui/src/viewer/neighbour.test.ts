import { expect, it } from 'vitest';
import { neighbour } from './neighbour.ts';

const marks = [
  { x: 0, y: 0 },
  { x: 10, y: 1 },
  { x: 8, y: 30 },
  { x: -5, y: 0 },
  { x: 0, y: 0 },
];

it.each([
  ['ArrowRight', 1],
  ['ArrowDown', 2],
  ['ArrowLeft', 3],
  ['ArrowUp', undefined],
  ['Enter', undefined],
])('%s leads to mark %s', (key, expected) => {
  expect(neighbour(marks, 0, key)).toBe(expected);
});
