import { describe, expect, it } from 'vitest';
import * as testkit from '@ipse/testkit';
import { kinshipTable } from '../case/parameters.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import { genotype } from '../profile/genotype.ts';
import { readProfile } from '../profile/profile.ts';
import { locusStatistics } from '../search/chance.ts';
import { DnaDatabase } from '../search/database.ts';
import { change, createCrowd, ids, statistics, written } from '../testing/crowd.ts';
import { man, woman } from '../testing/pedigrees.ts';
import { searchRelatives } from './familial.ts';
import { searchMissing } from './missing.ts';

const { brother, father, sister, people } = createCrowd(testkit);
const [ofBrother, ofFather] = [brother, father].map((one) => readProfile(written(one)));
const mutation = { model: 'proportional', rate: 0.002 } as const;
const family = { members: [man('f'), woman('m'), man('b', 'f', 'm'), woman('x', 'f', 'm')] };
const asked = {
  pedigree: family,
  missing: 'x',
  statistics,
  mutation,
  categories: new Set(['remains' as const]),
  count: 3,
};

const database = new DnaDatabase();
database.add('sister', 'remains', readProfile(written(sister)));
for (const [i, one] of people.slice(0, 5).entries()) database.add(`r${i}`, 'remains', readProfile(written(one)));

describe('the search for a missing member', () => {
  it('says of one relative what the pair says', () => {
    const [found] = searchMissing(database, { ...asked, relatives: new Map([['b', ofBrother]]) }).candidates;
    const of = { relationship: 'full siblings', mutation, statistics: { ...statistics, theta: 0 } } as const;
    const [pair] = searchRelatives(database, ofBrother, { ...of, categories: asked.categories, count: 1 }).candidates;
    expect([found.id, pair.id]).toEqual(['sister', 'sister']);
    expect(found.log10LR).toBeCloseTo(pair.log10LR, 9);
    for (const [marker, value] of pair.log10LRByLocus) expect(found.log10LRByLocus.get(marker)).toBeCloseTo(value, 9);
  });

  it('says of everybody at each locus what the sums over the pedigree say', () => {
    const { candidates: found } = searchMissing(database, {
      ...asked,
      count: 6,
      relatives: new Map([['b', ofBrother]]),
    });
    expect(found.length).toBe(6);
    for (const { profile, log10LRByLocus } of found) {
      for (const [marker, value] of log10LRByLocus) {
        const [b, x] = [ofBrother, profile].map(({ markers }) => markers.get(marker)!).map(([p, q]) => genotype(p, q));
        const { table: ofLocus, least } = locusStatistics(statistics, marker)!;
        const table = kinshipTable(ofLocus, [...b, ...database.exactAllelesOf(marker)], least);
        const model = { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation } as const;
        const of = (typed: Record<string, typeof b>) =>
          pedigreeLikelihood(family, new Map(Object.entries(typed)), model);
        const [p, q] = x.map((allele) => table.frequency.get(allele)!);
        const stranger = x[0] === x[1] ? p * p : 2 * p * q;
        expect(value).toBeCloseTo(Math.log10(of({ b, x }) / (of({ b }) * stranger)), 9);
      }
    }
  });

  it('weighs everybody who is typed together: more than each alone, less than their sum', () => {
    const by = (relatives: Record<string, typeof ofBrother>) =>
      searchMissing(database, { ...asked, relatives: new Map(Object.entries(relatives)) }).candidates[0];
    const [both, one, other] = [by({ b: ofBrother, f: ofFather }), by({ b: ofBrother }), by({ f: ofFather })];
    expect(both.id).toBe('sister');
    expect(both.log10LR).toBeGreaterThan(Math.max(one.log10LR, other.log10LR));
    expect(both.log10LR).toBeLessThan(one.log10LR + other.log10LR);
    expect(both.expectedChanceHitsMax).toBeCloseTo(6 / 10 ** both.log10LR, 12);
  });

  it('ranks by the loci at which somebody is typed by one or two exact alleles', () => {
    const relatives = new Map([['b', change(brother, { FGA: ['18', '20', '22'], TH01: ['*'] })]]);
    const { candidates: found } = searchMissing(database, { ...asked, relatives });
    expect(ids(found)[0]).toBe('sister');
    expect([found[0].log10LRByLocus.has('FGA'), found[0].log10LRByLocus.has('TH01')]).toEqual([false, false]);
  });

  const twins = { ...family, members: [...family.members, woman('t', 'f', 'm')], identical: [['x', 't']] };
  const many = Array.from({ length: 9 }, (_, i) => man(`c${i}`, 'f', 'm'));
  it.each([
    ['DNA_PEDIGREE_INVALID', 'nobody is missing', { missing: 'y' }, { b: ofBrother }],
    ['DNA_PEDIGREE_INVALID', 'the missing member is typed', {}, { x: ofBrother }],
    ['DNA_PEDIGREE_INVALID', 'somebody is no member', {}, { b: ofBrother, z: ofFather }],
    ['DNA_PEDIGREE_INVALID', 'nobody is typed', {}, {}],
    ['DNA_PEDIGREE_INVALID', 'a twin is typed', { pedigree: twins }, { t: ofBrother }],
    [
      ...(['DNA_PEDIGREE_INVALID', 'too many are typed'] as const),
      { pedigree: { members: [...family.members, ...many] } },
      Object.fromEntries(many.map(({ id }) => [id, ofBrother])),
    ],
    [
      ...(['DNA_PEDIGREE_INVALID', 'its members cannot be a family'] as const),
      { mutation: { model: 'none' } as const },
      { f: change(father, { FGA: ['18', '18'] }), b: change(brother, { FGA: ['25', '25'] }) },
    ],
    ['DNA_SEARCH_INVALID', 'no locus is known', {}, { b: readProfile({ markers: { DYS19: ['14'] } }) }],
  ] as const)('is refused with %s where %s', (code, _, change, relatives) => {
    const typed = new Map(Object.entries(relatives));
    expect(() => searchMissing(database, { ...asked, ...change, relatives: typed })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
