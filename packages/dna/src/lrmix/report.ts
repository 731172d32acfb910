/** How much more probable a mixture is under one hypothesis of who contributed than under another, locus by locus. */
import { fail } from '../errors.ts';
import { totalOf } from '../case/kinship.ts';
import type { Relationship } from '../case/kinship.ts';
import { kinshipTable, leastOf, stateParameters } from '../case/parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from '../case/parameters.ts';
import { inheritanceOf } from '../markers/markers.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { kappas } from '../statistics/pairwise.ts';
import type { Replicate } from './evidence.ts';
import { mixtureLikelihood } from './likelihood.ts';
import type { MixtureContributors, MixtureLocus } from './likelihood.ts';

export interface MixtureHypothesis {
  /** Persons who contributed, by name, with the probability that one copy of an allele of theirs is not seen. */
  readonly contributors: Readonly<Record<string, number>>;
  /** How many others did, 0 to 4, related to nobody. */
  readonly unknowns: number;
  /** The same probability for each unknown contributor. */
  readonly dropOut: number;
  /** One of the unknowns is related to a person. */
  readonly relative?: { readonly of: string; readonly relationship: Relationship };
}

export interface MixtureQuestion {
  readonly replicates: readonly Replicate[];
  /** Whoever is typed and stands in either hypothesis, by name. */
  readonly persons: ReadonlyMap<string, ReadonlyMap<string, Genotype>>;
  /** The claim, and what it is held against. */
  readonly hypotheses: readonly [MixtureHypothesis, MixtureHypothesis];
  /** Probability of drop-in, a replicate and locus. */
  readonly dropIn: number;
}

export interface MixtureLocusResult {
  readonly marker: string;
  readonly replicates: readonly (readonly Allele[])[];
  readonly genotypes: Readonly<Record<string, Genotype>>;
  /** Probability of the replicates under the first and the second hypothesis. */
  readonly likelihoods: readonly [number, number];
  readonly lr: number;
}

export interface MixtureReport extends StatedParameters {
  readonly model: 'drop-out and drop-in';
  readonly hypotheses: readonly [MixtureHypothesis, MixtureHypothesis];
  readonly dropIn: number;
  readonly loci: readonly MixtureLocusResult[];
  readonly leftOut: readonly LeftOut[];
  readonly lr: number;
  /** Null when the first hypothesis cannot explain the replicates: lr is 0. */
  readonly log10LR: number | null;
}

export const replicatesMax = 8;
export const unknownsMax = 4;

/**
 * Over the autosomal loci of the replicates that every person has and the table knows. Frequencies are those of kinship:
 * at least the least, and scaled to sum to 1. Errors: DNA_MIXTURE_INVALID, also when the second hypothesis cannot explain
 * a locus; DNA_PARAMETER_INVALID.
 */
export function mixtureReport(question: MixtureQuestion, parameters: Parameters): MixtureReport {
  const stated = stateParameters(parameters);
  checkQuestion(question);
  const { replicates, persons, hypotheses, dropIn } = question;
  const loci: MixtureLocusResult[] = [];
  const leftOut: LeftOut[] = [];
  for (const marker of new Set(replicates.flatMap((replicate) => [...replicate.keys()]))) {
    const genotypes = genotypesAt(marker, persons);
    const reason = reasonAgainst(marker, genotypes, parameters);
    if (reason || !genotypes) {
      leftOut.push({ marker, reason: reason ?? 'not-typed-in-all' });
      continue;
    }
    const shown = replicates.flatMap((replicate) => replicate.get(marker) ?? []);
    const locus = locusOf(question, marker, Object.values(genotypes), shown, parameters);
    const [first, second] = hypotheses.map((each) => mixtureLikelihood(locus, contributorsOf(each, genotypes)));
    if (second === 0) throw fail('DNA_MIXTURE_INVALID', `the second hypothesis cannot explain ${marker}`);
    const { replicates: seen } = locus;
    loci.push({ marker, replicates: seen, genotypes, likelihoods: [first, second], lr: first / second });
  }
  const total = totalOf(loci.map(({ lr }) => lr));
  return { ...stated, model: 'drop-out and drop-in', hypotheses, dropIn, loci, leftOut, ...total };
}

function genotypesAt(
  marker: string,
  persons: MixtureQuestion['persons'],
): Readonly<Record<string, Genotype>> | undefined {
  const genotypes = [...persons].map(([name, profile]) => [name, profile.get(marker)] as const);
  if (genotypes.some(([, own]) => own === undefined)) return undefined;
  return Object.fromEntries(genotypes as [string, Genotype][]);
}

function reasonAgainst(
  marker: string,
  genotypes: object | undefined,
  { population }: Parameters,
): LeftOut['reason'] | undefined {
  if (inheritanceOf(marker) !== 'autosomal') return 'not-autosomal';
  if (!genotypes) return 'not-typed-in-all';
  return population.loci.has(marker) ? undefined : 'no-frequencies';
}

function locusOf(
  { replicates, dropIn }: MixtureQuestion,
  marker: string,
  typed: readonly Genotype[],
  shown: readonly Allele[],
  parameters: Parameters,
): MixtureLocus {
  const table = parameters.population.loci.get(marker)!;
  const { frequency } = kinshipTable(table, [...shown, ...typed.flat()], leastOf(parameters, table));
  const seen = [...new Set(shown)].reduce((sum, allele) => sum + frequency.get(allele)!, 0);
  return {
    replicates: replicates.flatMap((replicate) => (replicate.has(marker) ? [replicate.get(marker)!] : [])),
    typed,
    frequency: (allele) => frequency.get(allele)!,
    restFrequency: Math.max(0, 1 - seen),
    theta: parameters.theta,
    dropIn,
  };
}

function contributorsOf(
  { contributors, unknowns, dropOut, relative }: MixtureHypothesis,
  genotypes: Readonly<Record<string, Genotype>>,
): MixtureContributors {
  const known = Object.entries(contributors).map(([name, own]) => ({ genotype: genotypes[name], dropOut: own }));
  if (!relative) return { known, unknowns, dropOut };
  const kappa = kappas[relative.relationship];
  return { known, unknowns, dropOut, relative: { genotype: genotypes[relative.of], kappa } };
}

function checkQuestion({ replicates, persons, hypotheses, dropIn }: MixtureQuestion): void {
  const isChance = (value: number) => value >= 0 && value <= 1;
  if (replicates.length === 0 || replicates.length > replicatesMax) throw fail('DNA_MIXTURE_INVALID', 'replicates');
  if (!(dropIn >= 0 && dropIn < 1)) throw fail('DNA_PARAMETER_INVALID', 'drop-in');
  const named = new Set<string>();
  for (const { contributors, unknowns, dropOut, relative } of hypotheses) {
    if (!Number.isInteger(unknowns) || unknowns < 0 || unknowns > unknownsMax || (relative && unknowns === 0))
      throw fail('DNA_MIXTURE_INVALID', 'unknown contributors');
    if (![dropOut, ...Object.values(contributors)].every(isChance)) throw fail('DNA_PARAMETER_INVALID', 'drop-out');
    for (const name of Object.keys(contributors)) named.add(name);
    if (relative) named.add(relative.of);
  }
  if (![...named].every((name) => persons.has(name)))
    throw fail('DNA_MIXTURE_INVALID', 'a contributor without a profile');
  // Somebody in neither hypothesis would change the answer by theta alone, unseen.
  if (![...persons.keys()].every((name) => named.has(name)))
    throw fail('DNA_MIXTURE_INVALID', 'a person in no hypothesis');
}
