import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMinutiaSimilarities,
  flowLength,
  minutiaSimilaritiesScalar,
  surroundingsAt,
  surroundingsBytes,
} from './minutia-similarity.ts';

/** Surroundings whose signs are alike for some and whose flow is anything that a byte holds. */
const surroundings = fc.integer({ min: 0, max: 9 }).chain((count) =>
  fc.tuple(
    fc.constant(count),
    fc.uint8Array({ minLength: count * surroundingsBytes, maxLength: count * surroundingsBytes }),
    fc.array(fc.boolean(), { minLength: count, maxLength: count }).map((alike) => alike.map(Number)),
  ),
);

/** Where `alike`, the signs are those of a ridge that all share. */
function withSharedSigns(bytes: Uint8Array, alike: readonly number[]): Uint8Array {
  const result = bytes.slice();
  alike.forEach((is, i) => {
    if (is === 1) result.fill(0x5a, i * surroundingsBytes, i * surroundingsBytes + 30);
  });
  return result;
}

describe('the kernel of similar surroundings', () => {
  const similarities = createMinutiaSimilarities();

  it('finds what its scalar twin finds, to the last bit', () => {
    let found = 0;
    fc.assert(
      fc.property(surroundings, surroundings, ([aCount, a, aAlike], [bCount, b, bAlike]) => {
        const [one, other] = [withSharedSigns(a, aAlike), withSharedSigns(b, bAlike)];
        const values = Array.from(similarities(one, aCount, other, bCount));
        expect(values).toEqual(Array.from(minutiaSimilaritiesScalar(one, aCount, other, bCount)));
        found += values.filter((value) => value > 0).length;
      }),
    );
    expect(found).toBeGreaterThan(100);
  });

  const full = new Uint8Array(surroundingsBytes);
  full.fill(255, 0, surroundingsAt.flowCos);
  full.fill(flowLength, surroundingsAt.flowCos, surroundingsAt.flowSin);
  full.fill(255, surroundingsAt.flowKnown, surroundingsAt.flowKnown + 2);

  it('takes extremes: all alike, a sign moved to the side, opposite flow, nothing known', () => {
    const most = Math.fround((256 / Math.sqrt(288 * 256)) * (16 / 18));
    expect(similarities(full, 1, full, 1)[0]).toBeCloseTo(most, 6);
    const aside = full.slice().fill(0, surroundingsAt.signs, surroundingsAt.known);
    expect(similarities(aside, 1, full, 1)[0]).toBeCloseTo(most, 6);
    expect(similarities(full, 1, aside, 1)[0]).toBeCloseTo(most, 6);
    const against = full.slice().fill(256 - flowLength, surroundingsAt.flowCos, surroundingsAt.flowSin);
    expect(similarities(full, 1, against, 1)[0]).toBe(0);
    expect(similarities(full, 1, new Uint8Array(surroundingsBytes), 1)[0]).toBe(0);
    const lowest = full.slice().fill(128, surroundingsAt.flowCos, surroundingsAt.flowKnown);
    expect(similarities(lowest, 1, lowest, 1)[0]).toBe(minutiaSimilaritiesScalar(lowest, 1, lowest, 1)[0]);
  });
});
