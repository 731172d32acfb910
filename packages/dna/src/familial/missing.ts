/** Search of a whole database for a missing member of a family, by everybody of the family who is typed, all at once. */
import { kinshipTable } from '../case/parameters.ts';
import { fail } from '../errors.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Pedigree } from '../pedigree/pedigree.ts';
import { inOrderOfBirth } from '../pedigree/pedigree.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import type { DnaDatabase } from '../search/database.ts';
import { rankByLR } from '../search/ranked.ts';
import type { Ranking, RankOptions } from '../search/ranked.ts';
import { pedigreeScore } from '../search/tables.ts';
import type { GenotypeScore } from '../search/tables.ts';
import type { MutationModel } from '../statistics/mutation.ts';

export interface MissingOptions extends RankOptions {
  readonly pedigree: Pedigree;
  /** The member who is looked for. */
  readonly missing: string;
  /** Profiles of other members, by id. */
  readonly relatives: ReadonlyMap<string, DnaProfile>;
  /** Theta is 0: a pedigree's sum has none. */
  readonly statistics: Omit<SearchStatistics, 'theta'>;
  /** The same for fathers and mothers: a gene is passed on as it is, or drawn anew from the population. */
  readonly mutation: Extract<MutationModel, { readonly model: 'none' | 'proportional' }>;
}

/** Genotypes are weighed one by one at each locus: a larger family would keep others waiting. */
const membersMax = 32;
const relativesMax = 8;

/**
 * Best first, by the ratio of being the member against being a stranger; a grant of its own is the caller's to demand. A
 * relative with more than two alleles at a locus, or with some that are not exact, is not typed there; a locus at which no
 * relative is typed says nothing. Errors: DNA_PEDIGREE_INVALID, DNA_SEARCH_INVALID, DNA_PARAMETER_INVALID.
 */
export function searchMissing(database: DnaDatabase, options: MissingOptions): Ranking {
  checkFamily(options);
  const scores = scoresOf(database, options);
  if (scores.size === 0) throw fail('DNA_SEARCH_INVALID', 'no locus of a relative that the frequencies know');
  return rankByLR(database, scores, options);
}

function checkFamily({ pedigree, missing, relatives }: MissingOptions): void {
  const { members, identical = [] } = pedigree;
  inOrderOfBirth(pedigree);
  const ids = new Set(members.map(({ id }) => id));
  if (members.length > membersMax || relatives.size > relativesMax)
    throw fail('DNA_PEDIGREE_INVALID', `more than ${membersMax} members, or ${relativesMax} of them typed`);
  if (!ids.has(missing) || relatives.has(missing))
    throw fail('DNA_PEDIGREE_INVALID', 'the missing member stands in it, and is not typed');
  if (relatives.size === 0 || [...relatives.keys()].some((id) => !ids.has(id)))
    throw fail('DNA_PEDIGREE_INVALID', 'somebody is typed, and everybody typed is a member');
  // Whoever has an identical twin in the family is known by them already.
  if (identical.some((group) => group.includes(missing) && group.some((id) => relatives.has(id))))
    throw fail('DNA_PEDIGREE_INVALID', 'an identical twin of the missing member is typed: search with their profile');
}

function scoresOf(
  database: DnaDatabase,
  { pedigree, missing, relatives, statistics, mutation }: MissingOptions,
): Map<string, GenotypeScore> {
  const scores = new Map<string, GenotypeScore>();
  for (const marker of database.loci) {
    const ofLocus = locusStatistics({ ...statistics, theta: 0 }, marker);
    const typed = new Map([...relatives].flatMap(([id, { markers }]) => typedAt(id, markers.get(marker))));
    if (!ofLocus || typed.size === 0) continue;
    const shown = [...[...typed.values()].flat(), ...database.exactAllelesOf(marker)];
    const table = kinshipTable(ofLocus.table, shown, ofLocus.least);
    const model: LocusModel = { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation };
    if (pedigreeLikelihood(pedigree, typed, model) === 0)
      throw fail('DNA_PEDIGREE_INVALID', `it cannot explain its members at ${marker}`);
    const score = pedigreeScore(pedigree, missing, typed, model);
    scores.set(marker, onceForOthers(score, new Set([...typed.values()].flat())));
  }
  return scores;
}

/**
 * An allele that no relative shows came from the population, whichever it is: its frequency is a factor of both sides of the
 * ratio. So all such alleles of heterozygotes have one ratio, and it is worked out once (a homozygote's may be one gene twice).
 */
function onceForOthers(score: GenotypeScore, shown: ReadonlySet<Allele>): GenotypeScore {
  const known = new Map<string, number>();
  return (reference) => {
    const [a, b] = reference;
    const kinds = [a, b].map((allele) => (a === b || shown.has(allele) || !isExact(allele) ? allele : 'other'));
    const key = kinds.sort().join(' ');
    const ratio = known.get(key) ?? score(reference);
    known.set(key, ratio);
    return ratio;
  };
}

const typedAt = (id: string, alleles: readonly string[] = []): [string, Genotype][] =>
  alleles.length === 2 && alleles.every(isExact) ? [[id, genotype(alleles[0], alleles[1])]] : [];
