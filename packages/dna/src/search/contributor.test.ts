import * as testkit from '@ipse/testkit';
import { describe, expect, it } from 'vitest';
import { genotype } from '../profile/genotype.ts';
import { readProfile } from '../profile/profile.ts';
import { createCrowd, ids, statistics, written } from '../testing/crowd.ts';
import { databasePosterior } from '../statistics/posterior.ts';
import { DnaDatabase } from './database.ts';
import { contributorFrom, contributorOf, searchContributor } from './contributor.ts';

const { filled, people } = createCrowd(testkit);
const database = filled();
const persons = { count: 3, categories: new Set(['person'] as const) };
const both = new Map([...people[3]].map(([locus, a]) => [locus, [...a, ...people[4].get(locus)!]]));
const mixture = readProfile({ markers: Object.fromEntries(both) });

describe('the search for a contributor', () => {
  it('finds both people of a mixture, and better when one of them is known', () => {
    const { candidates: found } = searchContributor(database, contributorOf(mixture, statistics), statistics, persons);
    expect(ids(found).slice(0, 2).sort()).toEqual(['p3', 'p4']);
    const victim = readProfile(written(people[4]));
    const {
      candidates: [first, ...others],
    } = searchContributor(database, contributorOf(mixture, statistics, victim), statistics, persons);
    expect(first.id).toBe('p3');
    expect(first.log10LR).toBeGreaterThan(found.find(({ id }) => id === 'p3')!.log10LR + 2);
    expect(others).toEqual([]);
    expect(first.expectedChanceHitsMax).toBeCloseTo(people.length / 10 ** first.log10LR, 12);
  });

  it('leaves out and counts who shares no locus, before somebody whom the loci speak against', () => {
    const small = new DnaDatabase();
    small.add('against', 'person', readProfile({ markers: { TH01: ['7', '8'] } }));
    small.add('silent', 'person', readProfile({ markers: { FGA: ['20', '21'] } }));
    const guess = new Map([['TH01', [{ genotype: genotype('6', '6'), probability: 0.99 }]]]);
    const { candidates, incomparable } = searchContributor(small, guess, statistics, { ...persons, count: 1 });
    expect([ids(candidates), incomparable]).toEqual([['against'], 1]);
    expect(candidates[0].log10LR).toBeLessThan(0);
  });

  it('weighs what a deconvolution leaves open as the population does', () => {
    const [a, b] = people[7].get('TH01')!;
    const guess = new Map([['TH01', [{ genotype: genotype(a, b), probability: 0.9 }]]]);
    const everybody = { ...persons, count: people.length };
    const { candidates: found } = searchContributor(database, guess, statistics, everybody);
    const ratios = found.map(({ log10LR }) => 10 ** log10LR);
    // By chance there are never more than there are.
    expect([found.at(-1)!.log10LR < 0, found.at(-1)!.expectedChanceHitsMax]).toEqual([true, people.length]);
    expect(new Set(ratios).size).toBe(2);
    // The mean of an LR over the unrelated is 1; so many people say it within a few per cent.
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / people.length).toBeGreaterThan(0.6);
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / people.length).toBeLessThan(1.4);
  });

  it('spreads alleles that nobody saw as the population has them: the ratio is that of any such allele', () => {
    const [a, b] = people[7].get('TH01')!;
    const seen = contributorFrom(
      new Map([
        [
          'TH01',
          [
            { genotype: [a, b], probability: 0.9 },
            { genotype: [a, null], probability: 0.06 },
            { genotype: [null, null], probability: 0.04 },
          ],
        ],
        ['DYS19', []],
      ]),
      statistics,
    );
    expect([...seen.keys()]).toEqual(['TH01']);
    const sum = seen.get('TH01')!.reduce((all, { probability }) => all + probability, 0);
    expect(sum).toBeCloseTo(1, 12);
    const { candidates: found } = searchContributor(database, seen, statistics, { ...persons, count: people.length });
    const without = found.filter(({ profile }) => !profile.markers.get('TH01')!.some((own) => own === a || own === b));
    expect(without.length).toBeGreaterThan(40);
    for (const { log10LR } of without) expect(log10LR).toBeCloseTo(without[0].log10LR, 10);
  });

  it('gives posteriors over everybody searched, as the formula for members has them', () => {
    const guess = new Map([
      ['TH01', [{ genotype: genotype(...people[7].get('TH01')!), probability: 0.9 }]],
      ['FGA', [{ genotype: genotype(...people[7].get('FGA')!), probability: 0.9 }]],
    ]);
    const { candidates: found } = searchContributor(database, guess, statistics, {
      ...persons,
      count: people.length,
      prior: 0.4,
    });
    const worked = databasePosterior(found.map(({ log10LR }) => ({ prior: 0.4 / people.length, lr: 10 ** log10LR })));
    found.forEach(({ posterior }, i) => {
      expect(posterior!.member / worked.members[i]).toBeCloseTo(1, 4);
      expect(posterior!.outside / worked.outside).toBeCloseTo(1, 4);
    });
    const refused = () => searchContributor(database, guess, statistics, { ...persons, prior: 1 });
    expect(refused).toThrow(expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }));
  });
});
