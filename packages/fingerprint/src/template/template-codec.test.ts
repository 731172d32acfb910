import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { fingerprintErrors } from '../errors.ts';
import { decodeTemplate, encodeTemplate } from './template-codec.ts';
import {
  mapCellPx,
  mapCellsMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  ridgeBytes,
  unitsPerPx,
} from './template.ts';
import type { FingerprintTemplate } from './template.ts';
import { randomTemplate } from '../testing/patterns.ts';

const bytes = (count: number, max = 255) => fc.uint8Array({ minLength: count, maxLength: count, max });
const shorts = (count: number, max: number) => fc.uint16Array({ minLength: count, maxLength: count, max });

const templates: fc.Arbitrary<FingerprintTemplate> = fc
  .record({ count: fc.nat(minutiaeMax), cols: fc.integer({ min: 1, max: 31 }), rows: fc.integer({ min: 1, max: 30 }) })
  .chain(({ count, cols, rows }) =>
    fc.record({
      imageWidth: fc.integer({ min: 1, max: 65535 }),
      imageHeight: fc.integer({ min: 1, max: 65535 }),
      scale: fc.float({ min: 0.5, max: 4, noNaN: true }),
      originX: fc.nat(65535),
      originY: fc.nat(65535),
      quality: fc.nat(100),
      count: fc.constant(count),
      x: shorts(count, cols * mapCellPx * unitsPerPx),
      y: shorts(count, rows * mapCellPx * unitsPerPx),
      direction: bytes(count),
      type: bytes(count, 1),
      minutiaQuality: bytes(count, 100),
      ridges: bytes(count * ridgeBytes),
      map: bytes(cols * rows, orientationsPerHalfTurn).map((orientation) => ({
        cols,
        rows,
        orientation: orientation.map((value) => (value === orientationsPerHalfTurn ? outside : value)),
      })),
    }),
  );

/** The code with which bytes are refused, or undefined when they are taken. */
function refusal(input: Uint8Array): string | undefined {
  try {
    decodeTemplate(input);
    return undefined;
  } catch (error) {
    if (isCodedError(error) && error.code in fingerprintErrors) return error.code;
    throw error;
  }
}

describe('template codec', () => {
  it('gives back what it was given, in at most 4 kB', () => {
    fc.assert(
      fc.property(templates, (template) => {
        const encoded = encodeTemplate(template);
        expect(encoded.length).toBeLessThanOrEqual(4096);
        expect(decodeTemplate(encoded)).toEqual(template);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the largest template below 4 kB', () => {
    expect(22 + minutiaeMax * (6 + ridgeBytes) + mapCellsMax).toBeLessThanOrEqual(4096);
  });

  it('refuses every shorter and every longer form', () => {
    const encoded = encodeTemplate(randomTemplate(1, { count: 3 }));
    for (let length = 0; length < encoded.length; length++)
      expect(refusal(encoded.subarray(0, length))).toBe('TEMPLATE_TRUNCATED');
    expect(refusal(Uint8Array.of(...encoded, 0))).toBe('TEMPLATE_TRUNCATED');
  });

  it('refuses what is foreign, newer or impossible', () => {
    const changed = (at: number, value: number) => {
      const encoded = encodeTemplate(randomTemplate(1));
      encoded[at] = value;
      return refusal(encoded);
    };
    expect(changed(0, 0)).toBe('TEMPLATE_FOREIGN');
    expect(changed(4, 2)).toBe('TEMPLATE_VERSION');
    expect(changed(5, 101)).toBe('TEMPLATE_CORRUPT');
    expect(changed(6, minutiaeMax + 1)).toBe('TEMPLATE_CORRUPT');
    expect(changed(7, 1)).toBe('TEMPLATE_CORRUPT');
    expect(changed(19, 0xff)).toBe('TEMPLATE_CORRUPT');
    expect(changed(23, 0xff)).toBe('TEMPLATE_CORRUPT');
    expect(changed(27, 127)).toBe('TEMPLATE_CORRUPT');
  });

  it('meets any bytes with a template or a coded error', () => {
    const encoded = encodeTemplate(randomTemplate(2));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(encoded.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const mutated = encoded.slice();
          for (const [at, value] of changes) mutated[at] = value;
          refusal(mutated);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (input) => void refusal(input)));
  });
});
