import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLocus } from '../rules/compare-locus.ts';
import type { MatchRule } from '../rules/matrix.ts';
import { allelesOf } from '../profile/profile.ts';
import { readProfile } from '../profile/profile.ts';
import { DnaDatabase } from './database.ts';

const loci = ['TH01', 'vWA', 'FGA'];
const allele = fc.constantFrom('5', '6', '7', '8', '9.3', '10', '>11', '7.X', '*');
const alleles = fc.array(allele, { minLength: 1, maxLength: 5 });
const profile = fc
  .tuple(alleles, alleles, alleles)
  .map((each) => readProfile({ markers: Object.fromEntries(loci.map((locus, i) => [locus, each[i]])) }));
const terms = fc.record({
  method: fc.constantFrom<MatchRule['method']>('stringency', 'mixture', 'pruem'),
  least: fc.constantFrom<MatchRule['least']>('high', 'moderate', 'low'),
  lociMin: fc.constantFrom(1, 2, 3),
  mismatchesMax: fc.constantFrom(0, 1),
});

describe('crowded profiles', () => {
  it('miss nothing that agrees, whatever the alleles', () => {
    fc.assert(
      fc.property(fc.array(profile, { minLength: 1, maxLength: 6 }), profile, terms, (references, probe, rule) => {
        const database = new DnaDatabase(loci);
        references.forEach((one, i) => {
          database.add(String(i), 'mixture', one);
        });
        const possible = new Set(database.crowded(probe, rule).map((slot) => database.idAt(slot)));
        references.forEach((one, i) => {
          if (![...one.markers.values()].some((each) => each.length > 2)) return;
          const offs = loci.map(
            (locus) => compareLocus(locus, probe.markers.get(locus)!, one.markers.get(locus)!, rule).off,
          );
          const isHit =
            offs.filter((off) => off === 0).length >= rule.lociMin &&
            offs.reduce((sum, off) => sum + off, 0) <= rule.mismatchesMax;
          if (isHit) expect(possible).toContain(String(i));
        });
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  it('let pass of exact alleles only what agrees', () => {
    const database = new DnaDatabase(loci);
    const of = (...each: string[][]) =>
      readProfile({ markers: Object.fromEntries(each.map((one, i) => [loci[i], one])) });
    database.add('in', 'mixture', of(['5', '6', '7'], ['14', '15', '16'], ['20']));
    database.add('one off', 'mixture', of(['5', '6', '7'], ['14', '15', '16'], ['21']));
    database.add('gone', 'mixture', of(['5', '6', '7'], ['14', '15', '16'], ['20']));
    database.remove('gone');
    const rule = { method: 'mixture', least: 'moderate', lociMin: 2, mismatchesMax: 0 } as const;
    const found = (mismatchesMax: number) =>
      database.crowded(of(['5', '7'], ['14'], ['20']), { ...rule, mismatchesMax }).map((slot) => database.idAt(slot));
    expect(found(0)).toEqual(['in']);
    expect(found(1)).toEqual(['in', 'one off']);
    expect(database.crowded(of(['5', '8'], ['14'], ['20']), rule)).toEqual([]);
  });

  it('have more alleles than there are numbers', () => {
    const database = new DnaDatabase(['SE33']);
    for (let i = 0; i < 300; i++)
      database.add(
        String(i),
        'person',
        readProfile({ markers: { SE33: [`${1 + Math.floor(i / 10)}.${i % 10}`, '99'] } }),
      );
    expect(allelesOf('SE33', ['30.9', '99'])).toEqual(database.get('299')!.profile.markers.get('SE33'));
    const rule = { method: 'stringency', least: 'high', lociMin: 1, mismatchesMax: 0 } as const;
    const probe = readProfile({ markers: { SE33: ['30.9', '99'] } });
    expect(database.crowded(probe, rule).map((slot) => database.idAt(slot))).toContain('299');
  });
});
