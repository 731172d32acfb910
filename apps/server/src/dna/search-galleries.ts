/** Searches of the DNA profiles in memory: from a question to hits with whom they are of. */
import { errorsOf } from '@ipse/core';
import {
  decodeReference,
  dnaErrors,
  openPopulation,
  ruleMatrices,
  searchDna,
  searchOnLoad,
  searchRelatives,
} from '@ipse/dna';
import type { Category, DnaDatabase, DnaGalleries, DnaHit, DnaReference, MatchRule, RuleMatrix } from '@ipse/dna';
import type {
  DnaFamilialAnswer,
  DnaFamilialQuestion,
  DnaLoadAnswer,
  DnaRules,
  DnaSearchAnswer,
  DnaSearchQuestion,
  DnaStatistics,
  Owned,
} from './lane-types.ts';

const fail = errorsOf(dnaErrors);
/** The least frequency of an allele where a table does not say how many were counted. */
const uncountedLeast = 0.001;
/** So that one locus which a relationship cannot explain does not exclude it. No formula has both this and theta. */
const mutation = { model: 'equal', rate: 0.002 } as const;
/** More than anybody has profiles of their own. */
export const ownReferencesMax = 16;

/** Errors: DNA_SEARCH_INVALID, DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function searchGallery(galleries: DnaGalleries, question: DnaSearchQuestion): DnaSearchAnswer {
  const { category, profile } = decodeReference(question.probe);
  const database = galleries.database(question.gallery);
  const matrix = matrixOf(question.rules);
  const partners = partnersOf(matrix, category);
  if (partners.size === 0) throw fail('DNA_SEARCH_INVALID', `${matrix.name} has no rule for ${category}`);
  const found = searchDna(database, profile, category, { matrix, statistics: statisticsOf(question.statistics) });
  return answerOf(galleries, database, question, partners, found);
}

/** Of a profile that was just enrolled: by the rules of kinship too. Errors: DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function searchLoaded(galleries: DnaGalleries, question: DnaSearchQuestion): DnaLoadAnswer {
  const { gallery, rules, hitsMax, personKey } = question;
  const database = galleries.database(gallery);
  const loaded = decodeReference(question.probe);
  const options = { matrix: matrixOf(rules), statistics: statisticsOf(question.statistics) };
  const { matches, relatives } = searchOnLoad(database, loaded, options);
  return {
    ...answerOf(galleries, database, question, partnersOf(options.matrix, loaded.category), matches),
    relatives: relatives
      .flatMap((hit) => owned(galleries, hit.id, personKey).map((owner) => ({ ...hit, ...owner })))
      .slice(0, hitsMax),
  };
}

function answerOf(
  galleries: DnaGalleries,
  database: DnaDatabase,
  { hitsMax, personKey }: DnaSearchQuestion,
  partners: ReadonlySet<Category>,
  found: readonly DnaHit[],
): DnaSearchAnswer {
  const hits = found.flatMap((hit) => owned(galleries, hit.id, personKey).map((owner) => ({ ...hit, ...owner })));
  return {
    profiles: database.size,
    searched: [...partners].reduce((sum, other) => sum + database.countOf(other), 0),
    total: hits.length,
    hits: hits.slice(0, hitsMax),
  };
}

/** Categories that a rule searches with this one, from either side. */
const partnersOf = ({ rules }: RuleMatrix, category: Category): ReadonlySet<Category> =>
  new Set(
    rules
      .filter((rule) => rule.probe === category || rule.reference === category)
      .map((rule) => (rule.probe === category ? rule.reference : rule.probe)),
  );

/** Errors: DNA_SEARCH_INVALID, DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function searchFamilies(galleries: DnaGalleries, question: DnaFamilialQuestion): DnaFamilialAnswer {
  const { gallery, candidatesMax, personKey } = question;
  const { profile } = decodeReference(question.probe);
  const database = galleries.database(gallery);
  const statistics = statisticsOf(question.statistics);
  checkSingleSource(profile, statistics.population);
  const categories = new Set<Category>(question.categories);
  const { candidates, incomparable } = searchRelatives(database, profile, {
    ...{ relationship: question.relationship, statistics, categories },
    ...(statistics.theta === 0 && { mutation }),
    // The person's own references are left out afterwards.
    count: candidatesMax + (personKey === undefined ? 0 : ownReferencesMax),
  });
  return {
    profiles: database.size,
    searched: [...categories].reduce((sum, category) => sum + database.countOf(category), 0),
    incomparable,
    relatives: candidates
      // Who is excluded is no candidate, however small the gallery.
      .filter(({ log10LR }) => Number.isFinite(log10LR))
      .flatMap((one) => owned(galleries, one.id, personKey).map((owner) => ({ ...one, ...owner })))
      .slice(0, candidatesMax),
  };
}

/** A familial search weighs genotypes of one person. */
function checkSingleSource({ markers }: DnaReference['profile'], population: ReadonlyMap<string, unknown>): void {
  const usable = [...markers].filter(([marker, alleles]) => alleles.length === 2 && population.has(marker));
  if (usable.length === 0) throw fail('DNA_SEARCH_INVALID', 'no locus of one person that the frequencies know');
}

/** Nothing of one who is gone, or is the person asked for. */
export function owned(galleries: DnaGalleries, id: string, personKey: string | undefined): Owned[] {
  const owner = galleries.ownerOf(id);
  if (!owner || owner.personKey === personKey) return [];
  return [{ referenceId: id, personKey: owner.personKey, encounterKey: owner.encounterKey }];
}

/** The preset with what is asked for otherwise; Pruem's and mixtures' levels are their own. */
function matrixOf({ preset, stringency, lociMin, mismatchesMax }: DnaRules): RuleMatrix {
  const { rules, ...matrix } = ruleMatrices[preset];
  const change = (rule: MatchRule): MatchRule => ({
    ...rule,
    ...(stringency === undefined || rule.method !== 'stringency' ? {} : { least: stringency }),
    ...(lociMin === undefined ? {} : { lociMin }),
    ...(mismatchesMax === undefined ? {} : { mismatchesMax }),
  });
  return { ...matrix, rules: rules.map(change) };
}

/** Errors: DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function statisticsOf({ table, population, theta }: DnaStatistics) {
  return { population: openPopulation(table, population).loci, theta, leastFrequency: uncountedLeast };
}
