/** Searches of the DNA profiles in memory for a contributor to a mixture. */
import { errorsOf } from '@ipse/core';
import {
  contributorFrom,
  dnaErrors,
  exactAllele,
  knownMarker,
  readReplicate,
  searchContributor,
  searchContributors,
  singleSource,
} from '@ipse/dna';
import type { Category, DeconvolvedGenotype, DnaDatabase, DnaGalleries, Ranking } from '@ipse/dna';
import type { DnaContributorQuestion, DnaRankedAnswer } from './lane-types.ts';
import { owned, statisticsOf } from './search-galleries.ts';

const fail = errorsOf(dnaErrors);

type ByGenotypes = Extract<DnaContributorQuestion['evidence'], { model: 'genotypes' }>;

/** Errors: DNA_MIXTURE_INVALID, DNA_SEARCH_INVALID, DNA_PARAMETER_INVALID, those of written profiles and of tables. */
export function searchContributorsOf(galleries: DnaGalleries, question: DnaContributorQuestion): DnaRankedAnswer {
  const database = galleries.database(question.gallery);
  const categories = new Set<Category>(question.categories);
  const { candidates, incomparable } = rank(database, question, categories);
  return {
    profiles: database.size,
    searched: [...categories].reduce((sum, category) => sum + database.countOf(category), 0),
    incomparable,
    candidates: candidates
      // Who is excluded is no candidate, however small the gallery.
      .filter(({ log10LR }) => Number.isFinite(log10LR))
      .flatMap(({ profile: _, ...one }) => owned(galleries, one.id, undefined).map((owner) => ({ ...one, ...owner }))),
  };
}

function rank(
  database: DnaDatabase,
  { evidence, statistics: stated, candidatesMax, prior }: DnaContributorQuestion,
  categories: ReadonlySet<Category>,
): Ranking {
  const statistics = statisticsOf(stated);
  const options = { count: candidatesMax, categories, ...(prior === undefined ? {} : { prior }) };
  if (evidence.model === 'genotypes')
    return searchContributor(database, contributorFrom(readGenotypes(evidence), statistics), statistics, options);
  const { unknowns, candidateDropOut, dropOut, dropIn } = evidence;
  return searchContributors(database, {
    ...{ ...options, statistics, unknowns, candidateDropOut, dropOut, dropIn },
    replicates: evidence.replicates.map(readReplicate),
    known: evidence.known.map((one) => ({ genotypes: singleSource(one.profile), dropOut: one.dropOut })),
  });
}

/** Errors: DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID, DNA_SEARCH_INVALID. */
function readGenotypes({ genotypes }: ByGenotypes): Map<string, readonly DeconvolvedGenotype[]> {
  const read = new Map<string, readonly DeconvolvedGenotype[]>();
  for (const [text, possible] of Object.entries(genotypes)) {
    const marker = knownMarker(text);
    if (read.has(marker)) throw fail('DNA_SEARCH_INVALID', `${marker} twice`);
    const sum = possible.reduce((all, { probability }) => all + probability, 0);
    if (sum > 1 + 1e-6) throw fail('DNA_SEARCH_INVALID', `the probabilities of ${marker}`);
    const exact = (allele: string | null) => (allele === null ? null : exactAllele(allele));
    read.set(
      marker,
      possible.map(({ genotype: [a, b], probability }) => ({ genotype: [exact(a), exact(b)], probability })),
    );
  }
  return read;
}
