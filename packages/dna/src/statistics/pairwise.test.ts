import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genotype } from '../profile/genotype.ts';
import { genotypeOf, hasReference, nistPopulation, referenceJson, referenceRows } from '../testing/reference.ts';
import { kappas, pairwiseLR } from './pairwise.ts';
import type { Kappa } from './pairwise.ts';

const alleles = ['8', '9', '9.3', '10'] as const;
const frequencies: Readonly<Record<string, number>> = { '8': 0.1, '9': 0.2, '9.3': 0.3, '10': 0.4 };
const frequency = (allele: string) => frequencies[allele];
const anyGenotype = fc.tuple(fc.constantFrom(...alleles), fc.constantFrom(...alleles)).map(([a, b]) => genotype(a, b));
const anyKappa = fc.constantFrom<Kappa>(...Object.values(kappas));

describe('the likelihood ratio of a pair', () => {
  it('is that of the textbook', () => {
    // A child shares 8 with its parent: 1 / (4 x 0.1); both 8,8: 1 / 0.1.
    expect(pairwiseLR(['8', '9'], ['8', '10'], kappas['parent-child'], frequency, 0)).toBeCloseTo(2.5, 13);
    expect(pairwiseLR(['8', '8'], ['8', '8'], kappas['parent-child'], frequency, 0)).toBeCloseTo(10, 13);
    expect(pairwiseLR(['8', '9'], ['10', '10'], kappas['parent-child'], frequency, 0)).toBe(0);
    // Full siblings, both 8,9: (1 + p + q + 2pq) / (8pq).
    expect(pairwiseLR(['8', '9'], ['8', '9'], kappas['full siblings'], frequency, 0)).toBeCloseTo(1.34 / 0.16, 13);
  });

  it('does not depend on who is named first', () => {
    fc.assert(
      fc.property(anyGenotype, anyGenotype, anyKappa, fc.constantFrom(0, 0.01, 0.1), (a, b, kappa, theta) => {
        const [there, back] = [pairwiseLR(a, b, kappa, frequency, theta), pairwiseLR(b, a, kappa, frequency, theta)];
        expect(Math.abs(there - back)).toBeLessThanOrEqual(1e-12 * Math.max(1, there));
      }),
    );
  });

  it.each<Kappa>([
    [0.5, 0.6, 0],
    [1.5, -0.5, 0],
  ])('refuses kappa %s %s %s', (...kappa) => {
    expect(() => pairwiseLR(['8', '9'], ['8', '9'], kappa, frequency, 0)).toThrow(
      expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }),
    );
  });
});

describe.skipIf(!hasReference)('against other programs', () => {
  type Row = Record<'pair' | 'theta' | 'mutation' | 'hypothesis' | 'locus' | 'LR', string>;
  const population = nistPopulation('Cauc');
  const profiles = new Map(
    (hasReference ? referenceRows<'pair' | 'person' | 'locus' | 'genotype'>('kinship/pairs_profiles.csv') : []).map(
      (row) => [`${row.pair} ${row.person} ${row.locus}`, genotypeOf(row.genotype)],
    ),
  );

  it.each([
    ['without population structure', 'kinship/pairs_expected_per_locus.csv', 2000],
    ['with theta', 'kinship/pairs_theta_expected_per_locus.csv', 1500],
  ])('gives the same ratio %s, to a part in 1e9', (_, file, atLeast) => {
    const { relationships } = referenceJson<{ relationships: Record<string, Kappa> }>('kinship/pairs_settings.json');
    const rows = (referenceRows(file) as Row[]).filter(({ mutation }) => mutation === 'none');
    expect(rows.length).toBeGreaterThan(atLeast);
    for (const { pair, locus, hypothesis, theta = '0', LR } of rows) {
      const table = population.get(locus)!;
      const [a, b] = ['A', 'B'].map((person) => profiles.get(`${pair} ${person} ${locus}`));
      if (!a || !b) continue;
      const ratio = pairwiseLR(a, b, relationships[hypothesis], (one) => table.frequency.get(one)!, Number(theta));
      const expected = Number(LR);
      expect(Math.abs(ratio - expected), `${pair} ${hypothesis} ${locus}`).toBeLessThanOrEqual(1e-9 * expected);
    }
  });
});
