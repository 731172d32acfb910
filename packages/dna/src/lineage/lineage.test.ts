import { describe, expect, it } from 'vitest';
import { readProfile } from '../profile/profile.ts';
import { DnaDatabase } from '../search/database.ts';
import { ids } from '../testing/crowd.ts';
import { hasReference, referenceJson } from '../testing/reference.ts';
import { intersectRanges, mtDifferences, mtHaplotype } from './mt.ts';
import type { MtRange } from './mt.ts';
import { searchLineages } from './search.ts';
import { haplotypeFrequency, yDifferences } from './y.ts';

const hv2: readonly MtRange[] = [[50, 340]];

describe('mtDNA', () => {
  it('is compared only where both were typed', () => {
    const a = mtHaplotype([[16023, 16428], ...hv2], ['16189C', '263G', '315.1C']);
    const b = mtHaplotype(hv2, ['263G']);
    expect(mtDifferences(a, b)).toBe(1);
    expect(mtDifferences(a, mtHaplotype([[600, 700]], []))).toBeUndefined();
  });

  it('takes an ambiguous base for each that it may be', () => {
    const one = (...differences: string[]) => mtHaplotype(hv2, differences);
    expect(mtDifferences(one('263R'), one('263G'))).toBe(0);
    expect(mtDifferences(one('263Y'), one('263G'))).toBe(1);
    expect(mtDifferences(one('263R'), one())).toBe(1);
    expect(mtDifferences(one('263R'), one(), () => 'A')).toBe(0);
    expect(mtDifferences(one('309.1C'), one())).toBe(0);
  });

  it.each([['50Q'], ['16189C'], ['0A'], ['263']])('refuses %s', (difference) => {
    expect(() => mtHaplotype(hv2, [difference])).toThrow(expect.objectContaining({ code: 'DNA_PROFILE_INVALID' }));
  });
});

describe('Y haplotypes', () => {
  it('compare two copies as an unordered pair', () => {
    const markers = (dys385: string[]) => readProfile({ markers: { DYS19: ['14'], DYS385: dys385 } }).markers;
    expect(yDifferences(markers(['14', '11']), markers(['11', '14']))).toEqual({ compared: 2, differing: [] });
    expect(yDifferences(markers(['11', '14']), markers(['11'])).differing).toEqual(['DYS385']);
    expect(haplotypeFrequency(0, 999)).toBe(0.001);
  });
});

describe('a search by lines', () => {
  it('lists Y and mt lines that differ little', () => {
    const line = (DYS19: string, mt: string) =>
      readProfile({
        markers: { DYS19: [DYS19], DYS385: ['11', '14'], DYS391: ['10'] },
        mt: { ranges: [[50, 340]], differences: [mt] },
      });
    const lines = new DnaDatabase();
    lines.add('same', 'person', line('14', '263G'));
    lines.add('one off', 'person', line('15', '200A'));
    lines.add('another', 'person', readProfile({ markers: { TH01: ['6', '7'] } }));
    const search = (most: number, loci: number) => searchLineages(lines, line('14', '263G'), most, loci);
    expect(search(0, 3)).toMatchObject({
      ...{ y: { compared: 2, frequency: 2 / 3 }, mt: { compared: 2, frequency: 2 / 3 } },
      hits: [{ id: 'same', category: 'person', y: { compared: 3, differing: [] }, mtDifferences: 0 }],
    });
    expect(ids(search(1, 3).hits)).toEqual(['same', 'one off']);
    expect(search(1, 3).hits[1].y?.differing).toEqual(['DYS19']);
    // Where too few loci are shared, mtDNA alone says it: two differences.
    expect(ids(search(1, 4).hits)).toEqual(['same']);
    expect(ids(search(2, 4).hits)).toEqual(['same', 'one off']);
    expect(() => searchLineages(lines, readProfile({ markers: { TH01: ['6', '7'] } }), 2, 1)).toThrow(
      expect.objectContaining({ code: 'DNA_SEARCH_INVALID' }),
    );
  });
});

describe.skipIf(!hasReference)('against another program', () => {
  interface Cases {
    difference_count: { a: string[]; b: string[]; n: number }[];
    range_intersection: [MtRange, MtRange, MtRange | null][];
  }
  it('counts the same differences and intersects ranges alike', () => {
    const { difference_count, range_intersection } = referenceJson<Cases>('mtdna/genis_mtdna_cases.json');
    expect(difference_count.length + range_intersection.length).toBeGreaterThan(8);
    for (const { a, b, n } of difference_count) expect(mtDifferences(mtHaplotype(hv2, a), mtHaplotype(hv2, b))).toBe(n);
    for (const [a, b, both] of range_intersection) expect(intersectRanges(a, b)).toEqual(both ?? undefined);
  });
});
