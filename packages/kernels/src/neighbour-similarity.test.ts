import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNeighbourSimilarities,
  neighbourAt,
  neighbourBytes,
  neighbourLanes,
  neighbourSimilaritiesScalar,
} from './neighbour-similarity.ts';

const neighboursMax = 12;
const neighbour = fc.tuple(fc.integer({ min: 0, max: 122 }), fc.integer({ min: 0, max: 255 }), fc.nat(255));
const minutia = fc.array(neighbour, { maxLength: neighboursMax });
type Neighbours = readonly (readonly [number, number, number])[];

function layOut(minutiae: readonly Neighbours[]): Uint8Array {
  const bytes = new Uint8Array(minutiae.length * neighbourBytes);
  minutiae.forEach((neighbours, i) => {
    const at = i * neighbourBytes;
    bytes.fill(255, at, at + neighbourLanes);
    bytes[at + neighbourAt.count] = neighbours.length;
    neighbours.forEach(([distance, bearing, turn], n) => {
      bytes[at + neighbourAt.distance + n] = distance;
      bytes[at + neighbourAt.bearing + n] = bearing;
      bytes[at + neighbourAt.turn + n] = turn;
    });
  });
  return bytes;
}

describe('the kernel of similar neighbours', () => {
  const similarities = createNeighbourSimilarities();
  const both = (a: readonly Neighbours[], b: readonly Neighbours[]) => {
    const [one, other] = [layOut(a), layOut(b)];
    const values = Array.from(similarities(one, a.length, other, b.length));
    expect(values).toEqual(Array.from(neighbourSimilaritiesScalar(one, a.length, other, b.length)));
    return values;
  };

  it('finds what its scalar twin finds, to the last bit', () => {
    let found = 0;
    const few = fc.array(minutia, { maxLength: 9 });
    fc.assert(
      fc.property(few, few, fc.boolean(), (a, b, share) => {
        found += both(a, share ? [...a, ...b] : b).filter((value) => value > 0.2).length;
      }),
    );
    expect(found).toBeGreaterThan(100);
  });

  it('compares prints with as many minutiae as there may be', () => {
    const many = (step: number): Neighbours[] =>
      Array.from({ length: 72 }, (_, i) =>
        Array.from({ length: neighboursMax }, (__, n) => [
          9 * n + (i % 9),
          (step * (12 * i + n)) & 255,
          (37 * i) & 255,
        ]),
      );
    expect(both(many(1), many(3)).filter((value) => value > 0.2).length).toBeGreaterThan(100);
    expect(both(many(0), many(0)).filter((value) => value > 0.2).length).toBeGreaterThan(100);
  });

  it('finds the same neighbours wholly alike, and those beyond a tolerance not at all', () => {
    const about: Neighbours = [
      [20, 10, 250],
      [60, 100, 128],
      [122, 0, 3],
    ];
    expect(both([about], [about])[0]).toBe(Math.fround(3 / 6));
    const shifted = (by: number, field: number) =>
      about.map((one) => one.map((value, k) => (k !== field ? value : k === 0 ? value - by : (value + by) & 255)));
    for (const [field, tolerated, beyond] of [
      [0, 11, 12],
      [1, 25, 26],
      [2, 25, 26],
    ]) {
      expect(both([about], [shifted(tolerated, field) as unknown as Neighbours])[0]).toBeGreaterThan(0);
      expect(both([about], [shifted(beyond, field) as unknown as Neighbours])[0]).toBe(0);
    }
  });

  it('takes minutiae without neighbours', () => {
    expect(both([[]], [[], [[0, 0, 0]]])).toEqual([0, 0]);
  });
});
