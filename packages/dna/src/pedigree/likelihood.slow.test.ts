import { describe, expect, it } from 'vitest';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Genotype } from '../profile/genotype.ts';
import { mutationMatrix } from '../statistics/mutation.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { man, pairs, strangers, woman } from '../testing/pedigrees.ts';
import { genotypeOf, hasReference, nistPopulation, referenceJson, referenceRows } from '../testing/reference.ts';
import { pedigreeLikelihood } from './likelihood.ts';
import type { LocusModel } from './likelihood.ts';
import type { Member, Pedigree } from './pedigree.ts';

const modelOf = (mutation: MutationModel, table: LocusFrequencies): LocusModel => ({
  table,
  inheritance: 'autosomal',
  paternal: mutation,
  maternal: mutation,
});

/** How much likelier the genotypes are in one pedigree than in another. */
function ratio(one: Pedigree, other: Pedigree, genotypes: ReadonlyMap<string, Genotype>, model: LocusModel): number {
  return pedigreeLikelihood(one, genotypes, model) / pedigreeLikelihood(other, genotypes, model);
}

describe.skipIf(!hasReference)('against other programs', () => {
  const population = nistPopulation('Cauc');

  it('mutates with the same matrices', () => {
    type Matrices = Record<string, { alleles: string[]; matrix: number[][] }>;
    const settings = referenceJson<{ mutation: Record<string, { rate: number }> }>('kinship/pairs_settings.json');
    for (const [name, { matrix }] of Object.entries(referenceJson<Matrices>('kinship/mutation_matrices.json'))) {
      const [locus, model] = name.split('_');
      const ours = mutationMatrix(mutationOf(model, settings.mutation[model].rate), population.get(locus)!);
      matrix.flat().forEach((value, i) => expect(Math.abs(ours[i] - value), `${name} ${i}`).toBeLessThan(1e-12));
    }
  });

  it('gives the same ratio for pairs, with every mutation model, to a part in 1e6', () => {
    type Row = Record<'pair' | 'mutation' | 'hypothesis' | 'locus' | 'LR', string>;
    const profiles = new Map(
      referenceRows<'pair' | 'person' | 'locus' | 'genotype'>('kinship/pairs_profiles.csv').map((row) => [
        `${row.pair} ${row.person} ${row.locus}`,
        genotypeOf(row.genotype),
      ]),
    );
    const rows = referenceRows('kinship/pairs_expected_per_locus.csv') as Row[];
    expect(rows.length).toBeGreaterThan(6000);
    for (const { pair, mutation, hypothesis, locus, LR } of rows) {
      const genotypes = new Map<string, Genotype>();
      for (const person of ['A', 'B']) {
        const known = profiles.get(`${pair} ${person} ${locus}`);
        if (known) genotypes.set(person, known);
      }
      const model = modelOf(mutationOf(mutation, 0.002), population.get(locus)!);
      const ours = ratio(pairs[hypothesis], strangers, genotypes, model);
      expect(Math.abs(ours - Number(LR)), `${pair} ${mutation} ${hypothesis} ${locus}`).toBeLessThanOrEqual(
        1e-6 * Number(LR) + 1e-15,
      );
    }
  });

  it('weighs a missing person as they do', () => {
    type Column = Record<'id' | 'father' | 'mother', (string | null)[]> & { sex: number[] };
    interface Case {
      pedigree: Column & { genotypes: Record<string, Record<string, string>> };
      missing: string;
      poi: Record<string, string>;
      LR_per_marker: Record<string, number>;
    }
    const { cases } = referenceJson<{ cases: Record<string, Case> }>('pedigree-dvi/missing_person_lr.json');
    for (const [name, { pedigree, missing, poi, LR_per_marker: expected }] of Object.entries(cases)) {
      const members = pedigree.id.map((id, i): Member => {
        const [father, mother] = [pedigree.father[i], pedigree.mother[i]];
        const sex = pedigree.sex[i] === 1 ? 'male' : 'female';
        return father === null || mother === null ? { id: id!, sex } : { id: id!, sex, father, mother };
      });
      const family: Pedigree = { members };
      const apart: Pedigree = { members: [...members, { id: 'found', sex: 'unknown' }] };
      for (const [locus, LR] of Object.entries(expected)) {
        const known = Object.entries(pedigree.genotypes).flatMap(([id, loci]) => {
          const found = genotypeOf(loci[locus]);
          return found ? [[id, found] as const] : [];
        });
        const model = modelOf({ model: 'none' }, population.get(locus)!);
        const found = genotypeOf(poi[locus])!;
        const ours =
          pedigreeLikelihood(family, new Map([...known, [missing, found]]), model) /
          pedigreeLikelihood(apart, new Map([...known, ['found', found]]), model);
        expect(Math.abs(ours - LR), `${name} ${locus}`).toBeLessThanOrEqual(1e-6 * LR);
      }
    }
  });

  it('follows the X chromosome as they do', () => {
    interface Reference {
      alleles: number[];
      freq: number[];
      cases: { relationship: string; ids: string[]; sex: number[]; genotypes: string[]; LR_vs_unrelated: number }[];
    }
    const { alleles, freq, cases } = referenceJson<Reference>('pedigree-dvi/x_str_lr.json');
    const frequency = new Map(alleles.map((allele, i) => [String(allele), freq[i]]));
    const model: LocusModel = { ...modelOf({ model: 'none' }, { frequency, sampled: undefined }), inheritance: 'x' };
    const [f, m, n] = [man('f'), woman('m'), woman('n')];
    const families: Record<string, Pedigree> = {
      FD: { members: [man('A'), m, woman('B', 'A', 'm')] },
      MS: { members: [woman('A'), f, man('B', 'f', 'A')] },
      FS: { members: [f, m, woman('A', 'f', 'm'), woman('B', 'f', 'm')] },
      PHS: { members: [f, m, n, woman('A', 'f', 'm'), woman('B', 'f', 'n')] },
    };
    expect(cases.length).toBeGreaterThan(10);
    for (const { relationship, sex, genotypes, LR_vs_unrelated: LR } of cases) {
      const typed = genotypes.map((text): Genotype => genotypeOf(text.includes('/') ? text : `${text}/${text}`)!);
      const apart: Pedigree = { members: [sex[0] === 1 ? man('A') : woman('A'), sex[1] === 1 ? man('B') : woman('B')] };
      const ours = ratio(
        families[relationship],
        apart,
        new Map([
          ['A', typed[0]],
          ['B', typed[1]],
        ]),
        model,
      );
      expect(Math.abs(ours - LR), `${relationship} ${genotypes.join()}`).toBeLessThanOrEqual(1e-6 * LR);
    }
  });
});

function mutationOf(model: string, rate: number): MutationModel {
  if (model === 'equal' || model === 'proportional') return { model, rate };
  return model === 'stepwise' ? { model, rate, rateOfFractions: 1e-6, range: 0.1 } : { model: 'none' };
}
