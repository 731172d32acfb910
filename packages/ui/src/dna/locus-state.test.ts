import { expect, it } from 'vitest';
import { alone, comparedLoci, locusSigns, locusWords } from './locus-state.ts';

const agreeing = { off: 0, relation: 'same', log10LR: 1 } as const;

it('tells shared, drop-out, off-ladder, microvariant and mismatch apart, and what only one side has', () => {
  const loci = [
    { marker: 'TH01', level: 'high', ...agreeing },
    { marker: 'vWA', level: 'moderate', ...agreeing },
    { marker: 'FGA', level: 'high', ...agreeing, relation: 'wildcard' },
    { marker: 'D21S11', level: 'low', off: 1, relation: 'microvariant' },
    { marker: 'TPOX', level: 'none', off: 1, relation: 'mismatch' },
  ] as const;
  const markers = Object.fromEntries(loci.map(({ marker }) => [marker, ['6', '9']]));
  const compared = comparedLoci({
    loci: [...loci],
    rule: { method: 'stringency' },
    probeProfile: { markers },
    referenceProfile: { markers: { ...markers, DYS391: ['10'] } },
  });
  expect(compared.map(({ marker, state }) => `${marker} ${state}`)).toEqual([
    ...['TH01 shared', 'vWA drop-out', 'FGA off-ladder', 'D21S11 microvariant', 'TPOX mismatch', 'DYS391 one side'],
  ]);
  expect(compared[5]).toMatchObject({ probe: [], reference: ['10'], log10LR: undefined });
  expect(new Set(Object.values(locusSigns)).size).toBe(Object.keys(locusWords).length);
  expect(alone(['6', '9'], ['9', '9'])).toEqual([true, false]);
});

it('says of relatives what they share', () => {
  const loci = (['high', 'moderate', 'low', 'none'] as const).map((level) => ({
    ...{ marker: level, level, off: 0, relation: 'mismatch' as const },
  }));
  const markers = Object.fromEntries(loci.map(({ marker }) => [marker, ['6', '9']]));
  const compared = comparedLoci({
    ...{ loci, rule: { method: 'kinship' }, probeProfile: { markers }, referenceProfile: { markers } },
  });
  expect(compared.map(({ state }) => state)).toEqual(['shared', 'one allele', 'one allele', 'no allele']);
});
