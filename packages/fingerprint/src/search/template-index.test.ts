import { describe, expect, it } from 'vitest';
import { compare } from '../match/compare.ts';
import { chance, randomTemplate } from '../testing/patterns.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { createArena } from './arena.ts';
import { looksOf } from './looks.ts';
import { highest } from './shortlist.ts';
import { fromStoredForm, storedForm } from './stored-template.ts';
import { comparedOf, createIndex, productLimits } from './template-index.ts';

/** The same minutiae turned, shifted and with some of their ridges changed. */
function again(seed: number): FingerprintTemplate {
  const template = randomTemplate(seed, { turnRad: 0.3, dx: 12, dy: -9 });
  const next = chance(seed);
  return { ...template, ridges: template.ridges.map((byte) => (next() < 0.3 ? byte ^ (1 << (8 * next())) : byte)) };
}

describe('stored form', () => {
  it('gives back the template from what the looks hold and the rest', () => {
    for (const count of [0, 1, 40]) {
      const drawn = randomTemplate(3, { count });
      const type = drawn.type.map((_, i) => i % 2);
      const template = { ...drawn, type, minutiaQuality: drawn.type.map((_, i) => 100 - i) };
      const stored = storedForm(template);
      const { looks, places } = looksOf(template);
      expect(fromStoredForm(stored, looks, places)).toEqual(template);
    }
  });
});

describe('arena', () => {
  it('keeps what is left in its place when most is removed', () => {
    const arena = createArena();
    const thirty = Array.from({ length: 30 }, (_, i) => randomTemplate(i, { count: 10 + i }));
    const templates = Array.from({ length: 900 }, (_, i) => thirty[i % 30]);
    templates.forEach((template, i) => arena.add(i, template));
    for (let i = 0; i < 900; i++) if (i % 9 !== 0) expect(arena.remove(i)).toBe(true);
    expect(arena.remove(1)).toBe(false);
    expect(arena.size).toBe(100);
    // The slots of removed references are taken back, so they had been moved together.
    expect(arena.slots).toBeLessThan(900);
    for (let i = 0; i < 900; i += 45) expect(arena.template(arena.slotOf(i) ?? -1)).toEqual(templates[i]);
    arena.add(1, templates[1]);
    expect(arena.template(arena.slotOf(1) ?? -1)).toEqual(templates[1]);
  });
});

describe('shortlist', () => {
  it('takes the highest, all that share the last place, and everything when there is little', () => {
    const scores = Int32Array.of(5, 0, 9, 5, 7, 0, 5);
    expect(highest(scores, 2)).toEqual([2, 4]);
    expect(highest(scores, 3)).toEqual([0, 2, 3, 4, 6]);
    expect(highest(scores, 6)).toHaveLength(7);
    expect(highest(scores, 10)).toHaveLength(7);
  });
});

describe('index of fingerprints', () => {
  const seeds = Array.from({ length: 150 }, (_, i) => i);
  const limits = { ...productLimits, few: 12, comparedShare: 0.1 };
  const createFilled = (filled: typeof limits) => {
    const index = createIndex(undefined, filled);
    for (const [seed, template] of templates.entries()) index.add(seed, template);
    return index;
  };
  const templates = seeds.map((seed) => randomTemplate(seed));
  const index = createFilled(limits);

  it('finds the mate among more than it compares', () => {
    for (const seed of [0, 75, 149]) {
      const [best, second] = index.search(again(seed), 10);
      expect(best.reference).toBe(seed);
      expect(best.similarity).toBe(compare(again(seed), randomTemplate(seed)).similarity);
      expect(best.similarity).toBeGreaterThan(second?.similarity ?? 0);
    }
  });

  it('looks only at what is accepted, and then at each of few', () => {
    const odd = index.search(again(8), 10, (reference) => reference % 2 === 1);
    expect(odd).toHaveLength(10);
    expect(odd.every(({ reference }) => reference % 2 === 1)).toBe(true);
    const two = index.search(again(8), 10, (reference) => reference === 8 || reference === 9);
    expect(two.map(({ reference }) => reference)).toEqual([8, 9]);
    expect(index.search(again(8), 10, () => false)).toEqual([]);
  });

  it('compares a mark with as many as its own limits say, and a print with as many as before', () => {
    const mark = { ...again(75), kind: 'mark' as const };
    const narrow = { ...limits, few: 4, comparedShareOfFew: 0.04 };
    const all = templates.map((template, reference) => ({ reference, similarity: compare(mark, template).similarity }));
    const best = all.sort((a, b) => b.similarity - a.similarity || a.reference - b.reference).slice(0, 10);
    const hits = (probe: FingerprintTemplate, ofMark: object) =>
      createFilled({ ...narrow, ofMark }).search(probe, best.length);
    expect(hits(mark, { few: 150 })).toEqual(best);
    expect(hits(mark, {})).not.toEqual(best);
    expect(hits(again(75), { few: 150 })).toEqual(hits(again(75), {}));
    expect(hits(mark, { supportShare: 0.2 })[0]).toEqual(best[0]);
  });

  it('compares no more of a gallery in several indexes than of one', () => {
    for (const size of [100, 2000, 40_000, 1_000_000]) {
      const whole = comparedOf(size, productLimits);
      const inFive = 5 * comparedOf(size / 5, productLimits, 0.2);
      expect(inFive).toBeGreaterThanOrEqual(whole);
      expect(inFive).toBeLessThan(whole + 5);
    }
  });

  it('replaces, gives back and forgets', () => {
    const size = index.size;
    index.add(5, randomTemplate(5000));
    expect(index.size).toBe(size);
    expect(index.get(5)).toEqual(randomTemplate(5000));
    expect(index.search(again(5000), 1)[0].reference).toBe(5);
    expect(index.remove(5)).toBe(true);
    expect(index.remove(5)).toBe(false);
    expect(index.get(5)).toBeUndefined();
    expect(index.search(again(5000), 10).map(({ reference }) => reference)).not.toContain(5);
    index.add(5, randomTemplate(5));
  });

  it('compares a print with as many marks as a mark with prints', () => {
    const probe = again(3);
    const marks = templates.slice(0, 50).map((template): FingerprintTemplate => ({ ...template, kind: 'mark' }));
    const found = (few: number) => {
      const filled = createIndex(undefined, { ...limits, comparedShareOfFew: 0.04, ofMark: { few } });
      for (const [reference, mark] of marks.entries()) filled.add(reference, mark);
      return filled.search(probe, 15).map(({ similarity }) => similarity);
    };
    const all = marks.map((mark) => compare(probe, mark).similarity).toSorted((one, other) => other - one);
    expect(found(50)).toEqual(all.slice(0, 15));
    expect(found(4)).not.toEqual(all.slice(0, 15));
  });

  it('does not depend on the order of enrolment', () => {
    const other = createIndex(undefined, limits);
    for (const seed of seeds.toReversed()) other.add(seed, randomTemplate(seed));
    expect(other.search(again(77), 10)).toEqual(index.search(again(77), 10));
  });
});
