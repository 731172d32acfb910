import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { fingerprintErrors } from '../errors.ts';
import { decodeTemplate, encodeTemplate } from './template-codec.ts';
import {
  coordinateEnd,
  mapCellPx,
  mapCellsMax,
  mapSideMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  patternClasses,
  periodSize,
  ridgeBytes,
  singularPointsMax,
  unitsPerPx,
} from './template.ts';
import type { FingerprintTemplate } from './template.ts';
import { randomTemplate } from '../testing/patterns.ts';

const bytes = (count: number, max = 255) => fc.uint8Array({ minLength: count, maxLength: count, max });
const shorts = (count: number, max: number) => fc.uint16Array({ minLength: count, maxLength: count, max });

const sizes = fc.oneof(
  fc.record({ kind: fc.constant('foreign' as const), cols: fc.constant(0), rows: fc.constant(0) }),
  fc
    .record({
      kind: fc.constantFrom('print' as const, 'mark' as const),
      cols: fc.integer({ min: 1, max: mapSideMax }),
      rows: fc.integer({ min: 1, max: mapSideMax }),
    })
    .filter(({ cols, rows }) => cols * rows <= mapCellsMax),
);

const templates: fc.Arbitrary<FingerprintTemplate> = fc
  .tuple(fc.nat(minutiaeMax), sizes)
  .chain(([count, { kind, cols, rows }]) => {
    const period = periodSize({ cols, rows });
    const [right, bottom] = [cols, rows].map((cells) => cells * mapCellPx * unitsPerPx || coordinateEnd - 1);
    const place = { x: fc.nat(right), y: fc.nat(bottom) };
    return fc.record({
      kind: fc.constant(kind),
      imageWidth: fc.integer({ min: 1, max: 65535 }),
      imageHeight: fc.integer({ min: 1, max: 65535 }),
      scale: fc.float({ min: 0.5, max: 4, noNaN: true }),
      originX: fc.nat(65535),
      originY: fc.nat(65535),
      quality: fc.nat(100),
      patternClass: fc.constantFrom(...patternClasses),
      patternConfidence: fc.nat(100),
      singularPoints: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('core' as const), ...place, direction: fc.nat(255) }),
          fc.record({ kind: fc.constant('delta' as const), ...place, direction: fc.nat(85) }),
        ),
        { maxLength: singularPointsMax },
      ),
      count: fc.constant(count),
      x: shorts(count, right),
      y: shorts(count, bottom),
      direction: bytes(count),
      type: bytes(count, 1),
      source: bytes(count, 3),
      minutiaQuality: bytes(count, 100),
      ridges: bytes(kind === 'foreign' ? 0 : count * ridgeBytes),
      map: fc.record({
        cols: fc.constant(cols),
        rows: fc.constant(rows),
        orientation: bytes(cols * rows, orientationsPerHalfTurn).map((orientation) =>
          orientation.map((value) => (value === orientationsPerHalfTurn ? outside : value)),
        ),
        period: bytes(period.cols * period.rows),
      }),
    });
  });

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
    const full = randomTemplate(1, { count: minutiaeMax });
    const [cols, rows] = [16, 60];
    expect(cols * rows).toBe(mapCellsMax);
    const map = { cols, rows, orientation: new Uint8Array(mapCellsMax), period: new Uint8Array(mapCellsMax / 4) };
    const point = { kind: 'core', x: 0, y: 0, direction: 0 } as const;
    const singularPoints = Array.from({ length: singularPointsMax }, () => point);
    expect(encodeTemplate({ ...full, map, singularPoints }).length).toBeLessThanOrEqual(4096);
  });

  it('keeps a map of a rolled print, whose cells are alike in twos by twos', () => {
    const size = { cols: 43, rows: 59 };
    const period = periodSize(size);
    const inTwos = (cols: number, rows: number) =>
      Uint8Array.from({ length: cols * rows }, (_, i) => ((i % cols) >> 1) + 5 * (Math.floor(i / cols) >> 1));
    const map = { ...size, orientation: inTwos(43, 59), period: inTwos(period.cols, period.rows) };
    const rolled = { ...randomTemplate(1, { count: minutiaeMax }), map };
    const encoded = encodeTemplate(rolled);
    expect(encoded.length).toBeLessThanOrEqual(4096);
    expect(decodeTemplate(encoded)).toEqual(rolled);
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
    expect(changed(4, 1)).toBe('TEMPLATE_VERSION');
    expect(changed(4, 3)).toBe('TEMPLATE_VERSION');
    expect(changed(5, 101)).toBe('TEMPLATE_CORRUPT');
    expect(changed(6, minutiaeMax + 1)).toBe('TEMPLATE_CORRUPT');
    expect(changed(7, 2)).toBe('TEMPLATE_CORRUPT');
    expect(changed(7, 3)).toBe('TEMPLATE_CORRUPT');
    expect(changed(19, 0xff)).toBe('TEMPLATE_CORRUPT');
    expect(changed(20, 61)).toBe('TEMPLATE_CORRUPT');
    expect(changed(22, 6)).toBe('TEMPLATE_CORRUPT');
    expect(changed(23, 101)).toBe('TEMPLATE_CORRUPT');
    expect(changed(24, 7)).toBe('TEMPLATE_CORRUPT');
    expect(changed(28, 0xff)).toBe('TEMPLATE_CORRUPT');
    expect(changed(30, 127)).toBe('TEMPLATE_CORRUPT');
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
