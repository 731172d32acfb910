/**
 * What a profile that was just added makes of those already there, in both directions: a new stain finds persons, a new
 * person the stains that wait for one, and with kinship rules a new relative the remains. A function of the database
 * alone: whoever keeps leads calls it after every addition.
 */
import { searchRelatives } from '../familial/familial.ts';
import type { Relative } from '../familial/familial.ts';
import type { Category } from '../profile/categories.ts';
import type { DnaProfile } from '../profile/profile.ts';
import type { KinshipRule } from '../rules/matrix.ts';
import type { DnaDatabase } from './database.ts';
import { evidenceFirst } from './evidence.ts';
import { searchDna } from './search.ts';
import type { DnaHit, DnaSearchOptions } from './search.ts';

export interface LoadedProfile {
  readonly id: string;
  readonly category: Category;
  readonly profile: DnaProfile;
}

/** A pair of profiles, of which one was just loaded. Whichever came first, a pair has the same two ids in this order. */
interface Pair {
  /** The one whose source is in question: a stain before a person, the smaller id of two alike. */
  readonly evidence: string;
  readonly other: string;
}

export type LoadHit =
  | (Pair & { readonly kind: 'match'; readonly hit: DnaHit })
  | (Pair & { readonly kind: 'kinship'; readonly rule: KinshipRule; readonly relative: Relative });

/** Most relatives that one rule gives. */
const relativesMax = 100;

/**
 * Matches first, staff before all, then relatives by log10 LR. `loaded` may be in the database already: it is never its
 * own hit. `hit.id` and `relative.id` are those of the profile that was there.
 */
export function searchOnLoad(database: DnaDatabase, loaded: LoadedProfile, options: DnaSearchOptions): LoadHit[] {
  const pairOf = (id: string, category: Category): Pair => {
    const [evidence, other] = evidenceFirst({ id, category }, loaded);
    return { evidence: evidence.id, other: other.id };
  };
  const matches = searchDna(database, loaded.profile, loaded.category, options)
    .filter(({ id }) => id !== loaded.id)
    .map((hit): LoadHit => ({ kind: 'match', ...pairOf(hit.id, hit.category), hit }));
  const relatives = relativesOf(database, loaded, options).map(([rule, relative]): LoadHit => ({
    kind: 'kinship',
    ...pairOf(relative.id, relative.category),
    rule,
    relative,
  }));
  return [...matches, ...relatives];
}

/** The best relationship of each, of the matrix's kinship rules that touch the category. */
function relativesOf(
  database: DnaDatabase,
  { id, category, profile }: LoadedProfile,
  { matrix, statistics }: DnaSearchOptions,
): (readonly [KinshipRule, Relative])[] {
  const best = new Map<string, readonly [KinshipRule, Relative]>();
  for (const rule of matrix.kinship ?? []) {
    if (!rule.between.includes(category)) continue;
    const [one, two] = rule.between;
    const categories = new Set([category === one ? two : one]);
    const { relationship, mutation } = rule;
    const familial = { relationship, statistics, categories, count: relativesMax, ...(mutation && { mutation }) };
    for (const relative of searchRelatives(database, profile, familial)) {
      if (relative.id === id || relative.combinedLog10LR < rule.log10LRMin) continue;
      if (relative.log10LRByLocus.size < rule.lociMin) continue;
      const known = best.get(relative.id);
      if (!known || known[1].combinedLog10LR < relative.combinedLog10LR) best.set(relative.id, [rule, relative]);
    }
  }
  return [...best.values()].sort(([, a], [, b]) => b.combinedLog10LR - a.combinedLog10LR || (a.id < b.id ? -1 : 1));
}
