import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, toProbe, toReference } from './alignment.ts';

const centres = { probe: { x: 10, y: 10 }, reference: { x: 30, y: 15 } };
const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const alignment = fc.record({
  angleRad: fc.double({ min: -3, max: 3, noNaN: true }),
  scale: fc.double({ min: 0.3, max: 3, noNaN: true }),
  shift: fc.record({ x: coordinate, y: coordinate }),
});

describe('alignment of two images', () => {
  it('finds any turn, scale and shift again', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 200, y: 10 },
      { x: 40, y: 160 },
    ];
    fc.assert(
      fc.property(alignment, (truth) => {
        const pairs = corners.map((probe, i) => ({ probe, reference: toReference(truth, probe), weight: 0.2 + i }));
        const found = align(pairs, centres);
        expect(found.angleRad).toBeCloseTo(truth.angleRad, 6);
        expect(found.scale).toBeCloseTo(truth.scale, 6);
        expect(found.shift.x).toBeCloseTo(truth.shift.x, 4);
        expect(found.shift.y).toBeCloseTo(truth.shift.y, 4);
      }),
    );
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(alignment, coordinate, coordinate, (truth, x, y) => {
        const back = toProbe(truth, toReference(truth, { x, y }));
        expect(back.x).toBeCloseTo(x, 5);
        expect(back.y).toBeCloseTo(y, 5);
      }),
    );
  });

  it('lays the centres on each other when pairs say too little', () => {
    const one = { probe: { x: 1, y: 1 }, reference: { x: 5, y: 5 }, weight: 1 };
    for (const pairs of [[], [one], [one, one]]) {
      expect(align(pairs, centres)).toEqual({ angleRad: 0, scale: 1, shift: { x: 20, y: 5 } });
    }
  });
});
