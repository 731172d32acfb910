import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, similarityOf } from './compare.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { randomTemplate } from '../testing/patterns.ts';

const placed = fc.record({
  turnRad: fc.float({ min: Math.fround(-3), max: Math.fround(3), noNaN: true }),
  dx: fc.integer({ min: -30, max: 30 }),
  dy: fc.integer({ min: -30, max: 30 }),
});

describe('compare', () => {
  it('finds a print again however it is turned and shifted, and pairs each minutia with itself', () => {
    fc.assert(
      fc.property(fc.nat(1000), placed, (seed, place) => {
        const { similarity, pairs } = compare(randomTemplate(seed), randomTemplate(seed, place));
        expect(similarity).toBeGreaterThan(8.5);
        expect(pairs.filter(({ probe, reference }) => probe === reference).length).toBeGreaterThanOrEqual(36);
        expect(pairs.every(({ weight }) => weight >= 0 && weight <= 1)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), placed, (a, b, place) => {
        const [one, other] = [randomTemplate(a), randomTemplate(b, place)];
        const there = compare(one, other);
        const back = compare(other, one);
        expect(back.similarity).toBe(there.similarity);
        expect(
          back.pairs.map(({ probe, reference, weight }) => ({ probe: reference, reference: probe, weight })),
        ).toEqual(there.pairs);
      }),
      { numRuns: 15 },
    );
  });

  it('scores a print highest against itself and strangers far below', () => {
    for (let seed = 0; seed < 12; seed++) {
      const own = similarityOf(randomTemplate(seed), randomTemplate(seed));
      const partial = similarityOf(randomTemplate(seed), randomTemplate(seed, { turnRad: 0.3, dx: 8, count: 16 }));
      const stranger = similarityOf(randomTemplate(seed), randomTemplate(seed + 100));
      expect(partial).toBeLessThan(own);
      expect(stranger).toBeLessThan(partial - 2);
    }
  });

  it('takes prints without minutiae', () => {
    const none = randomTemplate(3, { count: 0 });
    for (const other of [none, randomTemplate(3)]) expect(compare(none, other)).toEqual({ similarity: 0, pairs: [] });
  });

  it("holds a print's minutiae without partner against a mark, and not the mark's own", () => {
    const [few, many] = [16, 40].map((count) => randomTemplate(4, { count }));
    const asMark = (template: FingerprintTemplate): FingerprintTemplate => ({ ...template, kind: 'mark' });
    const least = (a: FingerprintTemplate, b: FingerprintTemplate) => {
      const terms: number[] = [];
      compare(a, b, (step, value) => {
        if (step === 'alignment') terms.push((value as { unpaired: number }).unpaired);
      });
      return Math.min(...terms);
    };
    expect(least(asMark(many), few)).toBe(0);
    expect(least(asMark(few), many)).toBeGreaterThan(0);
    expect(least(many, few)).toBeGreaterThan(0);
  });

  it('shows its steps', () => {
    const steps = new Set<string>();
    compare(randomTemplate(1), randomTemplate(1), (step) => steps.add(step));
    expect([...steps]).toEqual(['order', 'candidates', 'alignment', 'pairs']);
  });
});
