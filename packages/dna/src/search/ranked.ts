/** The best of a database by a likelihood ratio that is a sum of tables: kinship, a contributor of a mixture, a pedigree. */
import type { Category } from '../profile/categories.ts';
import { fail } from '../errors.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import type { DnaDatabase } from './database.ts';
import type { GenotypeScore } from './tables.ts';

export interface RankOptions {
  /** Candidates wanted. */
  readonly count: number;
  readonly categories: ReadonlySet<Category>;
  /** That the one sought is among the profiles searched, each as likely; with it candidates have a posterior. */
  readonly prior?: number;
}

export interface RankedProfile {
  readonly id: string;
  readonly category: Category;
  readonly profile: DnaProfile;
  readonly log10LR: number;
  readonly log10LRByLocus: ReadonlyMap<string, number>;
  /** At most so many unrelated profiles of those searched reach this LR. */
  readonly expectedChanceHitsMax: number;
  /** Given all profiles searched (Slooten and Meester 2014): that it is this one, and that it is nobody of them. */
  readonly posterior?: { readonly member: number; readonly outside: number };
}

export interface Ranking<Candidate = RankedProfile> {
  /** Greatest log10 LR first. */
  readonly candidates: readonly Candidate[];
  /** Profiles searched that have nothing in common with what was asked: nothing is known of them, so none is a candidate. */
  readonly incomparable: number;
}

/**
 * Ranks by `scores` of markers. Loci at which a profile has more than two alleles say nothing. Whoever shares no locus is left
 * out, unless something else `speaks` for them. Errors: DNA_PARAMETER_INVALID.
 */
export function rankByLR(
  database: DnaDatabase,
  scores: ReadonlyMap<string, GenotypeScore>,
  { count, categories, prior }: RankOptions,
  speaks: (profile: DnaProfile) => boolean = () => false,
): Ranking {
  if (prior !== undefined && !(prior >= 0 && prior < 1)) throw fail('DNA_PARAMETER_INVALID', 'prior');
  const searched = [...categories].reduce((sum, category) => sum + database.countOf(category), 0);
  const { best, incomparable } = database.rank(
    (marker) => scores.get(marker),
    count,
    (slot) => categories.has(database.categoryAt(slot)!),
    (slot) => speaks(database.profileAt(slot)),
  );
  const posteriorOf =
    prior === undefined ? undefined : posteriors(database, scores, categories, { prior, members: searched });
  const candidates = best
    .map(({ slot }) => {
      const profile = database.profileAt(slot);
      const log10LRByLocus = scoresByLocus(profile, scores);
      const log10LR = [...log10LRByLocus.values()].reduce((sum, value) => sum + value, 0);
      const [id, category] = [database.idAt(slot)!, database.categoryAt(slot)!];
      return {
        ...{ id, category, profile, log10LR, log10LRByLocus, expectedChanceHitsMax: chanceHitsMax(searched, log10LR) },
        ...(posteriorOf && { posterior: posteriorOf(log10LR) }),
      };
    })
    .sort((a, b) => b.log10LR - a.log10LR || (a.id < b.id ? -1 : 1));
  return { candidates, incomparable };
}

/** Unrelated profiles of `searched` that reach a ratio, at most: their number divided by it (Markov), and never more. */
export const chanceHitsMax = (searched: number, log10LR: number): number => searched / 10 ** Math.max(0, log10LR);

/** Everybody's ratio is summed, not the candidates' alone: whoever is excluded leaves more to the others. */
function posteriors(
  database: DnaDatabase,
  scores: ReadonlyMap<string, GenotypeScore>,
  categories: ReadonlySet<Category>,
  { prior, members }: { readonly prior: number; readonly members: number },
) {
  let ratios = 0;
  database.sums(
    (marker) => scores.get(marker),
    (slot, sum) => {
      if (database.idAt(slot) !== undefined && categories.has(database.categoryAt(slot)!)) ratios += 10 ** sum;
    },
  );
  const share = prior / Math.max(1, members);
  const total = 1 - prior + share * ratios;
  return (log10LR: number) => ({
    member: Math.min(1, (share * 10 ** log10LR) / total),
    outside: (1 - prior) / total,
  });
}

/** In double precision, which the ranking is not. */
function scoresByLocus({ markers }: DnaProfile, scores: ReadonlyMap<string, GenotypeScore>): Map<string, number> {
  const byLocus = new Map<string, number>();
  for (const [marker, score] of scores) {
    const alleles = markers.get(marker);
    if (alleles?.length === 2) byLocus.set(marker, score(genotype(alleles[0], alleles[1])));
  }
  return byLocus;
}
