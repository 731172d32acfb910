import { describe, expect, it } from 'vitest';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { kappas, pairwiseLR } from '../statistics/pairwise.ts';
import { man, pairs, strangers, woman } from '../testing/pedigrees.ts';
import { pedigreeLikelihood } from './likelihood.ts';
import type { LocusModel } from './likelihood.ts';
import type { Pedigree } from './pedigree.ts';

const frequencies = { '8': 0.1, '9': 0.2, '9.3': 0.3, '10': 0.4 };
const table: LocusFrequencies = { frequency: new Map(Object.entries(frequencies)), sampled: undefined };
const modelOf = (mutation: MutationModel, of = table): LocusModel => ({
  table: of,
  inheritance: 'autosomal',
  paternal: mutation,
  maternal: mutation,
});
const still = modelOf({ model: 'none' });

const [f, m] = [man('f'), woman('m')];

const likelihood = (pedigree: Pedigree, genotypes: Record<string, Genotype>, model = still) =>
  pedigreeLikelihood(pedigree, new Map(Object.entries(genotypes)), model);
const ratio = (pedigree: Pedigree, genotypes: Record<string, Genotype>, model = still) =>
  likelihood(pedigree, genotypes, model) / likelihood(strangers, genotypes, model);

describe('the likelihood of a pedigree', () => {
  it('is 1 when nobody is typed, and that of a stranger for one', () => {
    expect(likelihood(pairs.SC, {})).toBe(1);
    expect(likelihood(pairs.SC, { A: ['8', '9'] })).toBeCloseTo(0.04, 14);
    expect(likelihood(pairs.SC, { B: ['10', '10'] })).toBeCloseTo(0.16, 14);
  });

  it('agrees with the formula for pairs', () => {
    const genotypes: Genotype[] = [
      ['8', '8'],
      ['8', '9'],
      ['9', '10'],
    ];
    const names = { PO: 'parent-child', FS: 'full siblings', HS: 'half siblings', FC: 'first cousins' } as const;
    for (const [key, name] of Object.entries(names)) {
      for (const A of genotypes) {
        for (const B of genotypes) {
          const expected = pairwiseLR(A, B, kappas[name], (one) => table.frequency.get(one)!, 0);
          expect(ratio(pairs[key], { A, B }), `${key} ${A.join()} ${B.join()}`).toBeCloseTo(expected, 12);
        }
      }
    }
  });

  it('knows identical twins and inbreeding', () => {
    const twins: Pedigree = { ...pairs.FS, identical: [['A', 'B']] };
    expect(ratio(twins, { A: ['8', '9'], B: ['8', '9'] })).toBeCloseTo(1 / 0.04, 12);
    expect(() => likelihood(twins, { A: ['8', '9'], B: ['8', '8'] })).toThrow(
      expect.objectContaining({ code: 'DNA_PEDIGREE_INVALID' }),
    );
    // The child of full siblings has an inbreeding coefficient of 1/4.
    const inbred: Pedigree = { members: [f, m, man('b', 'f', 'm'), woman('s', 'f', 'm'), man('C', 'b', 's')] };
    expect(likelihood(inbred, { C: ['8', '8'] })).toBeCloseTo(0.25 * 0.1 + 0.75 * 0.01, 14);
    expect(likelihood(inbred, { C: ['8', '9'] })).toBeCloseTo(0.75 * 0.04, 14);
  });

  it.each<[string, Pedigree]>([
    ['somebody twice', { members: [man('A'), man('A')] }],
    ['one parent', { members: [man('A'), { id: 'B', sex: 'male', father: 'A' }] }],
    ['a parent from nowhere', { members: [man('A'), man('B', 'A', 'm')] }],
    ['a woman as father', { members: [woman('A'), woman('m'), man('B', 'A', 'm')] }],
    ['a circle', { members: [man('A', 'B', 'm'), man('B', 'A', 'm'), woman('m')] }],
  ])('refuses %s', (_, pedigree) => {
    expect(() => likelihood(pedigree, {})).toThrow(expect.objectContaining({ code: 'DNA_PEDIGREE_INVALID' }));
  });
});
