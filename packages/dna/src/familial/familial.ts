/** Search for relatives of a probe in a whole database, ranked by likelihood ratio, with a second look at Y and mtDNA. */
import { isExact } from '../profile/allele.ts';
import type { Category } from '../profile/categories.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { mtDifferences } from '../lineage/mt.ts';
import { yDifferences } from '../lineage/y.ts';
import type { YDifferences } from '../lineage/y.ts';
import type { Kappa } from '../statistics/pairwise.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import { genotypesOfStrangers, locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import type { DnaDatabase } from '../search/database.ts';
import { kinshipScore } from '../search/tables.ts';
import type { GenotypeScore } from '../search/tables.ts';

export interface FamilialOptions {
  readonly kappa: Kappa;
  readonly statistics: SearchStatistics;
  /** Candidates wanted. */
  readonly count: number;
  readonly categories: ReadonlySet<Category>;
  /** What a locus counts that the relationship cannot explain; 0 excludes. */
  readonly leastLR: number;
}

export interface Relative {
  readonly id: string;
  readonly category: Category;
  readonly log10LR: number;
  readonly log10LRByLocus: ReadonlyMap<string, number>;
  /** Expected kinship ratio: LR / N (Ge and others 2011): above 1 it outweighs the size of the database. */
  readonly expectedKinshipRatio: number;
  /** Expected match ratio: P(moderate | relative) / (N P(moderate | unrelated)), at the loci compared. */
  readonly expectedMatchRatio: number;
  /** Undefined where one of the two has no Y haplotype, no mtDNA in common. */
  readonly y: YDifferences | undefined;
  readonly mtDifferences: number | undefined;
}

/** Best first; a grant of its own is the caller's to demand. Loci that the population lacks say nothing. */
export function searchRelatives(database: DnaDatabase, probe: DnaProfile, options: FamilialOptions): Relative[] {
  const { kappa, statistics, count, categories, leastLR } = options;
  const scores = new Map<string, GenotypeScore>();
  for (const marker of database.loci) {
    const [alleles, ofLocus] = [probe.markers.get(marker), locusStatistics(statistics, marker)];
    if (!ofLocus || alleles?.length !== 2 || !alleles.every(isExact)) continue;
    scores.set(marker, kinshipScore(genotype(alleles[0], alleles[1]), kappa, ofLocus, leastLR));
  }
  const searched = [...categories].reduce((sum, category) => sum + database.countOf(category), 0);
  const ranked = database.rank(
    (marker) => scores.get(marker),
    count,
    (slot) => categories.has(database.categoryAt(slot)!),
  );
  const ratios = new MatchRatios(probe, options, scores);
  return ranked
    .map(({ slot }) => {
      const profile = database.profileAt(slot);
      const byLocus = scoresByLocus(profile, scores);
      const log10LR = [...byLocus.values()].reduce((sum, value) => sum + value, 0);
      const y = yDifferences(probe.markers, profile.markers);
      return {
        id: database.idAt(slot)!,
        category: database.categoryAt(slot)!,
        log10LR,
        log10LRByLocus: byLocus,
        expectedKinshipRatio: 10 ** log10LR / searched,
        expectedMatchRatio: ratios.of([...byLocus.keys()]) / searched,
        y: y.compared > 0 ? y : undefined,
        mtDifferences: probe.mt && profile.mt ? mtDifferences(probe.mt, profile.mt) : undefined,
      };
    })
    .sort((a, b) => b.log10LR - a.log10LR);
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

/** P(moderate | relative) / P(moderate | unrelated) over sets of loci. */
class MatchRatios {
  readonly #probe: DnaProfile;
  readonly #statistics: SearchStatistics;
  readonly #scores: ReadonlyMap<string, GenotypeScore>;
  readonly #known = new Map<string, number>();

  constructor(probe: DnaProfile, { statistics }: FamilialOptions, scores: ReadonlyMap<string, GenotypeScore>) {
    this.#probe = probe;
    this.#statistics = statistics;
    this.#scores = scores;
  }

  of(markers: readonly string[]): number {
    return markers.reduce((product, marker) => product * this.#at(marker), 1);
  }

  #at(marker: string): number {
    const known = this.#known.get(marker);
    if (known !== undefined) return known;
    const alleles = this.#probe.markers.get(marker)!;
    const score = this.#scores.get(marker)!;
    let [related, unrelated] = [0, 0];
    for (const { genotype: one, probability } of genotypesOfStrangers(
      alleles,
      locusStatistics(this.#statistics, marker)!,
    )) {
      if (compareLocus(marker, alleles, one, { method: 'stringency', least: 'moderate' }).off > 0) continue;
      unrelated += probability;
      related += probability * 10 ** score(one);
    }
    this.#known.set(marker, related / unrelated);
    return related / unrelated;
  }
}
