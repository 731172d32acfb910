import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calibrate, log10LrAtFmr } from './calibration.ts';
import type { Calibration } from './calibration.ts';
import { falseMatchRate, similarity } from './scales.ts';

const calibration: Calibration = {
  version: '1',
  algorithm: 'toy 1',
  source: 'worked by hand',
  comparisons: { mated: 10, nonMated: 100 },
  knots: [
    { similarity: 0, log10LR: -2, log10Fmr: 0 },
    { similarity: 10, log10LR: 0, log10Fmr: -1 },
    { similarity: 30, log10LR: 4, log10Fmr: -5 },
  ],
};

it('interpolates between knots and stays flat beyond them', () => {
  expect(calibrate(calibration, similarity(5)).log10LR).toBeCloseTo(-1);
  expect(calibrate(calibration, similarity(5)).fmr).toBeCloseTo(10 ** -0.5);
  expect(calibrate(calibration, similarity(20)).log10LR).toBeCloseTo(2);
  expect(calibrate(calibration, similarity(-7)).log10LR).toBe(-2);
  expect(calibrate(calibration, similarity(99))).toEqual({ log10LR: 4, fmr: 10 ** -5, fmrLeast: 0.01 });
});

it('rises with similarity', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -20, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (at, step) => {
        const [low, high] = [calibrate(calibration, similarity(at)), calibrate(calibration, similarity(at + step))];
        return high.log10LR >= low.log10LR && high.fmr <= low.fmr;
      },
    ),
  );
});

it('finds the threshold of a false match rate, the inverse of calibrate', () => {
  for (const at of [1, 9, 12, 29]) {
    const score = calibrate(calibration, similarity(at));
    expect(log10LrAtFmr(calibration, score.fmr)).toBeCloseTo(score.log10LR, 9);
  }
});

it('demands more than any seen score when the rate is below what the data supports', () => {
  expect(log10LrAtFmr(calibration, falseMatchRate(1e-7))).toBeCloseTo(6);
  expect(log10LrAtFmr(calibration, falseMatchRate(1))).toBe(-2);
});
