/**
 * What a profile that was just added makes of those already there, in both directions: a new stain finds persons, a new
 * person the stains that wait for one, and by the kinship rules new remains the relatives who look for somebody, a new
 * relative the remains.
 */
import { searchRelatives } from '../familial/familial.ts';
import type { Relative } from '../familial/familial.ts';
import { isExact } from '../profile/allele.ts';
import type { Category } from '../profile/categories.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import type { KinshipRule } from '../rules/matrix.ts';
import { worse } from '../rules/stringency.ts';
import type { Stringency } from '../rules/stringency.ts';
import { genotypeFrequency, locusStatistics } from './chance.ts';
import { chanceHitsMax } from './ranked.ts';
import type { SearchStatistics } from './chance.ts';
import type { DnaDatabase } from './database.ts';
import { isEvidence } from './evidence.ts';
import type { WeighedLocus } from './odds.ts';
import { searchDna } from './search.ts';
import type { DnaHit, DnaSearchOptions } from './search.ts';

interface LoadedProfile {
  readonly category: Category;
  readonly profile: DnaProfile;
}

/** A reference that a rule of kinship finds. */
export interface KinshipHit extends Pick<Relative, 'id' | 'category' | 'log10LROfY' | 'log10LROfMt'> {
  readonly rule: KinshipRule;
  /** Theta is 0 where the rule has mutation: no formula has both. */
  readonly theta: number;
  /** Autosomal loci of both; nothing is off, whatever they share. */
  readonly loci: readonly WeighedLocus[];
  /** What they share at least, and at how many loci they share an allele. */
  readonly level: Stringency;
  readonly agreeing: number;
  /** Profiles of the other category. */
  readonly searched: number;
  /** At most so many unrelated profiles of those searched reach this ratio. */
  readonly expectedChanceHits: number;
  /** How often somebody unrelated has the genotypes of the evidence, the remains, at these loci (NRC II 4.10). */
  readonly randomMatchProbability: number;
  /** Of the relationship against none: autosomal loci, Y and mtDNA together. */
  readonly log10LR: number;
}

export interface LoadHits {
  readonly matches: readonly DnaHit[];
  /** Greatest log10 LR first, each by its best relationship. */
  readonly relatives: readonly KinshipHit[];
}

/** Most relatives that one rule gives. */
const relativesMax = 100;

/** `loaded` may be in the database already: whose a reference is, the caller knows. */
export function searchOnLoad(database: DnaDatabase, loaded: LoadedProfile, options: DnaSearchOptions): LoadHits {
  return {
    matches: searchDna(database, loaded.profile, loaded.category, options),
    relatives: relativesOf(database, loaded, options),
  };
}

function relativesOf(
  database: DnaDatabase,
  loaded: LoadedProfile,
  { matrix, statistics }: DnaSearchOptions,
): KinshipHit[] {
  const best = new Map<string, KinshipHit>();
  for (const rule of matrix.kinship ?? []) {
    if (!rule.between.includes(loaded.category)) continue;
    const [one, two] = rule.between;
    const category = loaded.category === one ? two : one;
    const { relationship, mutation } = rule;
    const theta = mutation ? 0 : statistics.theta;
    const own = { ...statistics, theta };
    const familial = { relationship, statistics: own, categories: new Set([category]), count: relativesMax };
    const found = searchRelatives(database, loaded.profile, { ...familial, ...(mutation && { mutation }) });
    for (const relative of found.candidates) {
      if (!(relative.combinedLog10LR >= rule.log10LRMin)) continue;
      if (relative.log10LRByLocus.size < rule.lociMin) continue;
      const known = best.get(relative.id);
      if (!known || known.log10LR < relative.combinedLog10LR)
        best.set(relative.id, toHit(database, loaded, relative, rule, own));
    }
  }
  return [...best.values()].sort((a, b) => b.log10LR - a.log10LR || (a.id < b.id ? -1 : 1));
}

function toHit(
  database: DnaDatabase,
  { category, profile }: LoadedProfile,
  relative: Relative,
  rule: KinshipRule,
  statistics: SearchStatistics,
): KinshipHit {
  const { id, category: theirs, log10LRByLocus, log10LROfY, log10LROfMt, combinedLog10LR: log10LR } = relative;
  const reference = database.get(id)!.profile;
  const loci = [...log10LRByLocus].map(([marker, ofLocus]): WeighedLocus => {
    const [mine, others] = [profile.markers.get(marker)!, reference.markers.get(marker)!];
    const { level, relation } = compareLocus(marker, mine, others, { method: 'stringency', least: 'low' });
    return { marker, probe: mine, reference: others, level, relation, off: 0, log10LR: ofLocus };
  });
  const evidence = isEvidence(category, theirs) ? 'probe' : 'reference';
  const searched = database.countOf(theirs);
  return {
    ...{ id, category: theirs, rule, theta: statistics.theta, loci, log10LROfY, log10LROfMt, searched, log10LR },
    level: loci.reduce<Stringency>((least, locus) => worse(least, locus.level), 'high'),
    agreeing: loci.filter(({ level }) => level !== 'none').length,
    expectedChanceHits: chanceHitsMax(searched, log10LR),
    randomMatchProbability: loci.reduce((product, locus) => product * matchAt(locus, evidence, statistics), 1),
  };
}

function matchAt({ marker, ...locus }: WeighedLocus, evidence: 'probe' | 'reference', statistics: SearchStatistics) {
  const [a, b] = locus[evidence];
  const ofLocus = locusStatistics(statistics, marker);
  return ofLocus && isExact(a) && isExact(b) ? genotypeFrequency(genotype(a, b), ofLocus) : 1;
}
