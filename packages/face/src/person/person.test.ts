import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log10LikelihoodRatio } from '@ipse/core';
import { clusterFaces, takeBack } from './clusters.ts';
import { suspectedDuplicates, suspectedImpostors } from './enrolments.ts';
import { fuseEncounters } from './fuse.ts';
import type { FusionRule } from './fuse.ts';
import { lookAlikes } from './look-alikes.ts';

const lr = log10LikelihoodRatio;
/** Evidence of faces whose people are known: 4 if the same, -3 if not, unless said otherwise. */
const among =
  (people: string, told: Record<string, number> = {}) =>
  (i: number, j: number) =>
    lr(told[[i, j].sort((p, q) => p - q).join()] ?? (people[i] === people[j] ? 4 : -3));

describe('fuseEncounters', () => {
  const evidence = fc.record({
    log10LR: fc.double({ min: -5, max: 7, noNaN: true }).map(lr),
    quality: fc.integer({ min: 0, max: 100 }),
    yearsApart: fc.double({ min: 0, max: 60, noNaN: true }),
  });
  const rules: FusionRule[] = ['best', 'average', 'recent'];

  it('never claims more than the strongest comparison, and says the same of one', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 9 }), fc.constantFrom(...rules), (list, rule) => {
        const fused = fuseEncounters(list, rule) ?? NaN;
        expect(fused).toBeLessThanOrEqual(Math.max(...list.map(({ log10LR }) => log10LR)) + 1e-9);
        expect(fuseEncounters([list[0]], rule)).toBeCloseTo(list[0].log10LR, 9);
      }),
    );
    expect(fuseEncounters([], 'best')).toBeUndefined();
  });

  it('charges the best for the chances it had', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ log10LR: lr(i === 3 ? 5 : -2), quality: 50 }));
    expect(fuseEncounters(ten, 'best')).toBeCloseTo(4);
  });

  it('leans on good images, and on recent ones where asked to', () => {
    const sharp = { log10LR: lr(4), quality: 90, yearsApart: 30 };
    const poor = { log10LR: lr(0), quality: 10, yearsApart: 1 };
    expect(fuseEncounters([sharp, poor], 'average')).toBeCloseTo(3.6);
    expect(fuseEncounters([sharp, poor], 'recent')).toBeLessThan(2.5);
  });
});

it('warns of candidates that one face cannot tell apart', () => {
  const candidates = [5, 4, 1].map((log10LR, i) => ({ personId: `p${i}`, log10LR: lr(log10LR) }));
  expect(lookAlikes(candidates).map(({ personId }) => personId)).toEqual(['p0', 'p1']);
  expect(lookAlikes([candidates[0], candidates[2]])).toEqual([]);
  expect(lookAlikes([])).toEqual([]);
});

describe('enrolments', () => {
  const files = (persons: string) => [...persons].map((personId, i) => ({ personId, encounterId: `e${i}` }));

  it('names a stranger in a file, and both of two that contradict each other', () => {
    expect(suspectedImpostors(files('AAAB'), among('aaxb')).map(({ encounterId }) => encounterId)).toEqual(['e2']);
    expect(suspectedImpostors(files('AA'), among('ax')).map(({ encounterId }) => encounterId)).toEqual(['e0', 'e1']);
    expect(suspectedImpostors(files('AAB'), among('aab'))).toEqual([]);
  });

  it('names one person in two files once, by the strongest evidence', () => {
    const found = suspectedDuplicates(files('BAAC'), among('aaac', { '0,2': 6 }), lr(2));
    expect(found).toEqual([{ personIds: ['A', 'B'], log10LR: 6, encounterIds: ['e2', 'e0'] }]);
    expect(suspectedDuplicates(files('ABC'), among('abc'), lr(2))).toEqual([]);
  });
});

describe('clusterFaces', () => {
  it('gathers the faces of each person, and is not chained by one look-alike pair', () => {
    expect(clusterFaces(6, among('abacab'), 0).groups).toEqual([[0, 2, 4], [1, 5], [3]]);
    expect(clusterFaces(4, among('aabb', { '1,2': 3 }), 0).groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('holds to what a person decided, the later word over the earlier', () => {
    const part = { kind: 'part', faces: [0, 1] } as const;
    const join = { kind: 'join', faces: [1, 0] } as const;
    expect(clusterFaces(2, among('aa'), 0, [part]).groups).toEqual([[0], [1]]);
    expect(clusterFaces(2, among('ab'), 0, [join]).groups).toEqual([[0, 1]]);
    expect(clusterFaces(2, among('aa'), 0, [join, part]).groups).toEqual([[0], [1]]);
    expect(clusterFaces(2, among('ab'), 0, [part, join]).groups).toEqual([[0, 1]]);
  });

  it('takes back every merge, down to single faces, and nothing is lost on the way', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, (people) => {
        const whole = clusterFaces(people.length, among(people), 0);
        expect(whole.groups).toHaveLength(new Set(people).size);
        expect(takeBack(whole, people.length, 0).groups).toEqual(whole.groups);
        for (let steps = 0; steps <= whole.merges.length; steps++) {
          const { groups, merges } = takeBack(whole, people.length, steps);
          expect(groups.flat().sort((p, q) => p - q)).toEqual([...people].map((_, i) => i));
          expect(groups).toHaveLength(people.length - merges.length);
        }
      }),
    );
  });
});
