import { expect, it } from 'vitest';
import { maximise } from './maximise.ts';
import type { Smooth } from './maximise.ts';
import { finish } from './work.ts';

// Rosenbrock's valley, upside down: its greatest value, 0, lies at (1, 1).
const valley: Smooth = function* ([x, y]) {
  yield 0;
  return {
    value: -((1 - x) ** 2) - 100 * (y - x * x) ** 2,
    gradient: Float64Array.of(2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)),
  };
};

it('finds the end of a bent valley', () => {
  const { x, value, converged } = finish(maximise(valley, Float64Array.of(-1.2, 1)));
  expect(converged).toBe(true);
  expect(value).toBeGreaterThan(-1e-6);
  expect(x[0]).toBeCloseTo(1, 2);
  expect(x[1]).toBeCloseTo(1, 2);
});

it('turns back where there is no value', () => {
  // ln x - x, and nothing below 0: the greatest value is at 1.
  const bounded: Smooth = function* ([x]) {
    yield 0;
    if (x <= 0) return { value: -Infinity, gradient: new Float64Array(1) };
    return { value: Math.log(x) - x, gradient: Float64Array.of(1 / x - 1) };
  };
  expect(finish(maximise(bounded, Float64Array.of(9))).x[0]).toBeCloseTo(1, 4);
});

it('says so when it has not arrived', () => {
  const endless: Smooth = function* ([x]) {
    yield 0;
    return { value: x, gradient: Float64Array.of(1) };
  };
  expect(finish(maximise(endless, new Float64Array(1)))).toMatchObject({ converged: false, iterations: 200 });
});
