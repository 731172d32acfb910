import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '@ipse/core';
import { createSamplePatch } from './sample-patch.ts';
import { samplePatchScalar } from './sample-patch-scalar.ts';
import type { PatchPlacement } from './sample-patch-scalar.ts';

const images: fc.Arbitrary<Image> = fc
  .record({
    kind: fc.constantFrom('gray', 'colour'),
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ kind, width, height }) => {
    const length = width * height * (kind === 'gray' ? 1 : 3);
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((data) => ({ kind, width, height, data }) as Image);
  });

/** Turned and scaled at will, over the image, its rim and beyond; often on whole pixels. */
const placements: fc.Arbitrary<PatchPlacement> = fc.record({
  a: fc.oneof(fc.constantFrom(0, 1, -1, 0.5), fc.double({ min: -4, max: 4, noNaN: true })),
  b: fc.oneof(fc.constantFrom(0, 1, -1), fc.double({ min: -4, max: 4, noNaN: true })),
  tx: fc.oneof(fc.integer({ min: -30, max: 60 }), fc.double({ min: -30, max: 60, noNaN: true })),
  ty: fc.oneof(fc.integer({ min: -30, max: 60 }), fc.double({ min: -30, max: 60, noNaN: true })),
});

const range = { gain: 1 / 128, offset: -1 };

describe('the kernel of patches', () => {
  const kernel = createSamplePatch();

  function apart(image: Image, placement: PatchPlacement, size: number): number {
    const planes = image.kind === 'gray' ? 1 : 3;
    const [fast, slow] = [new Float32Array(planes * size * size).fill(7), new Float32Array(planes * size * size)];
    kernel(image, placement, size, range, fast);
    samplePatchScalar(image, placement, size, range, slow);
    return fast.reduce((most, value, i) => Math.max(most, Math.abs(value - slow[i])), 0);
  }

  it('means what its scalar twin means, to a millionth of the range', () => {
    fc.assert(
      fc.property(images, placements, fc.constantFrom(4, 8, 12, 20), (image, placement, size) => {
        expect(apart(image, placement, size)).toBeLessThan(2e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('takes sizes that are no multiple of four, and patches that lie beyond the image or beyond all bounds', () => {
    const image: Image = { kind: 'colour', width: 2, height: 2, data: new Uint8Array(12).fill(200) };
    for (const size of [1, 2, 3, 5, 7, 16]) {
      for (const tx of [0, 2, -40, 1e9, -1e30])
        expect(apart(image, { a: 0.3, b: 0.1, tx, ty: 0 }, size)).toBeLessThan(2e-6);
    }
  });

  it('shows nothing of the picture before', () => {
    const white: Image = { kind: 'colour', width: 30, height: 30, data: new Uint8Array(2700).fill(255) };
    const dot: Image = { kind: 'colour', width: 1, height: 1, data: new Uint8Array(3) };
    const plain = { a: 1, b: 0, tx: -2, ty: -2 };
    apart(white, plain, 32);
    const patch = new Float32Array(48);
    kernel(dot, plain, 4, range, patch);
    expect(patch.every((value) => value === -1)).toBe(true);
  });
});
