import { expect, it } from 'vitest';
import { gapBetween, shareAtLeast, spread } from './statistics.ts';

it('finds no gap between a sample and itself, and all of it between samples that do not meet', () => {
  expect(gapBetween([3, 1, 2], [1, 2, 3])).toBe(0);
  expect(gapBetween([1, 2], [3, 4])).toBe(1);
  expect(gapBetween([1, 2, 3, 4], [3, 4, 5, 6])).toBe(0.5);
});

it('tells the spread and the share above a threshold', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  expect(spread(hundred)).toEqual([5, 25, 50, 75, 95]);
  expect(shareAtLeast(hundred, 91)).toBe(0.1);
});
