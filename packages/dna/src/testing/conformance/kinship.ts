/** Likelihood ratios of pairs: by formula with theta, by pedigree with mutation, and the matrices of mutation. */
import type { Genotype } from '../../profile/genotype.ts';
import { pedigreeLikelihood } from '../../pedigree/likelihood.ts';
import { mutationMatrix } from '../../statistics/mutation.ts';
import type { MutationModel } from '../../statistics/mutation.ts';
import { pairwiseLR } from '../../statistics/pairwise.ts';
import type { Kappa } from '../../statistics/pairwise.ts';
import { pairs, strangers } from '../pedigrees.ts';
import { genotypeOf, nistPopulation, referenceJson, referenceRows } from '../reference.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

type Row = Record<'pair' | 'theta' | 'mutation' | 'hypothesis' | 'locus' | 'LR', string>;
type TotalRow = Record<'pair' | 'mutation' | 'hypothesis' | 'log10LR', string>;
interface Settings {
  readonly relationships: Readonly<Record<string, Kappa>>;
  readonly mutation: Readonly<Record<string, { rate: number }>>;
}

const settings = () => referenceJson<Settings>('kinship/pairs_settings.json');
const expected = (file: string) => referenceRows(`kinship/${file}.csv`) as Row[];

export const kinshipByFormula: ReferenceSet = {
  peer: 'forrel 1.9.0',
  what: 'kinship without mutation, by formula',
  limit: 1e-9,
  least: 2000,
  values: () => byFormula('pairs_expected_per_locus'),
};

export const kinshipWithTheta: ReferenceSet = {
  peer: 'Familias 2.6.4',
  what: 'kinship with theta 0, 0.01 and 0.03',
  limit: 1e-9,
  least: 1500,
  values: () => byFormula('pairs_theta_expected_per_locus'),
};

function* byFormula(file: string): Generator<ReferenceValue> {
  const { relationships } = settings();
  const [typed, population] = [typedPairs(), nistPopulation('Cauc')];
  for (const { pair, locus, hypothesis, theta = '0', mutation, LR } of expected(file)) {
    const [a, b] = ['A', 'B'].map((person) => typed.get(`${pair} ${locus}`)?.get(person));
    if (mutation !== 'none' || !a || !b) continue;
    const { frequency } = population.get(locus)!;
    const of = (allele: string) => frequency.get(allele)!;
    const ours = pairwiseLR(a, b, relationships[hypothesis], of, Number(theta));
    yield { name: `${pair} ${hypothesis} ${theta} ${locus}`, ours, theirs: Number(LR) };
  }
}

export const kinshipByPedigree: ReferenceSet = {
  peer: 'forrel 1.9.0, pedmut 0.9.1',
  what: 'kinship by pedigree, with and without mutation',
  limit: 1e-6,
  least: 6000,
  values: function* () {
    const { mutation: rates } = settings();
    const [typed, population] = [typedPairs(), nistPopulation('Cauc')];
    const apart = new Map<string, number>();
    const totals = new Map<string, number>();
    for (const { pair, mutation, hypothesis, locus, LR } of expected('pairs_expected_per_locus')) {
      const genotypes = typed.get(`${pair} ${locus}`) ?? new Map<string, Genotype>();
      const model = modelAt(locus, mutationOf(mutation, rates), population);
      const key = `${pair} ${locus} ${mutation}`;
      const without = apart.get(key) ?? pedigreeLikelihood(strangers, genotypes, model);
      apart.set(key, without);
      const ours = pedigreeLikelihood(pairs[hypothesis], genotypes, model) / without;
      yield { name: `${pair} ${hypothesis} ${mutation} ${locus}`, ours, theirs: Number(LR) };
      const total = `${pair} ${hypothesis} ${mutation}`;
      totals.set(total, (totals.get(total) ?? 1) * ours);
    }
    for (const row of referenceRows('kinship/pairs_expected_total.csv') as TotalRow[]) {
      const name = `${row.pair} ${row.hypothesis} ${row.mutation}`;
      const theirs = row.log10LR === '-Inf' ? 0 : 10 ** Number(row.log10LR);
      yield { name: `${name} in total`, ours: totals.get(name) ?? NaN, theirs };
    }
  },
};

export const mutationMatrices: ReferenceSet = {
  peer: 'pedmut 0.9.1',
  what: 'matrices of mutation',
  limit: 1e-9,
  least: 500,
  values: function* () {
    const { mutation: rates } = settings();
    const population = nistPopulation('Cauc');
    const matrices = referenceJson<Record<string, { matrix: number[][] }>>('kinship/mutation_matrices.json');
    for (const [name, { matrix }] of Object.entries(matrices)) {
      const [locus, model] = name.split('_');
      const ours = mutationMatrix(mutationOf(model, rates), population.get(locus)!);
      for (const [i, theirs] of matrix.flat().entries()) yield { name: `${name} ${i}`, ours: ours[i], theirs };
    }
  },
};

const modelAt = (locus: string, mutation: MutationModel, population: ReturnType<typeof nistPopulation>) =>
  ({ table: population.get(locus)!, inheritance: 'autosomal', paternal: mutation, maternal: mutation }) as const;

/** Genotypes of A and B by pair and locus. */
function typedPairs(): ReadonlyMap<string, ReadonlyMap<string, Genotype>> {
  const typed = new Map<string, Map<string, Genotype>>();
  for (const row of referenceRows<'pair' | 'person' | 'locus' | 'genotype'>('kinship/pairs_profiles.csv')) {
    const own = genotypeOf(row.genotype);
    const key = `${row.pair} ${row.locus}`;
    const both = typed.get(key) ?? new Map<string, Genotype>();
    if (own) typed.set(key, both.set(row.person, own));
  }
  return typed;
}

function mutationOf(model: string, rates: Settings['mutation']): MutationModel {
  if (model === 'none') return { model };
  const { rate } = rates[model];
  if (model === 'equal' || model === 'proportional') return { model, rate };
  return { model: 'stepwise', rate, rateOfFractions: 1e-6, range: 0.1 };
}
