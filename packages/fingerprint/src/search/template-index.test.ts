import { describe, expect, it } from 'vitest';
import { compare } from '../match/compare.ts';
import { chance, randomTemplate } from '../testing/patterns.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { createArena } from './arena.ts';
import { looksOf } from './looks.ts';
import { highest } from './shortlist.ts';
import { fromStoredForm, storedForm } from './stored-template.ts';
import { createIndex, productLimits } from './template-index.ts';

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
    templates.forEach((template, i) => arena.add(`r${i}`, template));
    for (let i = 0; i < 900; i++) if (i % 9 !== 0) expect(arena.remove(`r${i}`)).toBe(true);
    expect(arena.remove('r1')).toBe(false);
    expect(arena.size).toBe(100);
    // The slots of removed references are taken back, so they had been moved together.
    expect(arena.slots).toBeLessThan(900);
    for (let i = 0; i < 900; i += 45) expect(arena.template(arena.slotOf(`r${i}`) ?? -1)).toEqual(templates[i]);
    arena.add('r1', templates[1]);
    expect(arena.template(arena.slotOf('r1') ?? -1)).toEqual(templates[1]);
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
  const index = createIndex(limits);
  for (const seed of seeds) index.add(`r${seed}`, randomTemplate(seed));

  it('finds the mate among more than it compares', () => {
    for (const seed of [0, 75, 149]) {
      const [best, second] = index.search(again(seed), 10);
      expect(best.id).toBe(`r${seed}`);
      expect(best.similarity).toBe(compare(again(seed), randomTemplate(seed)).similarity);
      expect(best.similarity).toBeGreaterThan(second?.similarity ?? 0);
    }
  });

  it('looks only at what is accepted, and then at each of few', () => {
    const odd = index.search(again(8), 10, (id) => Number(id.slice(1)) % 2 === 1);
    expect(odd).toHaveLength(10);
    expect(odd.every(({ id }) => Number(id.slice(1)) % 2 === 1)).toBe(true);
    const two = index.search(again(8), 10, (id) => id === 'r8' || id === 'r9');
    expect(two.map(({ id }) => id)).toEqual(['r8', 'r9']);
    expect(index.search(again(8), 10, () => false)).toEqual([]);
  });

  it('replaces, gives back and forgets', () => {
    const size = index.size;
    index.add('r5', randomTemplate(5000));
    expect(index.size).toBe(size);
    expect(index.get('r5')).toEqual(randomTemplate(5000));
    expect(index.search(again(5000), 1)[0].id).toBe('r5');
    expect(index.remove('r5')).toBe(true);
    expect(index.remove('r5')).toBe(false);
    expect(index.get('r5')).toBeUndefined();
    expect(index.search(again(5000), 10).map(({ id }) => id)).not.toContain('r5');
    index.add('r5', randomTemplate(5));
  });

  it('compares a mark with all of few, and a print with all of few marks', () => {
    const some = seeds.slice(0, 50);
    const print = again(3);
    const mark: FingerprintTemplate = { ...print, kind: 'mark' };
    const [prints, marks] = (['print', 'mark'] as const).map((kind) =>
      some.map((seed): FingerprintTemplate => ({ ...randomTemplate(seed), kind })),
    );
    const found = (probe: FingerprintTemplate, references: readonly FingerprintTemplate[], fewOfMarks: number) => {
      const filled = createIndex({ ...limits, fewOfMarks });
      references.forEach((reference, i) => filled.add(`r${i}`, reference));
      return filled.search(probe, 15).map(({ similarity }) => similarity);
    };
    const truly = (probe: FingerprintTemplate, references: readonly FingerprintTemplate[]) => {
      const all = references.map((reference) => compare(probe, reference).similarity);
      return all.toSorted((one, other) => other - one).slice(0, 15);
    };
    expect(found(print, marks, 50)).toEqual(truly(print, marks));
    expect(found(mark, prints, 50)).toEqual(truly(mark, prints));
    expect(found(mark, prints, 12)).not.toEqual(truly(mark, prints));
  });

  it('does not depend on the order of enrolment', () => {
    const other = createIndex(limits);
    for (const seed of seeds.toReversed()) other.add(`r${seed}`, randomTemplate(seed));
    expect(other.search(again(77), 10)).toEqual(index.search(again(77), 10));
  });
});
