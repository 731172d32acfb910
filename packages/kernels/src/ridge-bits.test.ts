import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBitsScalar, createCountBits, patternBytes } from './ridge-bits.ts';

const patterns = (max: number) =>
  fc
    .integer({ min: 0, max })
    .chain((count) =>
      fc.tuple(fc.constant(count), fc.uint8Array({ minLength: count * patternBytes, maxLength: count * patternBytes })),
    );

describe('the kernel of differing and shared bits', () => {
  const countBits = createCountBits();

  it('counts what its scalar twin counts', () => {
    fc.assert(
      fc.property(patterns(9), patterns(9), ([aCount, a], [bCount, b]) => {
        expect(Array.from(countBits(a, aCount, b, bCount))).toEqual(Array.from(countBitsScalar(a, aCount, b, bCount)));
      }),
    );
  });

  it('counts all points and none', () => {
    const full = new Uint8Array(patternBytes).fill(255);
    const unlike = full.map((byte, i) => (i < 32 ? 0 : byte));
    expect(Array.from(countBits(full, 1, unlike, 1))).toEqual([256, 256]);
    expect(Array.from(countBits(full, 1, full, 1))).toEqual([0, 256]);
    expect(Array.from(countBits(full, 1, new Uint8Array(patternBytes), 1))).toEqual([0, 0]);
  });
});
