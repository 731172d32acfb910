import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRidgeFilter, createRidgeFilterScalar, noFilter, ridgeFilterSide } from './ridge-filter.ts';
import { createRidgeSpectra } from './ridge-spectra.ts';
import { createRidgeSpectraScalar } from './ridge-spectra-scalar.ts';
import { createSmooth, smoothScalar } from './smooth.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Small pictures of contrast values (-3 to 3), flat and empty ones among them. */
const pictures = (sideMax: number): fc.Arbitrary<Picture> =>
  fc.record({ width: fc.nat(sideMax), height: fc.nat(sideMax) }).chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      data: fc.oneof(
        fc.float32Array({ minLength: width * height, maxLength: width * height, min: -3, max: 3, noNaN: true }),
        fc.constantFrom(0, 3, -3).map((value) => new Float32Array(width * height).fill(value)),
      ),
    }),
  );

/** Largest difference between two arrays of the same length. */
function apart(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

describe('the kernel of chosen filters', () => {
  const taps = ridgeFilterSide ** 2;
  const bank = {
    real: Float32Array.from({ length: 3 * taps }, (_, i) => Math.sin(i)),
    imaginary: Float32Array.from({ length: 3 * taps }, (_, i) => Math.cos(3 * i)),
  };
  const kernel = createRidgeFilter(bank);
  const scalar = createRidgeFilterScalar(bank);

  it('answers as its scalar twin, to a hundred-thousandth of the sum of the taps', () => {
    fc.assert(
      fc.property(pictures(20), fc.array(fc.constantFrom(0, 1, 2, noFilter), { minLength: 1 }), (picture, chosen) => {
        const { width, height, data } = picture;
        const choice = Uint16Array.from(data, (_, i) => chosen[i % chosen.length]);
        const [a, b] = [kernel(data, width, height, choice), scalar(data, width, height, choice)];
        expect(apart(a.real, b.real)).toBeLessThan(1e-5 * taps);
        expect(apart(a.imaginary, b.imaginary)).toBeLessThan(1e-5 * taps);
      }),
    );
  });
});

describe('the kernel of smoothing', () => {
  const kernel = createSmooth();

  it('means what its scalar twin means, to a hundred-thousandth', () => {
    fc.assert(
      fc.property(pictures(30), fc.integer({ min: 1, max: 9 }), ({ width, height, data }, radius) => {
        expect(apart(kernel(data, width, height, radius), smoothScalar(data, width, height, radius))).toBeLessThan(
          3e-5,
        );
      }),
    );
  });
});

describe('the kernel of local spectra', () => {
  const kernel = createRidgeSpectra(2, 6.6);
  const scalar = createRidgeSpectraScalar(2, 6.6);

  it('finds the peaks and shares that its scalar twin finds', () => {
    let [windows, alike] = [0, 0];
    fc.assert(
      fc.property(pictures(20), ({ width, height, data }) => {
        const [a, b] = [kernel(data, width, height), scalar(data, width, height)];
        expect([a.cols, a.rows]).toEqual([b.cols, b.rows]);
        for (let i = 0; i < a.share.length; i++) {
          windows++;
          // Of two peaks that are equal but for rounding, either may be found.
          if (Math.hypot(a.u[i] - b.u[i], a.v[i] - b.v[i]) > 1e-3) continue;
          alike++;
          expect(Math.abs(a.share[i] - b.share[i])).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 20 },
    );
    expect(alike).toBeGreaterThan(0.8 * windows);
  });

  it.each([
    [3, 0],
    [2.5, 2.5],
    [4, -3],
    [0.2, 5],
  ])('finds the wave of %d and %d turns a window', (u, v) => {
    const [width, height] = [30, 26];
    const data = Float32Array.from({ length: width * height }, (_, i) =>
      Math.cos((2 * Math.PI * (u * (i % width) + v * Math.floor(i / width))) / 16),
    );
    for (const spectra of [kernel, scalar]) {
      const found = spectra(data, width, height);
      const i = 3 * found.cols + 4;
      const sign = Math.sign(found.u[i] * u + found.v[i] * v);
      expect(Math.hypot(sign * found.u[i] - u, sign * found.v[i] - v)).toBeLessThan(0.2);
      expect(found.share[i]).toBeGreaterThan(0.7);
    }
  });
});
