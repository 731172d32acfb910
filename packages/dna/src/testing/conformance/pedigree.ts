/** Missing persons of families, and the X chromosome. */
import { pedigreeLikelihood } from '../../pedigree/likelihood.ts';
import type { LocusModel } from '../../pedigree/likelihood.ts';
import type { Pedigree } from '../../pedigree/pedigree.ts';
import type { LocusFrequencies } from '../../frequencies/frequencies.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { man, woman } from '../pedigrees.ts';
import { genotypeOf, nistPopulation, referenceJson } from '../reference.ts';
import { pedigreeOf } from './families.ts';
import type { WrittenPedigree } from './families.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

const still = { model: 'none' } as const;
const modelOf = (table: LocusFrequencies, inheritance: LocusModel['inheritance']): LocusModel => ({
  table,
  inheritance,
  paternal: still,
  maternal: still,
});

interface MissingCase {
  readonly pedigree: WrittenPedigree;
  readonly missing: string;
  readonly poi: Readonly<Record<string, string>>;
  readonly LR_per_marker: Readonly<Record<string, number>>;
  readonly LR_total: number;
}

export const missingPersons: ReferenceSet = {
  peer: 'forrel 1.9.0',
  what: 'missing persons',
  limit: 1e-6,
  least: 30,
  values: function* () {
    const { cases } = referenceJson<{ cases: Record<string, MissingCase> }>('pedigree-dvi/missing_person_lr.json');
    const population = nistPopulation('Cauc');
    for (const [name, { pedigree: written, missing, poi, LR_per_marker: theirs, LR_total: all }] of Object.entries(
      cases,
    )) {
      const family = pedigreeOf(written);
      const apart: Pedigree = { members: [...family.members, { id: 'found', sex: 'unknown' }] };
      let total = 1;
      for (const [locus, LR] of Object.entries(theirs)) {
        const known = Object.entries(written.genotypes).flatMap(([id, loci]): [string, Genotype][] => {
          const own = genotypeOf(loci[locus]);
          return own ? [[id, own]] : [];
        });
        const model = modelOf(population.get(locus)!, 'autosomal');
        const found = genotypeOf(poi[locus])!;
        const ours =
          pedigreeLikelihood(family, new Map([...known, [missing, found]]), model) /
          pedigreeLikelihood(apart, new Map([...known, ['found', found]]), model);
        total *= ours;
        yield { name: `${name} ${locus}`, ours, theirs: LR };
      }
      yield { name: `${name} in total`, ours: total, theirs: all };
    }
  },
};

const [f, m, n] = [man('f'), woman('m'), woman('n')];
const onX: Readonly<Record<string, Pedigree>> = {
  FD: { members: [man('A'), m, woman('B', 'A', 'm')] },
  MS: { members: [woman('A'), f, man('B', 'f', 'A')] },
  FS: { members: [f, m, woman('A', 'f', 'm'), woman('B', 'f', 'm')] },
  PHS: { members: [f, m, n, woman('A', 'f', 'm'), woman('B', 'f', 'n')] },
};

export const xChromosome: ReferenceSet = {
  peer: 'pedprobr 1.1.0',
  what: 'the X chromosome',
  limit: 1e-6,
  least: 10,
  values: function* (): Generator<ReferenceValue> {
    interface Reference {
      readonly alleles: readonly number[];
      readonly freq: readonly number[];
      readonly cases: readonly { relationship: string; sex: number[]; genotypes: string[]; LR_vs_unrelated: number }[];
    }
    const { alleles, freq, cases } = referenceJson<Reference>('pedigree-dvi/x_str_lr.json');
    const frequency = new Map(alleles.map((allele, i) => [String(allele), freq[i]]));
    const model = modelOf({ frequency, sampled: undefined }, 'x');
    for (const { relationship, sex, genotypes, LR_vs_unrelated: theirs } of cases) {
      const [a, b] = genotypes.map((text): Genotype => genotypeOf(text.includes('/') ? text : `${text}/${text}`)!);
      const typed = new Map([
        ['A', a],
        ['B', b],
      ]);
      const apart: Pedigree = { members: [sex[0] === 1 ? man('A') : woman('A'), sex[1] === 1 ? man('B') : woman('B')] };
      const ours = pedigreeLikelihood(onX[relationship], typed, model) / pedigreeLikelihood(apart, typed, model);
      yield { name: `${relationship} ${genotypes.join()}`, ours, theirs };
    }
  },
};
