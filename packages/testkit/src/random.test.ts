import { expect, test } from 'vitest';
import { random } from './random.ts';

const draw = (seed: number | string, count: number): number[] => {
  const chance = random(seed);
  return Array.from({ length: count }, () => chance.unit());
};

test('the same seed gives the same numbers, neighbouring seeds others', () => {
  expect(draw(7, 5)).toEqual(draw(7, 5));
  const first = Array.from({ length: 1000 }, (_, seed) => random(seed).uint32());
  expect(new Set(first).size).toBe(1000);
});

test('numbers are spread evenly', () => {
  const tenths = Array<number>(10).fill(0);
  for (const value of draw('even', 20_000)) tenths[Math.floor(10 * value)]++;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('normal numbers have mean 0, deviation 1, and no outliers', () => {
  const chance = random('normal');
  const values = Array.from({ length: 20_000 }, () => chance.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(3);
});

test('the first numbers stay what they are: stored seeds keep their meaning', () =>
  expect(Array.from({ length: 3 }, random('ipse').uint32)).toMatchInlineSnapshot(`
    [
      1225767253,
      3781517366,
      873413648,
    ]
  `));
