import fc from 'fast-check';
import { expect, it } from 'vitest';
import { falseMatchRate } from '@ipse/core';
import { fmrAtThreshold, fmrOfSearch, thresholdAtFmr } from './threshold.ts';
import { toyCalibration } from './testing/toy-modality.ts';

const one = [toyCalibration];

it('follows the calibration for one source', () => {
  // Knots (0, -1) and (6, -7): FMR 1e-4 lies half way, and beyond the last knot one power of ten costs one.
  expect(thresholdAtFmr(falseMatchRate(1e-4), 1, one)).toBeCloseTo(3, 12);
  expect(thresholdAtFmr(falseMatchRate(1e-9), 1, one)).toBeCloseTo(8, 12);
});

it('asks of several sources what Markov asks, and never less than of one', () => {
  expect(thresholdAtFmr(falseMatchRate(1e-4), 2, one)).toBeCloseTo(4, 12);
  const generous = {
    ...toyCalibration,
    knots: toyCalibration.knots.map((knot) => ({ ...knot, log10LR: knot.log10LR + 5 })),
  };
  expect(thresholdAtFmr(falseMatchRate(1e-4), 2, [generous])).toBeCloseTo(8, 12);
});

it('is undone by the rate at a threshold', () => {
  fc.assert(
    fc.property(fc.double({ min: -9, max: -0.01, noNaN: true }), fc.constantFrom(1, 2), (log10Fmr, sources) => {
      const threshold = thresholdAtFmr(falseMatchRate(10 ** log10Fmr), sources, one);
      expect(Math.log10(fmrAtThreshold(threshold, sources, one))).toBeCloseTo(log10Fmr, 6);
    }),
  );
  expect(fmrAtThreshold(-5, 1, one)).toBe(1);
});

it('grows stricter with what is searched', () => {
  expect(fmrOfSearch(0.01, 1)).toBeCloseTo(0.01, 12);
  expect(fmrOfSearch(0.01, 10_000) * 10_000).toBeCloseTo(0.01005, 5);
});
