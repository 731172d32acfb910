import { describe, expect, it } from 'vitest';
import { readProfile } from '../profile/profile.ts';
import { ruleMatrices } from '../rules/presets.ts';
import * as testkit from '@ipse/testkit';
import { change, createCrowd, ids, statistics, written } from '../testing/crowd.ts';
import { genotypesOfStrangers, locusStatistics, probabilityAtMost } from './chance.ts';
import { DnaDatabase } from './database.ts';
import { searchDna } from './search.ts';

const { brother, filled, people, sister } = createCrowd(testkit);
const options = { matrix: ruleMatrices.codis, statistics };
const database = filled();

describe('a search under rules', () => {
  it('finds the person of a stain with its weight', () => {
    const [hit, ...others] = searchDna(database, readProfile(written(people[7])), 'stain', options);
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ id: 'p7', level: 'high', off: 0, nearMiss: 'none', isElimination: false });
    expect(hit.log10LR).toBeCloseTo(0 - Math.log10(hit.randomMatchProbability!), 6);
    expect(hit.expectedChanceHits).toBeLessThan(1e-8);
  });

  it('finds the same by blocks as by tables: a wildcard changes only what rests on it', () => {
    const stain = change(people[7], { FGA: ['*'] });
    const [hit] = searchDna(database, stain, 'stain', options);
    expect(hit).toMatchObject({ id: 'p7', off: 0, nearMiss: 'wildcard' });
    const dropped = change(people[8], { TH01: [people[8].get('TH01')![0]] });
    expect(ids(searchDna(database, dropped, 'stain', options))).toEqual(['p8']);
  });

  it('lets near misses pass as often as the rule says, and tells them apart', () => {
    const own = people[9];
    const twoOff = change(own, { FGA: ['99', '98'], TH01: ['1', '2'] });
    expect(searchDna(database, change(own, { FGA: ['99', '98'] }), 'stain', options)).toMatchObject([
      { id: 'p9', off: 1, nearMiss: 'mismatch' },
    ]);
    expect(searchDna(database, twoOff, 'stain', options)).toEqual([]);
  });

  it('works in both directions and eliminates staff', () => {
    const waiting = filled();
    waiting.add('stain', 'stain', readProfile(written(brother)));
    waiting.add('colleague', 'staff', readProfile(written(sister)));
    expect(ids(searchDna(waiting, readProfile(written(brother)), 'person', options))).toEqual(['stain']);
    const contaminated = searchDna(waiting, readProfile(written(sister)), 'stain', options);
    expect(contaminated).toMatchObject([{ id: 'colleague', isElimination: true }]);
    expect(waiting.remove('stain')).toBe(true);
    expect(searchDna(waiting, readProfile(written(brother)), 'person', options)).toEqual([]);
  });

  it('finds persons in a mixture and mixtures for a person', () => {
    const both = new Map([...people[3]].map(([locus, a]) => [locus, [...a, ...people[4].get(locus)!]]));
    const mixture = readProfile({ markers: Object.fromEntries(both) });
    const found = searchDna(database, mixture, 'mixture', options);
    expect(ids(found)).toEqual(expect.arrayContaining(['p3', 'p4']));
    const [{ randomMatchProbability, log10LR }] = found;
    // By its alleles alone a mixture of two includes somebody unrelated at a locus one time in three or four.
    expect(log10LR).toBeCloseTo(0 - Math.log10(randomMatchProbability), 9);
    expect(log10LR).toBeGreaterThan(8);
    expect(log10LR).toBeLessThan(18);
    const waiting = new DnaDatabase();
    waiting.add('mix', 'mixture', mixture);
    expect(ids(searchDna(waiting, readProfile(written(people[3])), 'person', options))).toEqual(['mix']);
    expect(searchDna(waiting, readProfile(written(people[5])), 'person', options)).toEqual([]);
  });

  it('says the same of a pair whichever comes first: the stain is the evidence', () => {
    const stain = change(people[8], { TH01: [people[8].get('TH01')![0]], FGA: ['99', '98'] });
    const [asStain] = searchDna(database, stain, 'stain', options);
    const waiting = new DnaDatabase();
    waiting.add('stain', 'stain', stain);
    const [asPerson] = searchDna(waiting, readProfile(written(people[8])), 'person', options);
    expect([asStain.evidence, asPerson.evidence]).toEqual(['probe', 'reference']);
    expect(asPerson.log10LR).toBe(asStain.log10LR);
    expect(asPerson.randomMatchProbability).toBe(asStain.randomMatchProbability);
    expect(asPerson.expectedChanceHits * people.length).toBeCloseTo(asStain.expectedChanceHits, 12);
    // One locus of those that are misread one in a hundred times, and chances of it among all.
    const [whole] = searchDna(database, readProfile(written(people[8])), 'stain', options);
    expect(asStain.log10LR).toBeLessThan(whole.log10LR - 2);
  });

  it('finds people with three alleles at a locus, and says so for each stringency', () => {
    const three = filled();
    const [a, b] = people[20].get('FGA')!;
    three.add('three', 'person', change(people[20], { FGA: [a, b, '98'] }));
    three.add('six', 'person', change(people[21], { FGA: [a, b, '98'], TH01: ['1', '2', '3'] }));
    expect(ids(searchDna(three, readProfile(written(people[20])), 'stain', options))).toEqual(['p20', 'three']);
    expect(three.get('three')!.profile.markers.get('FGA')).toHaveLength(3);
    three.remove('three');
    expect(ids(searchDna(three, readProfile(written(people[20])), 'stain', options))).toEqual(['p20']);
    expect(searchDna(three, change(people[21], { FGA: [a, b], TH01: ['1', '3'] }), 'stain', options)).toMatchObject([
      { id: 'six', level: 'moderate' },
    ]);
  });

  it('demands required alleles', () => {
    const [a] = people[7].get('FGA')!;
    const stain = { markers: { ...Object.fromEntries(people[7]), FGA: [a, '99'] } };
    const requires = (FGA: string) => readProfile({ ...stain, required: { FGA } });
    expect(ids(searchDna(database, requires(a), 'stain', options))).toEqual(['p7']);
    expect(searchDna(database, requires('99'), 'stain', options)).toEqual([]);
  });

  it('grades hits as Pruem does', () => {
    const quality = (changes: Record<string, string[]>) =>
      searchDna(database, change(people[11], changes), 'stain', { ...options, matrix: ruleMatrices.pruem }).map(
        (hit) => hit.quality,
      );
    const [a, b] = people[11].get('D21S11')!;
    expect(quality({})).toEqual([1]);
    expect(quality({ D21S11: [a, '*'] })).toEqual([2]);
    expect(quality({ D21S11: [a, `${Math.floor(Number(b))}.${b.includes('.') ? '3' : '1'}`] })).toEqual([3]);
    expect(quality({ D21S11: [a, '98'] })).toEqual([4]);
    expect(quality({ D21S11: [a, '98'], TH01: ['1', '2'] })).toEqual([]);
  });
});

