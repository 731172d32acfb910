/** Whose the remains are, as a report: each pair alone and within everything, the best joint assignments, and what it rests on. */
import { fail } from '../errors.ts';
import { kinshipTable, leastOf, stateParameters } from '../case/parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from '../case/parameters.ts';
import { inheritanceOf } from '../markers/markers.ts';
import type { Work } from '../mixture/work.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { identify } from './identify.ts';
import type { IdentificationOptions } from './identify.ts';
import type { Family, Pair, Remains } from './question.ts';

/** By name. */
export interface NamedPair {
  readonly remains: string;
  readonly family: string;
  readonly member: string;
}

export interface RemainsReport extends StatedParameters {
  readonly priorOdds: number;
  readonly leastLR: number;
  /** Markers that had a part. */
  readonly loci: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly pairs: readonly (NamedPair & {
    /** Of the pair alone; null when it cannot be. */
    readonly log10LR: number | null;
    /** Given everything else. */
    readonly posterior: number;
  })[];
  /** Best first; remains that are in no pair are of no family. */
  readonly best: readonly {
    readonly pairs: readonly NamedPair[];
    readonly log10LR: number;
    readonly posterior: number;
  }[];
  /** That remains are of none of the families. */
  readonly unidentified: readonly { readonly remains: string; readonly posterior: number }[];
}

/**
 * Over every autosomal locus at which somebody is typed. Theta is 0, frequencies are those of kinship, mutation is the same
 * for fathers and mothers. Errors: DNA_REMAINS_INVALID, DNA_PEDIGREE_INVALID, DNA_PARAMETER_INVALID.
 */
export function* remainsReport(
  remains: readonly Remains[],
  families: readonly Family[],
  parameters: Omit<Parameters, 'theta'>,
  options: IdentificationOptions,
  mutation: MutationModel = { model: 'none' },
): Work<RemainsReport> {
  const whole: Parameters = { ...parameters, theta: 0 };
  const stated = stateParameters(whole, mutation);
  for (const named of [remains, families])
    if (new Set(named.map(({ id }) => id)).size !== named.length)
      throw fail('DNA_REMAINS_INVALID', 'a name stands twice');
  const profiles = [
    ...remains.map(({ genotypes }) => genotypes),
    ...families.flatMap((one) => [...one.profiles.values()]),
  ];
  const loci = new Map<string, LocusModel>();
  const leftOut: LeftOut[] = [];
  for (const marker of new Set(profiles.flatMap((profile) => [...profile.keys()]))) {
    const table = parameters.population.loci.get(marker);
    if (inheritanceOf(marker) !== 'autosomal') leftOut.push({ marker, reason: 'not-autosomal' });
    else if (!table) leftOut.push({ marker, reason: 'no-frequencies' });
    else {
      const shown = profiles.flatMap((profile) => profile.get(marker) ?? []);
      const scaled = kinshipTable(table, shown, leastOf(whole, table));
      loci.set(marker, { table: scaled, inheritance: 'autosomal', paternal: mutation, maternal: mutation });
    }
  }
  const { pairs, best, unidentified } = yield* identify({ remains, families, loci }, options);
  const named = ({ remains: body, family, member }: Pair): NamedPair => ({
    remains: remains[body].id,
    family: families[family].id,
    member,
  });
  const log10 = (logLR: number) => logLR / Math.LN10;
  return {
    ...stated,
    priorOdds: options.priorOdds,
    leastLR: options.leastLR,
    loci: [...loci.keys()],
    leftOut,
    pairs: pairs.map(({ logLR, posterior, ...pair }) => ({
      ...named(pair),
      log10LR: logLR === -Infinity ? null : log10(logLR),
      posterior,
    })),
    best: best.map((each) => ({ pairs: each.pairs.map(named), log10LR: log10(each.logLR), posterior: each.posterior })),
    unidentified: unidentified.map((posterior, i) => ({ remains: remains[i].id, posterior })),
  };
}
