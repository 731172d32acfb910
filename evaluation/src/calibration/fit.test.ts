import { describe, expect, it } from 'vitest';
import { calibrate, similarity } from '@ipse/core';
import { cllr, cllrMin } from '../metrics/cllr.ts';
import { calibrationProblems, fitCalibration } from './fit.ts';
import { tailRules } from './tail.ts';

const source = { version: '1', algorithm: 'toy', source: 'test' };
/** Quantiles of a normal distribution, so that the test needs no chance. */
const normal = (count: number, mean: number) =>
  Float64Array.from({ length: count }, (_, i) => mean + probit((i + 0.5) / count));

describe('fitCalibration', () => {
  // Two unit normals at 0 and 4: the true log10 LR at x is (4x - 8) / ln 10, the true FMR is 1 - Phi(x).
  const scores = { mated: normal(2000, 4), nonMated: normal(20_000, 0) };
  const calibration = fitCalibration(scores, source);
  const at = (x: number) => calibrate(calibration, similarity(x));

  it('is monotone and counts its data', () => {
    expect(calibrationProblems(calibration)).toEqual([]);
    expect(calibration.comparisons).toEqual({ mated: 2000, nonMated: 20_000 });
  });

  it('finds the false match rate inside the data and never understates it beyond', () => {
    expect(Math.log10(at(1.2816).fmr)).toBeCloseTo(-1, 1);
    expect(Math.log10(at(2.3263).fmr)).toBeCloseTo(-2, 1);
    expect(Math.log10(at(4.7534).fmr)).toBeGreaterThan(-6);
    expect(Math.log10(at(4.7534).fmr)).toBeLessThan(-4);
  });

  it('finds log10 LR near the truth where both kinds have data, and never more than the rate supports', () => {
    for (const x of [1.5, 2, 2.5, 3]) expect(Math.abs(at(x).log10LR - (4 * x - 8) / Math.LN10)).toBeLessThan(0.4);
    for (const { log10LR, log10Fmr } of calibration.knots.slice(0, -1)) expect(log10LR).toBeLessThanOrEqual(-log10Fmr);
  });

  it('claims no more than the non-mated comparisons can show, and keeps the order above', () => {
    const { knots } = calibration;
    const ceiling = Math.log10(20_000);
    const above = knots.filter(({ log10LR }) => log10LR > ceiling);
    expect(above.length).toBeGreaterThan(2);
    for (const { log10LR } of above) expect(log10LR).toBeLessThan(ceiling + 0.3);
    for (let i = 1; i < knots.length; i++) expect(knots[i].log10LR).toBeGreaterThan(knots[i - 1].log10LR);
  });

  it('costs little more than the best calibration', () => {
    const lrs = { mated: scores.mated.map((x) => at(x).log10LR), nonMated: scores.nonMated.map((x) => at(x).log10LR) };
    expect(cllr(lrs)).toBeLessThan(cllrMin(lrs) + 0.02);
  });

  it('leaves failures to extract out and keeps the order beyond the last rate', () => {
    const withFailures = { mated: Float64Array.of(...scores.mated, -Infinity, 50), nonMated: scores.nonMated };
    const wide = fitCalibration(withFailures, source);
    expect(wide.comparisons.mated).toBe(2001);
    const [high, higher] = [40, 50].map((x) => calibrate(wide, similarity(x)));
    expect(higher.log10LR).toBeGreaterThan(high.log10LR);
    expect(higher.fmr).toBe(high.fmr);
  });

  it('meets a tail lighter than exponential where it may, and stays monotone beyond its end', () => {
    const light = fitCalibration(scores, source, tailRules.cosine);
    expect(calibrationProblems(light)).toEqual([]);
    // The true rate at 3.719 is one in ten thousand, twice the last one of the data.
    const [cautious, middle] = [calibration, light].map((each) => Math.log10(calibrate(each, similarity(3.719)).fmr));
    expect(Math.abs(middle + 4)).toBeLessThan(Math.abs(cautious + 4));
    expect(Math.abs(middle + 4)).toBeLessThan(0.25);
  });

  it('takes scores of few values', () => {
    const coarse = fitCalibration(
      { mated: scores.mated.map(Math.round), nonMated: scores.nonMated.map(Math.round) },
      source,
    );
    expect(calibrationProblems(coarse)).toEqual([]);
  });
});

it('names what keeps a calibration from being used', () => {
  const knots = [
    { similarity: 1, log10LR: 0, log10Fmr: -1 },
    { similarity: 1, log10LR: -1, log10Fmr: 0 },
  ];
  expect(calibrationProblems({ ...source, comparisons: { mated: 0, nonMated: 0 }, knots })).toHaveLength(3);
});

/** Inverse of the normal distribution function, by bisection. */
function probit(p: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Normal distribution function by the series of Marsaglia (2004). */
function cdf(x: number): number {
  let [sum, term, n] = [x, x, 1];
  while (Math.abs(term) > 1e-17 && n < 400) {
    n += 2;
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.918938533204673);
}
