import { describe, expect, it } from 'vitest';
import { hasReference, referenceJson } from '../testing/reference.ts';
import { allelesMatch, onLadder } from './allele-match.ts';
import { compareLocus } from './compare-locus.ts';
import { areMicrovariants } from './microvariant.ts';
import { canShareContributor } from './mixture.ts';
import { mayBeExchanged } from './pruem.ts';
import { stringencyOf } from './stringency.ts';
import { readProfile } from '../profile/profile.ts';

const moderate = { method: 'stringency', least: 'moderate' } as const;
const pruem = { method: 'pruem', least: 'high' } as const;

describe('stringency', () => {
  it.each([
    [['14', '16'], ['14', '16'], 'high'],
    [['14', '14'], ['14', '16'], 'moderate'],
    [['14', '15'], ['15', '16'], 'low'],
    [['14', '15'], ['16', '17'], 'none'],
    [['12', '*'], ['12', '14'], 'high'],
    [['12', '<9'], ['8', '12'], 'high'],
    [['11', '12.X'], ['12.1', '12.3'], 'low'],
  ])('of %s and %s is %s, either way', (a, b, level) => {
    expect(stringencyOf(a, b)).toBe(level);
    expect(stringencyOf(b, a)).toBe(level);
  });

  it('tells near misses apart', () => {
    const relation = (a: string[], b: string[]) => compareLocus('D18S51', a, b, moderate).relation;
    expect(relation(['14', '16'], ['14', '16'])).toBe('same');
    expect(relation(['14', '*'], ['14', '16'])).toBe('wildcard');
    expect(relation(['14', '16.1'], ['14', '16'])).toBe('microvariant');
    expect(relation(['14', '16'], ['14', '17'])).toBe('mismatch');
  });
});

describe('the comparison by values', () => {
  it('counts the values that differ, laid side by side as they differ least', () => {
    expect(compareLocus('vWA', ['12', '14'], ['12', '14'], pruem)).toMatchObject({ off: 0, relation: 'same' });
    expect(compareLocus('vWA', ['*', '12'], ['12', '14'], pruem)).toMatchObject({ off: 1, relation: 'wildcard' });
    expect(compareLocus('vWA', ['12', '12'], ['12', '14'], pruem)).toMatchObject({ off: 1, relation: 'mismatch' });
    expect(compareLocus('vWA', ['12', '*'], ['9', '14'], pruem).off).toBe(2);
  });

  it('knows microvariants by the length of the repeat', () => {
    expect(areMicrovariants('TH01', '9.3', '10')).toBe(true);
    expect(areMicrovariants('TH01', '9.1', '10')).toBe(false);
    expect(areMicrovariants('TH01', '9.4', '10')).toBe(false);
    expect(areMicrovariants('Penta D', '9.4', '10')).toBe(true);
    expect(areMicrovariants('TH01', '9', '10')).toBe(false);
  });

  it('sends no profile with fewer than six full loci', () => {
    const written = { vWA: ['14'], TH01: ['6', '9.3'], FGA: ['20', '21'], D21S11: ['29'], D18S51: ['12', '14'] };
    expect(mayBeExchanged(readProfile({ markers: written }), true)).toBe(false);
    expect(mayBeExchanged(readProfile({ markers: { ...written, D3S1358: ['15', '*'] } }), true)).toBe(false);
    expect(mayBeExchanged(readProfile({ markers: { ...written, D3S1358: ['15', '16'] } }), true)).toBe(true);
    expect(mayBeExchanged(readProfile({ markers: { ...written, TPOX: ['8'] } }), true)).toBe(false);
    expect(mayBeExchanged(readProfile({ markers: { ...written, TPOX: ['8'] } }), false)).toBe(true);
  });
});

describe.skipIf(!hasReference)('against the cases of other programs', () => {
  interface Genis {
    allele_match: { a: string; b: string; level: string }[];
    genotype_match: { a: string[]; b: string[]; level: string }[];
    mixture_mixture_match: {
      mix1: string[];
      mix2: string[];
      known1: string[] | null;
      known2: string[] | null;
      level: string;
    }[];
    off_ladder_conversion: { allele: string; ladder: string; result: string }[];
  }
  const genis = hasReference ? referenceJson<Genis>('matching/genis_stringency_cases.json') : undefined;

  it('alleles match as there', () => {
    expect(genis!.allele_match.length).toBeGreaterThan(10);
    for (const { a, b, level } of genis!.allele_match)
      expect([a, b, allelesMatch(a, b)]).toEqual([a, b, level === 'high']);
  });

  it('genotypes match as there', () => {
    expect(genis!.genotype_match.length).toBeGreaterThan(10);
    for (const { a, b, level } of genis!.genotype_match) expect([a, b, stringencyOf(a, b)]).toEqual([a, b, level]);
  });

  it('mixtures match as there', () => {
    expect(genis!.mixture_mixture_match.length).toBeGreaterThan(10);
    for (const { mix1, mix2, known1, known2, level } of genis!.mixture_mixture_match) {
      const possible = canShareContributor(mix1, mix2, known1 ?? undefined, known2 ?? undefined);
      expect([mix1, mix2, known1, known2, possible]).toEqual([mix1, mix2, known1, known2, level !== 'mismatch']);
    }
  });

  it('alleles beyond the ladder are written as there', () => {
    expect(genis!.off_ladder_conversion.length).toBeGreaterThan(5);
    for (const { allele, ladder, result } of genis!.off_ladder_conversion) {
      const [least, most] = ladder.split('-');
      expect([allele, ladder, onLadder(allele, { least, most })]).toEqual([allele, ladder, result]);
    }
  });

  it('the worked partial match has the levels printed with it', () => {
    const { rows } = referenceJson<{ rows: { forensic: string[]; offender: string[]; stringency: string }[] }>(
      'matching/codis_partial_match_example.json',
    );
    expect(rows.map(({ forensic, offender }) => stringencyOf(forensic, offender))).toEqual(
      rows.map(({ stringency }) => stringency),
    );
  });

  it('the cases of Pruem come out as derived', () => {
    interface Case {
      a: string;
      b: string;
      locus?: string;
      type?: string;
    }
    const { cases } = referenceJson<{ cases: Case[] }>('matching/prum_rules.json');
    for (const { a, b, locus, type } of cases) {
      const marker = type === 'penta' ? 'Penta D' : 'TH01';
      const { off, relation } = compareLocus(marker, a.split(','), b.split(','), pruem);
      const expected = locus?.includes('wildcard')
        ? 'wildcard'
        : locus?.includes('micro')
          ? 'microvariant'
          : 'mismatch';
      expect([a, b, relation]).toEqual([a, b, expected]);
      expect(off).toBe(expected === 'mismatch' ? Math.max(off, 1) : 1);
    }
  });
});
