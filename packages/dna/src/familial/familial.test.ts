import { describe, expect, it } from 'vitest';
import { relationships } from '../case/kinship.ts';
import { relationshipPedigrees } from '../pedigree/relationships.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';
import { readProfile } from '../profile/profile.ts';
import { locusStatistics } from '../search/chance.ts';
import { kinshipScore, pedigreeScore } from '../search/tables.ts';
import { DnaDatabase } from '../search/database.ts';
import { kappas, pairwiseLR } from '../statistics/pairwise.ts';
import * as testkit from '@ipse/testkit';
import { change, createCrowd, ids, statistics, written } from '../testing/crowd.ts';
import { pairs } from '../testing/pedigrees.ts';
import { linkedGenes } from './linked-genes.ts';
import { recommendsRelease } from './match-ratios.ts';
import { searchRelatives } from './familial.ts';

const { brother, father, filled, people, sister } = createCrowd(testkit);
const { population } = statistics;

describe('the search for relatives', () => {
  const familial = { relationship: 'full siblings', statistics, count: 5 } as const;
  const persons = new Set(['person' as const]);

  it('ranks a sibling first, with the ratio of the pair', () => {
    const family = filled();
    family.add('sister', 'person', readProfile(written(sister)));
    family.add('staff', 'staff', readProfile(written(brother)));
    const probe = readProfile(written(brother));
    const [first, ...others] = searchRelatives(family, probe, { ...familial, categories: persons }).candidates;
    expect(first.id).toBe('sister');
    expect(others).toHaveLength(4);
    let byHand = 0;
    for (const [locus, table] of population) {
      const [a, b] = [brother, sister].map((one) => genotype(...one.get(locus)!));
      const { least } = locusStatistics(statistics, locus)!;
      const frequency = (allele: string) => Math.max(least, table.frequency.get(allele) ?? 0);
      byHand += Math.log10(pairwiseLR(a, b, kappas[familial.relationship], frequency, 0.01));
    }
    expect(first.log10LR).toBeCloseTo(byHand, 9);
    expect(first.expectedKinshipRatio).toBeCloseTo(10 ** byHand / (people.length + 1), 6);
    expect(first.expectedMatchRatio).toBeGreaterThan(0);
  });

  it('a pedigree of two says what the pair says', () => {
    const table = population.get('TH01')!;
    const none = { model: 'none' } as const;
    const model = { table, inheritance: 'autosomal', paternal: none, maternal: none } as const;
    const own = genotype('6', '9.3');
    const byPedigree = pedigreeScore(pairs.FS, 'B', new Map([['A', own]]), model);
    const byPair = kinshipScore(own, kappas['full siblings'], { table, least: 0, theta: 0 });
    for (const other of [genotype('6', '6'), genotype('6', '7'), genotype('7', '8')])
      expect(byPedigree(other)).toBeCloseTo(byPair(other), 9);
  });

  it('finds a parent behind a mutation, which without one is excluded', () => {
    const family = filled();
    const [a] = father.get('FGA')!;
    family.add('father', 'person', change(father, { FGA: [`${Number.parseInt(a) + 9}`] }));
    const probe = readProfile(written(brother));
    const flat = { ...statistics, theta: 0 };
    const of = {
      relationship: 'parent-child',
      statistics: flat,
      count: 1,
      categories: new Set(['person'] as const),
    } as const;
    expect(ids(searchRelatives(family, probe, of).candidates)).not.toEqual(['father']);
    const mutation = { model: 'proportional', rate: 0.002 } as const;
    const [found] = searchRelatives(family, probe, { ...of, mutation }).candidates;
    expect(found).toMatchObject({ id: 'father' });
    expect(found.log10LRByLocus.get('FGA')).toBeLessThan(-1);
    expect(() =>
      searchRelatives(family, probe, { ...of, statistics, mutation: { model: 'equal', rate: 0.1 } }),
    ).toThrow(expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }));
  });

  it.each(relationships)('says of %s with mutation what their pedigree says', (relationship) => {
    const table = population.get('TH01')!;
    const mutation = { model: 'stepwise', rate: 0.02, rateOfFractions: 0.001, range: 0.2 } as const;
    const model = { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation } as const;
    const byFormula = linkedGenes(relationship, table, mutation);
    const likelihood = (name: keyof typeof relationshipPedigrees, A: Genotype, B: Genotype) =>
      pedigreeLikelihood(relationshipPedigrees[name], new Map(Object.entries({ A, B })), model);
    const genotypes = [genotype('6', '6'), genotype('6', '9.3'), genotype('7', '9.3'), genotype('7', '8')];
    for (const a of genotypes.slice(0, 3)) {
      for (const b of genotypes) {
        const byPedigree = Math.log10(likelihood(relationship, a, b) / likelihood('unrelated', a, b));
        expect(byFormula(a, b)).toBeCloseTo(byPedigree, 9);
      }
    }
  });

  it('takes somebody with three alleles at a locus by the others', () => {
    const family = filled();
    family.add('sister', 'person', change(sister, { FGA: ['18', '20', '22'] }));
    const of = { ...familial, count: 1, categories: new Set(['person'] as const) };
    const [found] = searchRelatives(family, readProfile(written(brother)), of).candidates;
    expect(found.id).toBe('sister');
    expect(found.log10LRByLocus.has('FGA')).toBe(false);
  });

  it('leaves out and counts who has nothing in common with the probe, and keeps whom Y alone speaks for', () => {
    const family = new DnaDatabase();
    const [own, theirs] = [{ TH01: ['6', '7'] }, { FGA: ['20', '21'] }];
    const y = { DYS19: ['14'], DYS390: ['24'], DYS391: ['10'], DYS392: ['13'], DYS393: ['13'] };
    family.add('a: stranger', 'person', readProfile({ markers: { TH01: ['8', '9.3'] } }));
    family.add('b: of other loci', 'person', readProfile({ markers: theirs }));
    family.add('c: of Y', 'person', readProfile({ markers: { ...theirs, ...y } }));
    family.add('d: too many alleles', 'person', readProfile({ markers: { TH01: ['6', '7', '8'] } }));
    family.add('e: of another category', 'staff', readProfile({ markers: theirs }));
    const of = { ...familial, categories: persons };
    const byLoci = searchRelatives(family, readProfile({ markers: own }), of);
    expect([ids(byLoci.candidates), byLoci.incomparable]).toEqual([['a: stranger'], 3]);
    const byY = searchRelatives(family, readProfile({ markers: { ...own, ...y } }), of);
    expect([ids(byY.candidates), byY.incomparable]).toEqual([['c: of Y', 'a: stranger'], 2]);
  });

  it('looks again at Y and mtDNA, and orders by all three', () => {
    const y = (last: string) => ({
      ...{ DYS19: ['14'], DYS385: ['11', '14'], DYS390: ['24'], DYS391: ['10'], DYS392: ['13'] },
      DYS393: [last],
    });
    const mt = (difference: string) => ({ ranges: [[16024, 16365]] as const, differences: [difference] });
    const small = new DnaDatabase();
    const one = written(sister).markers;
    small.add('a: no Y', 'person', readProfile({ markers: one }));
    small.add('b: another line', 'person', readProfile({ markers: { ...one, ...y('16'), DYS390: ['20'] } }));
    small.add('c: a step', 'person', readProfile({ markers: { ...one, ...y('14') } }));
    small.add('d: the line', 'person', readProfile({ markers: { ...one, ...y('13') }, mt: mt('16189C') }));
    for (let i = 0; i < 300; i++) {
      const line = { ...y('12'), DYS391: [String(8 + (i % 6))], DYS392: [String(9 + (i % 7))] };
      small.add(`other ${i}`, 'person', readProfile({ markers: { TH01: ['5', '5'], ...line }, mt: mt('16223T') }));
    }
    const probe = readProfile({ markers: { ...written(brother).markers, ...y('13') }, mt: mt('16189C') });
    const of = { ...familial, count: 4, categories: new Set(['person'] as const) };
    const { candidates: found } = searchRelatives(small, probe, of);
    expect(ids(found)).toEqual(['d: the line', 'a: no Y', 'c: a step', 'b: another line']);
    expect(found[0].log10LROfY).toBeCloseTo(Math.log10((0.994 ** 6 * 304) / 2), 9);
    expect(found[0].log10LROfMt).toBeCloseTo(Math.log10((0.98 * 302) / 2), 9);
    expect(found[1]).toMatchObject({ log10LROfY: 0, log10LROfMt: 0, y: undefined });
  });

  it('recommends a release as SWGDAM does', () => {
    expect(recommendsRelease([1, 0.1])).toBe(true);
    expect(recommendsRelease([5, 0.09])).toBe(false);
    expect(recommendsRelease([0.9, 0.9])).toBe(false);
  });
});
