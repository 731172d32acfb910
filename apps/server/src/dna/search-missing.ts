/** Searches of the DNA profiles in memory for a missing member of a family. */
import { decodeReference, searchMissing } from '@ipse/dna';
import type { Category, DnaGalleries } from '@ipse/dna';
import type { DnaMissingAnswer, DnaMissingQuestion } from './lane-types.ts';
import { owned, ownReferencesMax, statisticsOf } from './search-galleries.ts';

/** As the rules of kinship have it. A mutation may hide a parent: it is no exclusion. */
const mutation = { model: 'proportional', rate: 0.002 } as const;

/** Errors: DNA_PEDIGREE_INVALID, DNA_SEARCH_INVALID, DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function searchForMissing(galleries: DnaGalleries, question: DnaMissingQuestion): DnaMissingAnswer {
  const { gallery, pedigree, missing, own, candidatesMax } = question;
  const database = galleries.database(gallery);
  const categories = new Set<Category>(question.categories);
  const relatives = new Map([...question.relatives].map(([id, bytes]) => [id, decodeReference(bytes).profile]));
  const statistics = statisticsOf(question.statistics);
  // The relatives' own profiles are left out afterwards.
  const count = candidatesMax + own.length * ownReferencesMax;
  const options = { pedigree, missing, relatives, statistics, mutation, categories, count };
  const { candidates, incomparable } = searchMissing(database, options);
  const isOwn = new Set(own);
  return {
    profiles: database.size,
    searched: [...categories].reduce((sum, category) => sum + database.countOf(category), 0),
    incomparable,
    mutation,
    candidates: candidates
      .flatMap(({ profile: _, ...one }) => owned(galleries, one.id, undefined).map((owner) => ({ ...one, ...owner })))
      .filter(({ personKey }) => !isOwn.has(personKey))
      .slice(0, candidatesMax),
  };
}
