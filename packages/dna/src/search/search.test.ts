import { describe, expect, it } from 'vitest';
import { createChild, createGenotypes, random } from '@ipse/testkit';
import type { SyntheticGenotypes } from '@ipse/testkit';
import { searchRelatives } from '../familial/familial.ts';
import { searchLineages } from '../lineage/search.ts';
import { readProfile } from '../profile/profile.ts';
import { ruleMatrices } from '../rules/presets.ts';
import { kappas, pairwiseLR } from '../statistics/pairwise.ts';
import { nistPopulation } from '../testing/reference.ts';
import { genotype } from '../profile/genotype.ts';
import { pairs } from '../testing/pedigrees.ts';
import { genotypesOfStrangers, locusStatistics, probabilityAtMost } from './chance.ts';
import { DnaDatabase, usualLoci } from './database.ts';
import { searchDna } from './search.ts';
import { kinshipScore, pedigreeScore } from './tables.ts';

const all = nistPopulation('All');
const population = new Map(usualLoci.flatMap((locus) => (all.has(locus) ? [[locus, all.get(locus)!]] : [])));
const frequencies = new Map([...population].map(([locus, { frequency }]) => [locus, frequency]));
const statistics = { population, theta: 0.01, leastFrequency: 0.001 };
const options = { matrix: ruleMatrices.codis, statistics };
const written = (genotypes: SyntheticGenotypes) => ({ markers: Object.fromEntries(genotypes) });

const chance = random('dna search');
const people = Array.from({ length: 1000 }, () => createGenotypes(chance, frequencies));
const parents = [createGenotypes(chance, frequencies), createGenotypes(chance, frequencies)] as const;
const [brother, sister] = [createChild(chance, ...parents), createChild(chance, ...parents)];
function filled(): DnaDatabase {
  const database = new DnaDatabase();
  people.forEach((one, i) => database.add(`p${i}`, 'person', readProfile(written(one))));
  return database;
}
const database = filled();
const ids = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);
const change = (one: SyntheticGenotypes, changes: Record<string, string[]>) =>
  readProfile({ markers: { ...Object.fromEntries(one), ...changes } });

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
    expect(hit).toMatchObject({ id: 'p7', off: 0, nearMiss: 'wildcard', randomMatchProbability: undefined });
    const dropped = change(people[8], { TH01: [people[8].get('TH01')![0]] });
    expect(ids(searchDna(database, dropped, 'stain', options))).toEqual(['p8']);
  });

  it('lets near misses pass as often as the rule says, and tells them apart', () => {
    const own = people[9];
    const twoOff = change(own, { FGA: ['99', '98'], TH01: ['1', '2'] });
    expect(searchDna(database, change(own, { FGA: ['99', '98'] }), 'stain', options)).toMatchObject([
      { id: 'p9', off: 1, nearMiss: 'mismatch', log10LR: undefined },
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
    expect(found[0].randomMatchProbability).toBeUndefined();
    const waiting = new DnaDatabase();
    waiting.add('mix', 'mixture', mixture);
    expect(ids(searchDna(waiting, readProfile(written(people[3])), 'person', options))).toEqual(['mix']);
    expect(searchDna(waiting, readProfile(written(people[5])), 'person', options)).toEqual([]);
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

describe('the search for relatives', () => {
  const familial = { kappa: kappas['full siblings'], statistics, count: 5, leastLR: 0 } as const;

  it('ranks a sibling first, with the ratio of the pair', () => {
    const family = filled();
    family.add('sister', 'person', readProfile(written(sister)));
    family.add('staff', 'staff', readProfile(written(brother)));
    const probe = readProfile(written(brother));
    const [first, ...others] = searchRelatives(family, probe, { ...familial, categories: new Set(['person']) });
    expect(first.id).toBe('sister');
    expect(others).toHaveLength(4);
    let byHand = 0;
    for (const [locus, table] of population) {
      const [a, b] = [brother, sister].map((one) => genotype(...one.get(locus)!));
      const { least } = locusStatistics(statistics, locus)!;
      const frequency = (allele: string) => Math.max(least, table.frequency.get(allele) ?? 0);
      byHand += Math.log10(pairwiseLR(a, b, familial.kappa, frequency, 0.01));
    }
    expect(first.log10LR).toBeCloseTo(byHand, 9);
    expect(first.expectedKinshipRatio).toBeCloseTo(10 ** byHand / 1001, 6);
    expect(first.expectedMatchRatio).toBeGreaterThan(0);
  });

  it('a pedigree of two says what the pair says', () => {
    const table = population.get('TH01')!;
    const none = { model: 'none' } as const;
    const model = { table, inheritance: 'autosomal', paternal: none, maternal: none } as const;
    const own = genotype('6', '9.3');
    const byPedigree = pedigreeScore(pairs.FS, 'B', new Map([['A', own]]), model);
    const byPair = kinshipScore(own, kappas['full siblings'], { table, least: 0, theta: 0 }, 0);
    for (const other of [genotype('6', '6'), genotype('6', '7'), genotype('7', '8')])
      expect(byPedigree(other)).toBeCloseTo(byPair(other), 9);
  });

  it('lists Y and mt lines that differ little', () => {
    const line = (DYS19: string, mt: string) =>
      readProfile({
        markers: { DYS19: [DYS19], DYS385: ['11', '14'], DYS391: ['10'] },
        mt: { ranges: [[50, 340]], differences: [mt] },
      });
    const lines = new DnaDatabase();
    lines.add('same', 'person', line('14', '263G'));
    lines.add('one off', 'person', line('15', '200A'));
    expect(searchLineages(lines, line('14', '263G'), 0, 3)).toMatchObject([{ id: 'same', yDifferences: 0 }]);
    expect(ids(searchLineages(lines, line('14', '263G'), 1, 3))).toEqual(['same', 'one off']);
  });
});
