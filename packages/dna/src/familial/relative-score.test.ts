import { describe, expect, it } from 'vitest';
import { relationships } from '../case/kinship.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import { relationshipPedigrees } from '../pedigree/relationships.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { relativeScore } from './relative-score.ts';

const alleles = ['8', '9', '9.3', '10'];
const table: LocusFrequencies = {
  frequency: new Map(alleles.map((allele, i) => [allele, (i + 1) / 10])),
  sampled: undefined,
};
const probe: Genotype = ['8', '9'];

describe('the score of a relative', () => {
  it.each<MutationModel>([
    { model: 'none' },
    { model: 'proportional', rate: 0.01 },
    { model: 'stepwise', rate: 0.002, rateOfFractions: 1e-5, range: 0.1 },
  ])('is the ratio of the pedigree for every genotype and relationship: %o', (mutation) => {
    const model: LocusModel = { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation };
    for (const name of relationships) {
      const score = relativeScore(probe, name, model);
      for (const [i, a] of alleles.entries())
        for (const b of alleles.slice(i)) {
          const typed = new Map([
            ['A', probe],
            ['B', genotype(a, b)],
          ]);
          const of = (pedigree: keyof typeof relationshipPedigrees) =>
            pedigreeLikelihood(relationshipPedigrees[pedigree], typed, model);
          const expected = of(name) / of('unrelated');
          expect(10 ** score(genotype(a, b)), `${name} ${a},${b}`).toBeCloseTo(expected, 10);
        }
    }
  });

  it('says nothing of what is not one known allele', () => {
    const still = { model: 'none' } as const;
    const score = relativeScore(probe, 'full siblings', {
      table,
      inheritance: 'autosomal',
      paternal: still,
      maternal: still,
    });
    expect([score(['8', '*']), score(['8', '30'])]).toEqual([0, 0]);
  });
});
