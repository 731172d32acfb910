import { describe, expect, it } from 'vitest';
import { readProfile } from '../profile/profile.ts';
import { ruleMatrices } from '../rules/presets.ts';
import * as testkit from '@ipse/testkit';
import { change, createCrowd, statistics, written } from '../testing/crowd.ts';
import { DnaDatabase } from './database.ts';
import { searchOnLoad } from './on-load.ts';

const { brother, father, filled, people, sister } = createCrowd(testkit);
const options = { matrix: ruleMatrices.codis, statistics: { ...statistics, theta: 0 } };
const profileOf = (one: (typeof people)[number]) => readProfile(written(one));

describe('the search on load', () => {
  it('makes the same pair whichever of the two comes first', () => {
    const [person, stain] = [profileOf(people[3]), change(people[3], { TH01: [people[3].get('TH01')![0]] })];
    const persons = filled();
    const found = searchOnLoad(persons, { id: 'scene', category: 'stain', profile: stain }, options);
    expect(found).toMatchObject([{ kind: 'match', evidence: 'scene', other: 'p3', hit: { id: 'p3' } }]);
    const stains = new DnaDatabase();
    stains.add('scene', 'stain', stain);
    const later = searchOnLoad(stains, { id: 'p3', category: 'person', profile: person }, options);
    expect(later).toMatchObject([{ kind: 'match', evidence: 'scene', other: 'p3', hit: { id: 'scene' } }]);
  });

  it('gives nobody themselves, and what its matrix does not name nothing', () => {
    const persons = filled();
    const own = { id: 'p3', category: 'person', profile: profileOf(people[3]) } as const;
    expect(searchOnLoad(persons, own, options)).toEqual([]);
    const relative = { id: 'r', category: 'relative', profile: profileOf(people[3]) } as const;
    expect(searchOnLoad(persons, relative, options)).toEqual([]);
  });

  it('finds remains for a new relative and relatives for new remains, by the best relationship', () => {
    const waiting = filled();
    waiting.add('found', 'remains', profileOf(brother));
    const parent = { id: 'father', category: 'relative', profile: profileOf(father) } as const;
    expect(searchOnLoad(waiting, parent, options)).toMatchObject([
      { kind: 'kinship', evidence: 'found', other: 'father', rule: { relationship: 'parent-child' } },
    ]);
    const looking = filled();
    looking.add('sister', 'relative', profileOf(sister));
    const remains = { id: 'found', category: 'remains', profile: profileOf(brother) } as const;
    expect(searchOnLoad(looking, remains, options)).toMatchObject([
      { kind: 'kinship', evidence: 'found', other: 'sister', rule: { relationship: 'full siblings' } },
    ]);
  });
});
