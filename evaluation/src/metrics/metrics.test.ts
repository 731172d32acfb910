import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cllr, cllrMin } from './cllr.ts';
import { detPoints, equalErrorRate, fnmrAtFmr, thinDet, thresholdAtFmr } from './det.ts';
import { errorVersusReject } from './error-versus-reject.ts';
import { percentile, scoreHistogram } from './histogram.ts';
import { pav } from './pav.ts';
import { rankOne } from './rank-one.ts';
import { countAtLeast } from './scores.ts';

const scoresOf = (mated: number[], nonMated: number[]) => ({
  mated: Float64Array.from(mated),
  nonMated: Float64Array.from(nonMated),
});

describe('DET, EER and FNMR at FMR, worked by hand', () => {
  /*
   * mated 9 8 6 3, non-mated 7 5 4 2 1. By falling threshold:
   *   t    FMR   FNMR
   *  inf   0     1
   *   9    0     3/4
   *   8    0     2/4
   *   7    1/5   2/4
   *   6    1/5   1/4
   *   5    2/5   1/4   <- first FMR >= FNMR
   *   4    3/5   1/4
   *   3    3/5   0
   *   2    4/5   0
   *   1    1     0
   * EER lies between (0.2, 0.25) and (0.4, 0.25): gap before 0.05, after 0.15, t = 1/4, FMR there 0.25.
   */
  const det = detPoints(scoresOf([9, 8, 6, 3], [7, 5, 4, 2, 1]));

  it('has a point wherever FNMR changes', () => {
    expect(det.map((point) => [point.threshold, point.fmr, point.fnmr])).toEqual([
      [Infinity, 0, 1],
      [9, 0, 0.75],
      [8, 0, 0.5],
      [7, 0.2, 0.5],
      [6, 0.2, 0.25],
      // (0.4, 0.25) at 5 lies on the line between its neighbours, and so does (0.8, 0) at 2.
      [4, 0.6, 0.25],
      [3, 0.6, 0],
      [1, 1, 0],
    ]);
  });

  it('interpolates the equal error rate', () => expect(equalErrorRate(det)).toBeCloseTo(0.25, 12));

  it('interpolates on both axes', () => {
    // mated 2 (x1), 0 (x2); non-mated 2 (x1), 0 (x3): (0,1) -> (1/4, 2/3) -> (1, 0).
    // gap before 2/3 - 1/4 = 5/12, after 1, t = 5/17, FMR = 1/4 + 5/17 * 3/4 = 8/17.
    expect(equalErrorRate(detPoints(scoresOf([2, 0, 0], [2, 0, 0, 0])))).toBeCloseTo(8 / 17, 12);
  });

  it('gives the lowest FNMR that a threshold keeps', () => {
    expect(fnmrAtFmr(det, 0)).toBe(0.5);
    expect(fnmrAtFmr(det, 0.19)).toBe(0.5);
    expect(fnmrAtFmr(det, 0.2)).toBe(0.25);
    expect(fnmrAtFmr(det, 0.6)).toBe(0);
  });

  it('is 0 for separated scores and 1/2 for exchanged halves', () => {
    expect(equalErrorRate(detPoints(scoresOf([3, 4], [1, 2])))).toBe(0);
    expect(equalErrorRate(detPoints(scoresOf([1, 2], [1, 2])))).toBeCloseTo(0.5, 12);
    expect(equalErrorRate(detPoints(scoresOf([1, 2], [3, 4])))).toBe(1);
  });

  it('counts a failure to extract as a non-match at every threshold', () => {
    // One of four mated failed: FNMR never falls below 1/4; the failed non-mated is never a false match.
    const withFailures = detPoints(scoresOf([9, 8, 7, -Infinity], [1, 2, 3, -Infinity]));
    expect(withFailures.at(-1)).toEqual({ threshold: 1, fmr: 0.75, fnmr: 0.25 });
    expect(fnmrAtFmr(withFailures, 1)).toBe(0.25);
    // (0, 1/4) at 7, (1/4, 1/4) at 3: they meet at 1/4.
    expect(equalErrorRate(withFailures)).toBeCloseTo(0.25, 12);
    expect(equalErrorRate(detPoints(scoresOf([-Infinity], [-Infinity])))).toBe(1);
  });

  it('is monotone and bounded for any scores', () => {
    const list = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(-Infinity)), { minLength: 1 });
    fc.assert(
      fc.property(list, list, (mated, nonMated) => {
        const points = detPoints(scoresOf(mated, nonMated));
        for (let i = 1; i < points.length; i++) {
          expect(points[i].fmr).toBeGreaterThanOrEqual(points[i - 1].fmr);
          expect(points[i].fnmr).toBeLessThanOrEqual(points[i - 1].fnmr);
        }
        const eer = equalErrorRate(points);
        expect(eer).toBeGreaterThanOrEqual(0);
        expect(eer).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('thins a long curve without losing its ends', () => {
    const long = Array.from({ length: 5000 }, (_, i) => ({ threshold: -i, fmr: i / 4999, fnmr: 1 - i / 4999 }));
    const thin = thinDet(long, 100);
    expect(thin.length).toBeLessThan(250);
    expect(thin[0]).toEqual(long[0]);
    expect(thin.at(-1)).toEqual(long.at(-1));
  });
});

describe('Cllr, worked by hand', () => {
  it('is 1 for a system that says nothing, whatever fails', () => {
    expect(cllr(scoresOf([0, 0], [0]))).toBe(1);
    expect(cllr(scoresOf([-Infinity], [-Infinity]))).toBe(1);
  });

  it('adds the bits of both kinds', () => {
    // mated LR 3 and 1: log2(1 + 1/3) = 0.415037, log2 2 = 1, mean 0.7075187; non-mated LR 1/3: log2(4/3) = 0.4150375.
    expect(cllr(scoresOf([Math.log10(3), 0], [Math.log10(1 / 3)]))).toBeCloseTo((0.7075187496 + 0.4150374993) / 2, 9);
  });

  it('does not overflow', () => expect(cllr(scoresOf([-400], [-400]))).toBeCloseTo((400 * Math.log2(10)) / 2, 6));

  it('has a minimum that no calibration can mend', () => {
    // mated 1 3, non-mated 0 2: steps {0: 0/1}, {1,2: 1 of 2}, {3: 1/1}; the mixed step has LR 1 for half of each kind.
    expect(cllrMin(scoresOf([1, 3], [0, 2]))).toBeCloseTo(0.5, 12);
    expect(cllrMin(scoresOf([5, 6], [1, 2]))).toBe(0);
    expect(cllrMin(scoresOf([1], [2]))).toBe(1);
  });

  it('never exceeds Cllr', () => {
    const list = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(list, list, (mated, nonMated) => {
        const scores = scoresOf(mated, nonMated);
        expect(cllrMin(scores)).toBeLessThanOrEqual(cllr(scores) + 1e-9);
      }),
    );
  });
});

it('pools adjacent violators', () => {
  // shares by score 1..5: 0, 1, 0, 1, 1: scores 2 and 3 pool to 1/2, 4 and 5 to 1.
  expect(pav(Float64Array.of(2, 4, 5), Float64Array.of(1, 3))).toEqual([
    { low: 1, high: 1, mated: 0, nonMated: 1 },
    { low: 2, high: 3, mated: 1, nonMated: 1 },
    { low: 4, high: 5, mated: 2, nonMated: 0 },
  ]);
});

describe('rank one', () => {
  // Samples 0 and 1 are mated, 2 is another. Probe 0: mated 5 beats 3; probe 1: mated 5 ties 5; probe 2 has no mate.
  const pairs = { a: Uint32Array.of(0, 0, 1), b: Uint32Array.of(1, 2, 2), mated: Uint8Array.of(1, 0, 0) };

  it('counts ties as misses and leaves out probes without a mate', () =>
    expect(rankOne(3, pairs, Float64Array.of(5, 3, 5))).toBe(0.5));

  it('counts failed probes as misses', () =>
    expect(rankOne(3, pairs, Float64Array.of(-Infinity, -Infinity, -Infinity))).toBe(0));

  it('is undefined without a probe that has both kinds', () =>
    expect(
      rankOne(2, { a: Uint32Array.of(0), b: Uint32Array.of(1), mated: Uint8Array.of(1) }, Float64Array.of(1)),
    ).toBeUndefined());
});

it('bins finite scores over one range', () => {
  const histogram = scoreHistogram(scoresOf([4, 4, -Infinity], [0, 1, 2, 4]), 4);
  expect(histogram.low).toBe(0);
  expect(histogram.binWidth).toBe(1);
  expect([...histogram.mated]).toEqual([0, 0, 0, 1]);
  expect([...histogram.nonMated]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

it('takes percentiles by nearest rank', () => {
  expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(percentile([5, 1, 3, 2, 4], 0.95)).toBe(5);
  expect(percentile([], 0.5)).toBeNaN();
});

it('counts scores at or above a threshold', () => {
  expect(countAtLeast(Float64Array.of(1, 2, 2, 3), 2)).toBe(3);
  expect(countAtLeast(Float64Array.of(1, 2), 3)).toBe(0);
});

describe('error versus reject', () => {
  // Three samples of one finger: pairs 0-1, 0-2, 1-2 score 1, 5, 6, and 0-3 is non-mated.
  const pairs = {
    a: Uint32Array.of(0, 0, 1, 0),
    b: Uint32Array.of(1, 2, 2, 3),
    mated: Uint8Array.of(1, 1, 1, 0),
  };
  const scores = Float64Array.of(1, 5, 6, 0);

  it('counts what is missed among those that stay, until no mated pair is left', () => {
    expect(errorVersusReject([10, 40, 90, 60], pairs, scores, 3, [0, 0.25, 0.5])).toEqual([
      { rejected: 0, fnmr: 1 / 3 },
      { rejected: 0.25, fnmr: 0 },
    ]);
  });

  it('takes the first of equal quality first', () => {
    const curve = (qualities: number[]) =>
      errorVersusReject(qualities, pairs, scores, 3, [0.25]).map(({ fnmr }) => fnmr);
    expect(curve([50, 50, 50, 50])).toEqual([0]);
    expect(curve([90, 90, 50, 50])).toEqual([1]);
  });

  it('has a threshold for its FMR', () => {
    const det = detPoints(scoresOf([9, 8, 6, 3], [7, 5, 4, 2, 1]));
    expect([0, 0.2, 1].map((fmr) => thresholdAtFmr(det, fmr))).toEqual([8, 6, 1]);
  });
});
