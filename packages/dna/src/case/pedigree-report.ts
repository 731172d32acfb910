/** How probable the profiles of several people are under two pedigrees, locus by locus. */
import { fail } from '../errors.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Pedigree } from '../pedigree/pedigree.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { totalOf } from './kinship.ts';
import { kinshipTable, leastOf, stateParameters } from './parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from './parameters.ts';

export interface PedigreeLocus {
  readonly marker: string;
  readonly inheritance: 'autosomal' | 'x';
  /** Genotypes by the member's id; who is absent is not typed there. */
  readonly genotypes: Readonly<Record<string, Genotype>>;
  /** Probability of the genotypes under the first and under the second pedigree. */
  readonly likelihoods: readonly [number, number];
  readonly lr: number;
}

export interface PedigreeReport extends StatedParameters {
  readonly loci: readonly PedigreeLocus[];
  readonly leftOut: readonly LeftOut[];
  readonly lr: number;
  /** Null when the first pedigree cannot explain the profiles: lr is 0. */
  readonly log10LR: number | null;
}

/**
 * Profiles by member's id, one model of mutation for fathers and mothers. A pedigree's sum has no theta: it is 0.
 * Errors: DNA_PEDIGREE_INVALID, also when a profile is of nobody in both pedigrees or the second cannot explain it.
 */
export function pedigreeReport(
  pedigrees: readonly [Pedigree, Pedigree],
  profiles: ReadonlyMap<string, ReadonlyMap<string, Genotype>>,
  parameters: Omit<Parameters, 'theta'>,
  mutation: MutationModel = { model: 'none' },
): PedigreeReport {
  const whole: Parameters = { ...parameters, theta: 0 };
  const stated = stateParameters(whole, mutation);
  for (const [i, { members }] of pedigrees.entries())
    for (const id of profiles.keys())
      if (!members.some((member) => member.id === id))
        throw fail('DNA_PEDIGREE_INVALID', `the ${i === 0 ? 'first' : 'second'} lacks somebody who is typed`);
  const loci: PedigreeLocus[] = [];
  const leftOut: LeftOut[] = [];
  for (const marker of new Set([...profiles.values()].flatMap((profile) => [...profile.keys()]))) {
    const table = parameters.population.loci.get(marker);
    if (!table) {
      leftOut.push({ marker, reason: 'no-frequencies' });
      continue;
    }
    const genotypes = new Map(
      [...profiles].flatMap(([id, profile]): [string, Genotype][] => {
        const own = profile.get(marker);
        return own ? [[id, own]] : [];
      }),
    );
    const inheritance = inheritanceOf(marker) === 'x' ? 'x' : 'autosomal';
    const scaled = kinshipTable(table, [...genotypes.values()].flat(), leastOf(whole, table));
    const model: LocusModel = { table: scaled, inheritance, paternal: mutation, maternal: mutation };
    const [first, second] = pedigrees.map((pedigree) => pedigreeLikelihood(pedigree, genotypes, model));
    if (second === 0) throw fail('DNA_PEDIGREE_INVALID', `the second cannot explain ${marker}`);
    const lr = first / second;
    loci.push({ marker, inheritance, genotypes: Object.fromEntries(genotypes), likelihoods: [first, second], lr });
  }
  return { ...stated, loci, leftOut, ...totalOf(loci.map(({ lr }) => lr)) };
}
