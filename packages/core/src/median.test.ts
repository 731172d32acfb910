import { expect, it } from 'vitest';
import { median } from './median.ts';

it('is the one in the middle, by value and not by text, and leaves the values as they are', () => {
  const values = [10, 9, 1];
  expect([median(values), median([4, 1, 2, 3]), median([])]).toEqual([9, 3, undefined]);
  expect(values).toEqual([10, 9, 1]);
});
