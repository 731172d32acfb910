import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genotype } from '../profile/genotype.ts';
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
