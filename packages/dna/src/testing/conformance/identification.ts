/** Identification of remains as dvir has it: each pair alone, the best joint assignments, and their posteriors. */
import { identify } from '../../dvi/identify.ts';
import type { IdentificationResult } from '../../dvi/identify.ts';
import type { Family, Identification, Pair } from '../../dvi/question.ts';
import { markerName } from '../../markers/markers.ts';
import { finish } from '../../mixture/work.ts';
import { pedigreeLikelihood } from '../../pedigree/likelihood.ts';
import type { LocusModel } from '../../pedigree/likelihood.ts';
import type { Pedigree } from '../../pedigree/pedigree.ts';
import type { Genotype } from '../../profile/genotype.ts';
import type { MutationModel } from '../../statistics/mutation.ts';
import { referenceJson } from '../reference.ts';
import { pedigreeOf, profileOf } from './families.ts';
import type { WrittenPedigree } from './families.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

type Row = Record<string, string | number | null> & {
  readonly LR: number;
  readonly posterior: number;
  readonly loglik: number | null;
};

interface Case {
  readonly pm: readonly WrittenPedigree[];
  readonly am: readonly WrittenPedigree[];
  readonly missing: readonly string[];
  readonly pm_ids: readonly string[];
  readonly frequencies: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly mutation: Readonly<Record<string, { 'model.F': 'proportional' | 'equal'; 'rate.F': number }>> | null;
  readonly joint: readonly Row[];
  readonly pairwiseLR: {
    readonly rows: readonly string[];
    readonly cols: readonly string[];
    readonly LR: readonly (readonly (number | null)[])[];
  };
}

const files = ['example1', 'example2', 'KETPchap481', 'grave', 'icmp', 'planecrash'];
/** dvir fixes the pairs that it finds undisputed first, and then holds its ratios against them, not against nobody. */
const baseline = 'its ratio is held against the pairs that it found undisputed; the likelihood of all profiles agrees';
const settled = 'its undisputed pairs make its ratio differ from the product of its own pairs, which ours is';

export const identifications: ReferenceSet = {
  peer: 'dvir 3.4.2',
  what: 'remains and families: pairs, joint assignments',
  limit: 1e-6,
  least: 200,
  values: identificationValues,
  explained: new Map([
    ...Array.from({ length: 50 }, (_, row) => [`grave ${row} ratio`, baseline] as const),
    ...[0, 1].flatMap((row) =>
      ['ratio', 'likelihood', 'posterior'].map((what) => [`planecrash ${row} ${what}`, settled] as const),
    ),
  ]),
};

function* identificationValues(): Generator<ReferenceValue> {
  for (const file of files) {
    const asked = referenceJson<Case>(`pedigree-dvi/dvi_${file}.json`);
    const question = identificationOf(asked);
    const result = finish(identify(question, { priorOdds: 1, leastLR: 0, count: 100_000 }));
    const { rows, cols, LR } = asked.pairwiseLR;
    for (const [i, row] of rows.entries())
      for (const [j, member] of cols.entries()) {
        const theirs = LR[i][j];
        const ours = result.pairs.find((pair) => asked.pm_ids[pair.remains] === row && pair.member === member);
        // Sexes that differ: neither says anything.
        if (theirs === null && ours === undefined) continue;
        yield { name: `${file} ${row} ${member}`, ours: Math.exp(ours?.logLR ?? NaN), theirs: theirs ?? NaN };
      }
    yield* jointValues(file, asked, result, logLikelihoodApart(question));
    if (file === 'planecrash') yield* productsOfPairs(asked, result);
  }
}

function* jointValues(
  file: string,
  asked: Case,
  { best }: IdentificationResult,
  apart: number,
): Generator<ReferenceValue> {
  const written = (pairs: readonly Pair[]) =>
    asked.pm_ids.map((_, i) => pairs.find(({ remains }) => remains === i)?.member ?? '*').join();
  const found = new Map(best.map((each) => [written(each.pairs), each]));
  for (const [at, row] of asked.joint.entries()) {
    const ours = found.get(asked.pm_ids.map((id) => row[id]).join());
    const name = `${file} ${at}`;
    yield { name: `${name} ratio`, ours: ours ? Math.exp(ours.logLR) : 0, theirs: row.LR };
    // A logarithm of -700 would hide differences: the likelihoods themselves are compared.
    if (row.loglik !== null && ours)
      yield { name: `${name} likelihood`, ours: Math.exp(apart + ours.logLR - row.loglik), theirs: 1 };
    yield { name: `${name} posterior`, ours: ours?.posterior ?? 0, theirs: row.posterior };
  }
}

/** Five families have nothing in common: what they say together is the product of what they say alone. */
function* productsOfPairs({ pm_ids: ids, pairwiseLR: { rows, cols, LR } }: Case, { best }: IdentificationResult) {
  for (const { pairs, logLR } of best.slice(0, 2)) {
    const alone = pairs.map(({ remains, member }) => LR[rows.indexOf(ids[remains])][cols.indexOf(member)]!);
    const name = `planecrash ${pairs.map(({ member }) => member).join(' ')} as a product`;
    yield { name, ours: Math.exp(logLR), theirs: alone.reduce((product, ratio) => product * ratio, 1) };
  }
}

/** Natural logarithm of the probability of every profile when no remains are of any family. */
function logLikelihoodApart({ remains, families, loci }: Identification): number {
  let sum = 0;
  for (const [marker, model] of loci) {
    const of = (pedigree: Pedigree, profiles: Family['profiles']) => {
      const typed = [...profiles].flatMap(([id, profile]): [string, Genotype][] => {
        const own = profile.get(marker);
        return own ? [[id, own]] : [];
      });
      sum += Math.log(pedigreeLikelihood(pedigree, new Map(typed), model));
    };
    for (const { pedigree, profiles } of families) of(pedigree, profiles);
    for (const { id, sex, genotypes } of remains) of({ members: [{ id, sex }] }, new Map([[id, genotypes]]));
  }
  return sum;
}

function identificationOf({ pm, am, missing, pm_ids: ids, frequencies, mutation }: Case): Identification {
  return {
    remains: ids.map((id, i) => ({
      id,
      sex: pedigreeOf(pm[i]).members[0].sex,
      genotypes: profileOf(pm[i].genotypes[id]),
    })),
    families: am.map((written, i) => {
      const pedigree = pedigreeOf(written);
      const profiles = new Map(Object.entries(written.genotypes).map(([member, own]) => [member, profileOf(own)]));
      for (const [member, profile] of profiles) if (profile.size === 0) profiles.delete(member);
      const here = missing.filter((id) => pedigree.members.some((member) => member.id === id));
      return { id: `family ${i + 1}`, pedigree, profiles, missing: here };
    }),
    loci: new Map(
      Object.entries(frequencies).map(([locus, table]): [string, LocusModel] => {
        const written = mutation?.[locus];
        const model: MutationModel = written
          ? { model: written['model.F'], rate: written['rate.F'] }
          : { model: 'none' };
        return [
          markerName(locus) ?? locus,
          {
            table: { frequency: new Map(Object.entries(table)), sampled: undefined },
            inheritance: 'autosomal',
            paternal: model,
            maternal: model,
          },
        ];
      }),
    ),
  };
}
