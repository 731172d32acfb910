/** The best of a database by a likelihood ratio that is a sum of tables: kinship, a contributor of a mixture, a pedigree. */
import type { Category } from '../profile/categories.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import type { DnaDatabase } from './database.ts';
import type { GenotypeScore } from './tables.ts';

export interface RankOptions {
  /** Candidates wanted. */
  readonly count: number;
  readonly categories: ReadonlySet<Category>;
}

export interface RankedProfile {
  readonly id: string;
  readonly category: Category;
  readonly profile: DnaProfile;
  readonly log10LR: number;
  readonly log10LRByLocus: ReadonlyMap<string, number>;
  /** At most so many unrelated profiles of those searched reach this LR: their number divided by it. */
  readonly expectedChanceHitsMax: number;
}

/** Greatest log10 LR first, `scores` by marker. Loci at which a profile has more than two alleles say nothing. */
export function rankByLR(
  database: DnaDatabase,
  scores: ReadonlyMap<string, GenotypeScore>,
  { count, categories }: RankOptions,
): RankedProfile[] {
  const searched = [...categories].reduce((sum, category) => sum + database.countOf(category), 0);
  const found = database.rank(
    (marker) => scores.get(marker),
    count,
    (slot) => categories.has(database.categoryAt(slot)!),
  );
  return found
    .map(({ slot }) => {
      const profile = database.profileAt(slot);
      const log10LRByLocus = scoresByLocus(profile, scores);
      const log10LR = [...log10LRByLocus.values()].reduce((sum, value) => sum + value, 0);
      const [id, category] = [database.idAt(slot)!, database.categoryAt(slot)!];
      return { id, category, profile, log10LR, log10LRByLocus, expectedChanceHitsMax: searched / 10 ** log10LR };
    })
    .sort((a, b) => b.log10LR - a.log10LR || (a.id < b.id ? -1 : 1));
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
