import { expect, it } from 'vitest';
import { digamma, logGamma, logLowerGamma, logLowerGammaRise, logLowerGammaSlope, logUpperGamma } from './log-gamma.ts';

const shapes = [1e-6, 0.02, 0.5, 1, 3.7, 12, 80, 700];
const places = [1e-3, 0.3, 1, 5, 40, 90, 600];

it('knows the gamma function and its slope', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(logGamma(1)).toBeCloseTo(0, 14);
  expect(logGamma(7)).toBeCloseTo(Math.log(720), 13);
  // Euler's constant, and what the recurrence adds.
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
  expect(digamma(0.5)).toBeCloseTo(-0.5772156649015329 - 2 * Math.LN2, 13);
  for (const a of shapes) expect(digamma(a + 1) - digamma(a)).toBeCloseTo(1 / a, a < 1e-3 ? 5 : 12);
});

it('splits the gamma distribution into two parts that make 1', () => {
  for (const x of places) expect(logUpperGamma(1, x)).toBeCloseTo(-x, 11);
  for (const a of shapes)
    for (const x of places) {
      const [lower, upper] = [logLowerGamma(a, x), logUpperGamma(a, x)];
      expect(Math.exp(lower) + Math.exp(upper), `${a} ${x}`).toBeCloseTo(1, 12);
      // P(a, x) = P(a + 1, x) + x^a e^-x / Gamma(a + 1)
      const step = a * Math.log(x) - x - logGamma(a + 1);
      expect(Math.exp(logLowerGamma(a + 1, x) - lower) + Math.exp(step - lower), `${a} ${x}`).toBeCloseTo(1, 10);
    }
});

it('has the slopes that differences show', () => {
  for (const a of shapes)
    for (const x of places) {
      const h = 1e-5;
      const slope = (logLowerGamma(a * (1 + h), x) - logLowerGamma(a * (1 - h), x)) / (2 * h * a);
      const rise = (logLowerGamma(a, x * (1 + h)) - logLowerGamma(a, x * (1 - h))) / (2 * h);
      const near = (value: number) => 1e-6 * (1 + Math.abs(value));
      if (a > 1e-3) expect(Math.abs(logLowerGammaSlope(a, x) - slope), `${a} ${x}`).toBeLessThan(near(slope));
      expect(Math.abs(logLowerGammaRise(a, x) - rise), `${a} ${x}`).toBeLessThan(near(rise));
    }
});
