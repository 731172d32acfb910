/** Ratios by which a candidate of a familial search is weighed against the size of the database. */
import { compareLocus } from '../rules/compare-locus.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { genotypesOfStrangers, locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import type { GenotypeScore } from '../search/tables.ts';

/** P(moderate | relative) / P(moderate | unrelated) over sets of loci, each worked out when first asked for. */
export class MatchRatios {
  readonly #probe: DnaProfile;
  readonly #statistics: SearchStatistics;
  readonly #scores: ReadonlyMap<string, GenotypeScore>;
  readonly #known = new Map<string, number>();

  constructor(probe: DnaProfile, statistics: SearchStatistics, scores: ReadonlyMap<string, GenotypeScore>) {
    this.#probe = probe;
    this.#statistics = statistics;
    this.#scores = scores;
  }

  of(markers: Iterable<string>): number {
    let product = 1;
    for (const marker of markers) product *= this.#at(marker);
    return product;
  }

  #at(marker: string): number {
    const known = this.#known.get(marker);
    if (known !== undefined) return known;
    const alleles = this.#probe.markers.get(marker)!;
    const score = this.#scores.get(marker)!;
    let [related, unrelated] = [0, 0];
    for (const stranger of genotypesOfStrangers(alleles, locusStatistics(this.#statistics, marker)!)) {
      const { off } = compareLocus(marker, alleles, stranger.genotype, { method: 'stringency', least: 'moderate' });
      if (off > 0) continue;
      unrelated += stranger.probability;
      related += stranger.probability * 10 ** score(stranger.genotype);
    }
    this.#known.set(marker, related / unrelated);
    return related / unrelated;
  }
}

/**
 * Whether a ratio recommends to name a candidate (SWGDAM 2009): at least 1 by one population's frequencies and at least
 * 0.1 by each.
 */
export const recommendsRelease = (ratios: readonly number[]): boolean =>
  ratios.some((ratio) => ratio >= 1) && ratios.every((ratio) => ratio >= 0.1);
