import { describe, expect, it } from 'vitest';
import { openPopulation } from '../frequencies/tables.ts';
import { codis13 } from '../markers/sets.ts';
import { readProfile } from '../profile/profile.ts';
import { singleSource } from '../profile/single-source.ts';
import { DnaDatabase } from '../search/database.ts';
import { readReplicate } from './evidence.ts';
import { mixtureReport } from './report.ts';
import { searchContributors } from './search.ts';
import type { MixtureSearch } from './search.ts';

const population = openPopulation('nist1036', 'Cauc');
const loci = codis13.slice(0, 8);

/** Somebody made up: alleles by their frequency, from a counter of their own. */
function written(seed: number): Record<string, string[]> {
  let state = seed * 2_654_435_761;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const draw = (marker: string) => {
    let left = next();
    for (const [allele, share] of population.loci.get(marker)!.frequency) if ((left -= share) < 0) return allele;
    return '12';
  };
  return Object.fromEntries(loci.map((marker) => [marker, [draw(marker), draw(marker)]]));
}

const database = new DnaDatabase([...loci]);
for (let seed = 1; seed <= 60; seed++)
  database.add(`p${seed}`, seed % 10 === 0 ? 'staff' : 'person', readProfile({ markers: written(seed) }));
const [one, other] = [written(17), written(30)];
const mixture = Object.fromEntries(loci.map((marker) => [marker, [...one[marker], ...other[marker]]]));
const asked: MixtureSearch = {
  replicates: [readReplicate(mixture)],
  known: [],
  unknowns: 1,
  candidateDropOut: 0.02,
  dropOut: 0.05,
  dropIn: 0.05,
  statistics: { population: population.loci, theta: 0.01, leastFrequency: 0.001 },
  categories: new Set(['person', 'staff']),
  count: 5,
};

describe('a search for contributors', () => {
  it('ranks both contributors first, with the ratio that the report of the same question has', () => {
    const { candidates: found } = searchContributors(database, asked);
    expect(
      found
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['p17', 'p30']);
    for (const { id, log10LR, log10LRByLocus } of found) {
      const markers = Object.fromEntries(database.get(id)!.profile.markers);
      const report = mixtureReport(
        {
          replicates: asked.replicates,
          persons: new Map([['candidate', singleSource(markers)]]),
          hypotheses: [
            { contributors: { candidate: 0.02 }, unknowns: 1, dropOut: 0.05 },
            { contributors: {}, unknowns: 2, dropOut: 0.05 },
          ],
          dropIn: 0.05,
        },
        { population, theta: 0.01 },
      );
      // The report scales frequencies with the candidate's rare alleles in the table, a search without.
      expect(log10LR).toBeCloseTo(report.log10LR!, 1);
      expect([...log10LRByLocus.keys()].sort()).toEqual(report.loci.map(({ marker }) => marker).sort());
    }
  });

  it('counts what a known contributor explains, and looks at the categories asked for', () => {
    const known = [{ genotypes: singleSource(one), dropOut: 0 }];
    const [best] = searchContributors(database, { ...asked, known, unknowns: 0 }).candidates;
    expect(best.id).toBe('p30');
    const persons = searchContributors(database, { ...asked, categories: new Set(['person']) }).candidates;
    expect(persons.map(({ category }) => category)).toEqual(persons.map(() => 'person'));
  });

  it('refuses a mixture that the unknowns cannot explain', () => {
    expect(() => searchContributors(database, { ...asked, unknowns: 0, dropIn: 0 })).toThrow(
      expect.objectContaining({ code: 'DNA_MIXTURE_INVALID' }),
    );
  });
});
