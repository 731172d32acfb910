/** How much more probable two profiles are if two people are related than if they are not, locus by locus. */
import { fail } from '../errors.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import { relationshipPedigrees } from '../pedigree/relationships.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { kappas, pairwiseLR } from '../statistics/pairwise.ts';
import { kinshipTable, leastOf, stateParameters } from './parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from './parameters.ts';

/** What can be claimed against being unrelated. */
export type Relationship = Exclude<keyof typeof relationshipPedigrees, 'unrelated'>;
export const relationships = Object.keys(relationshipPedigrees).filter(
  (name): name is Relationship => name !== 'unrelated',
);

export interface KinshipLocus {
  readonly marker: string;
  readonly a: Genotype;
  readonly b: Genotype;
  readonly lr: number;
}

export interface KinshipReport extends StatedParameters {
  readonly relationship: Relationship;
  readonly loci: readonly KinshipLocus[];
  readonly leftOut: readonly LeftOut[];
  readonly lr: number;
  /** Null when the relationship cannot explain the profiles: lr is 0. */
  readonly log10LR: number | null;
}

/**
 * Over the autosomal loci that both have and the table knows. Mutation goes with theta 0 only: there is no formula of
 * both that other programs agree on. Errors: DNA_PARAMETER_INVALID.
 */
export function kinshipReport(
  a: ReadonlyMap<string, Genotype>,
  b: ReadonlyMap<string, Genotype>,
  relationship: Relationship,
  parameters: Parameters,
  mutation: MutationModel = { model: 'none' },
): KinshipReport {
  const stated = stateParameters(parameters, mutation);
  if (mutation.model !== 'none' && parameters.theta > 0)
    throw fail('DNA_PARAMETER_INVALID', 'mutation together with theta');
  const loci: KinshipLocus[] = [];
  const leftOut: LeftOut[] = [];
  for (const marker of new Set([...a.keys(), ...b.keys()])) {
    const [one, other, table] = [a.get(marker), b.get(marker), parameters.population.loci.get(marker)];
    if (inheritanceOf(marker) !== 'autosomal') leftOut.push({ marker, reason: 'not-autosomal' });
    else if (!one || !other) leftOut.push({ marker, reason: 'not-typed-in-all' });
    else if (!table) leftOut.push({ marker, reason: 'no-frequencies' });
    else {
      const scaled = kinshipTable(table, [...one, ...other], leastOf(parameters, table));
      const lr =
        mutation.model === 'none'
          ? pairwiseLR(one, other, kappas[relationship], frequencyIn(scaled), parameters.theta)
          : withMutation(one, other, relationship, scaled, mutation);
      loci.push({ marker, a: one, b: other, lr });
    }
  }
  return { ...stated, relationship, loci, leftOut, ...totalOf(loci.map(({ lr }) => lr)) };
}

const frequencyIn =
  ({ frequency }: LocusFrequencies) =>
  (allele: Allele): number =>
    frequency.get(allele) ?? 0;

function withMutation(
  a: Genotype,
  b: Genotype,
  relationship: Relationship,
  table: LocusFrequencies,
  mutation: MutationModel,
): number {
  const model = { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation } as const;
  const typed = new Map([
    ['A', a],
    ['B', b],
  ]);
  const likelihood = (name: keyof typeof relationshipPedigrees) =>
    pedigreeLikelihood(relationshipPedigrees[name], typed, model);
  return likelihood(relationship) / likelihood('unrelated');
}

/** Product of likelihood ratios, and its logarithm. */
export function totalOf(ratios: readonly number[]): { readonly lr: number; readonly log10LR: number | null } {
  const lr = ratios.reduce((product, ratio) => product * ratio, 1);
  if (ratios.includes(0)) return { lr: 0, log10LR: null };
  return { lr, log10LR: ratios.reduce((sum, ratio) => sum + Math.log10(ratio), 0) };
}
