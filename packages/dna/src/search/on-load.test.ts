import { describe, expect, it } from 'vitest';
import { matchReport } from '../case/match.ts';
import { openPopulation } from '../frequencies/tables.ts';
import { readProfile } from '../profile/profile.ts';
import { singleSource } from '../profile/single-source.ts';
import { ruleMatrices } from '../rules/presets.ts';
import * as testkit from '@ipse/testkit';
import { change, createCrowd, ids, statistics, written } from '../testing/crowd.ts';
import { DnaDatabase } from './database.ts';
import { searchOnLoad } from './on-load.ts';

const { brother, father, filled, people, sister } = createCrowd(testkit);
const options = { matrix: ruleMatrices.codis, statistics };
const profileOf = (one: (typeof people)[number]) => readProfile(written(one));

describe('the search on load', () => {
  it('finds the same pair whichever of the two comes first', () => {
    const [person, stain] = [profileOf(people[3]), change(people[3], { TH01: [people[3].get('TH01')![0]] })];
    const found = searchOnLoad(filled(), { category: 'stain', profile: stain }, options);
    expect(found).toMatchObject({ matches: [{ id: 'p3', evidence: 'probe' }], relatives: [] });
    const stains = new DnaDatabase();
    stains.add('scene', 'stain', stain);
    const later = searchOnLoad(stains, { category: 'person', profile: person }, options);
    expect(later).toMatchObject({ matches: [{ id: 'scene', evidence: 'reference' }], relatives: [] });
    expect(later.matches[0].log10LR).toBeCloseTo(found.matches[0].log10LR, 12);
  });

  it('gives what its matrix does not name nothing', () => {
    const loaded = { category: 'relative', profile: profileOf(people[3]) } as const;
    expect(searchOnLoad(filled(), loaded, options)).toEqual({ matches: [], relatives: [] });
    const alone = { ...options, matrix: { ...ruleMatrices.codis, kinship: [] } };
    const looking = filled();
    looking.add('sister', 'relative', profileOf(sister));
    const remains = { category: 'remains', profile: profileOf(brother) } as const;
    expect(searchOnLoad(looking, remains, alone).relatives).toEqual([]);
  });

  it('finds remains for a new relative and relatives for new remains, by the best relationship', () => {
    const waiting = filled();
    waiting.add('found', 'remains', profileOf(brother));
    const parent = { category: 'relative', profile: profileOf(father) } as const;
    const { matches, relatives } = searchOnLoad(waiting, parent, options);
    expect(matches).toEqual([]);
    expect(relatives).toMatchObject([{ id: 'found', rule: { relationship: 'parent-child' }, searched: 1, theta: 0 }]);

    const looking = filled();
    looking.add('sister', 'relative', profileOf(sister));
    looking.add('father', 'relative', profileOf(father));
    const remains = { category: 'remains', profile: profileOf(brother) } as const;
    const found = searchOnLoad(looking, remains, options).relatives;
    expect(ids(found).sort()).toEqual(['father', 'sister']);
    expect(found.find(({ id }) => id === 'sister')!.rule.relationship).toBe('full siblings');

    // The pair says the same from either side: its evidence are the remains.
    const [there, back] = [relatives[0], found.find(({ id }) => id === 'father')!];
    expect(back.log10LR).toBeCloseTo(there.log10LR, 6);
    expect(back.randomMatchProbability / there.randomMatchProbability).toBeCloseTo(1, 9);
    expect(back.expectedChanceHits).toBeCloseTo(2 / 10 ** back.log10LR, 12);
    const byLocus = back.loci.reduce((sum, { log10LR }) => sum + log10LR!, 0);
    expect(byLocus + back.log10LROfY + back.log10LROfMt).toBeCloseTo(back.log10LR, 9);
    const own = singleSource(Object.fromEntries([...brother].filter(([marker]) => marker !== 'Amelogenin')));
    const population = openPopulation('nist1036', 'All');
    const { probability } = matchReport(own, { population, theta: 0 }, 'nrc-4.10');
    expect(there.randomMatchProbability / probability).toBeCloseTo(1, 6);
  });
});
