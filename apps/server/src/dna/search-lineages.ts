/** Searches of the DNA profiles in memory for lines of fathers and of mothers. */
import { decodeReference, searchLineages } from '@ipse/dna';
import type { DnaGalleries } from '@ipse/dna';
import type { DnaLineageAnswer, DnaLineageQuestion } from './lane-types.ts';
import { owned } from './search-galleries.ts';

/** Errors: DNA_SEARCH_INVALID. */
export function searchLines(galleries: DnaGalleries, question: DnaLineageQuestion): DnaLineageAnswer {
  const { gallery, differencesMax, yLociMin, candidatesMax, personKey } = question;
  const database = galleries.database(gallery);
  const { profile } = decodeReference(question.probe);
  const { hits, y, mt } = searchLineages(database, profile, differencesMax, yLociMin);
  const found = hits.flatMap((hit) => owned(galleries, hit.id, personKey).map((owner) => ({ ...hit, ...owner })));
  return { profiles: database.size, total: found.length, y, mt, candidates: found.slice(0, candidatesMax) };
}