describe('expected chance hits', () => {
  it('are as many as strangers give', () => {
    const few = ['TH01', 'vWA'];
    const short = Object.fromEntries(few.map((locus) => [locus, people[0].get(locus)!]));
    const rules = [
      { probe: 'stain', reference: 'person', method: 'stringency', least: 'moderate', lociMin: 2, mismatchesMax: 0 },
    ] as const;
    const matrix = { name: 'two loci', rules: rules.map((rule) => ({ ...rule, eliminates: false })) };
    const flat = { ...statistics, theta: 0 };
    const hits = searchDna(database, readProfile({ markers: short }), 'stain', { matrix, statistics: flat });
    const expected = hits[0].expectedChanceHits;
    // Three standard deviations of a Poisson count.
    expect(Math.abs(hits.length - 1 - expected)).toBeLessThan(3 * Math.sqrt(expected) + 1);
    expect(expected).toBeGreaterThan(1);
  });

  it('sum over everybody to one, and count misses as a binomial does', () => {
    const strangers = genotypesOfStrangers(['14', '15'], locusStatistics(statistics, 'D18S51')!);
    expect(strangers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const coin = [0.5, 0.5];
    expect(probabilityAtMost([coin, coin, coin], 1)).toBeCloseTo(0.5, 12);
  });
});
