/** Search for relatives of a probe in a whole database, ranked by likelihood ratio, with a second look at Y and mtDNA. */
import type { Relationship } from '../case/kinship.ts';
import { fail } from '../errors.ts';
import { isExact } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import type { DnaDatabase } from '../search/database.ts';
import { rankByLR } from '../search/ranked.ts';
import type { RankOptions, RankedProfile, Ranking } from '../search/ranked.ts';
import { kinshipScore, kinshipScoreWithMutation } from '../search/tables.ts';
import type { GenotypeScore } from '../search/tables.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { kappas } from '../statistics/pairwise.ts';
import { MatchRatios } from './match-ratios.ts';
import { LineageStage } from './second-stage.ts';
import type { LineageEvidence } from './second-stage.ts';

export interface FamilialOptions extends RankOptions {
  readonly relationship: Relationship;
  readonly statistics: SearchStatistics;
  /** With it theta must be 0. Without it a locus that the relationship cannot explain excludes. */
  readonly mutation?: MutationModel;
  /** How many of the first ranking are looked at again by Y and mtDNA; ten times `count` unless said. */
  readonly secondLook?: number;
}

/** `log10LR` is of the autosomal loci. */
export interface Relative extends Omit<RankedProfile, 'profile'>, LineageEvidence {
  /** Expected kinship ratio: LR / N (Ge and others 2011): above 1 it outweighs the size of the database. */
  readonly expectedKinshipRatio: number;
  /** Expected match ratio: P(moderate | relative) / (N P(moderate | unrelated)), at the loci compared. */
  readonly expectedMatchRatio: number;
  /** Autosomal loci, Y and mtDNA together: the order of the list. */
  readonly combinedLog10LR: number;
}

/**
 * Best first; a grant of its own is the caller's to demand. Loci that the population lacks say nothing, nor do those at
 * which one of the two has more than two alleles. Errors: DNA_PARAMETER_INVALID.
 */
export function searchRelatives(database: DnaDatabase, probe: DnaProfile, options: FamilialOptions): Ranking<Relative> {
  const { relationship, statistics, count, categories, secondLook = 10 * count } = options;
  const scores = scoresOf(database, probe, options);
  const searched = [...categories].reduce((sum, category) => sum + database.countOf(category), 0);
  const stage = new LineageStage(database, probe, relationship);
  const isOfLine = ({ y, mtDifferences }: LineageEvidence) => y !== undefined || mtDifferences !== undefined;
  const rankOptions = { count: Math.max(count, secondLook), categories };
  const ranked = rankByLR(database, scores, rankOptions, (profile) => isOfLine(stage.of(profile)));
  const ratios = new MatchRatios(probe, statistics, scores);
  const candidates = ranked.candidates
    .map(({ profile, ...ofLoci }) => {
      const lineage = stage.of(profile);
      return {
        ...ofLoci,
        expectedKinshipRatio: 10 ** ofLoci.log10LR / searched,
        expectedMatchRatio: ratios.of(ofLoci.log10LRByLocus.keys()) / searched,
        ...lineage,
        combinedLog10LR: ofLoci.log10LR + lineage.log10LROfY + lineage.log10LROfMt,
      };
    })
    .sort((a, b) => b.combinedLog10LR - a.combinedLog10LR || (a.id < b.id ? -1 : 1))
    .slice(0, count);
  return { candidates, incomparable: ranked.incomparable };
}

/** log10 LR by the reference's genotype, at each locus that can say something. */
function scoresOf(
  database: DnaDatabase,
  probe: DnaProfile,
  { relationship, statistics, mutation = { model: 'none' } }: FamilialOptions,
): Map<string, GenotypeScore> {
  if (mutation.model !== 'none' && statistics.theta > 0)
    throw fail('DNA_PARAMETER_INVALID', 'mutation together with theta');
  const scores = new Map<string, GenotypeScore>();
  for (const marker of database.loci) {
    const [alleles, ofLocus] = [probe.markers.get(marker), locusStatistics(statistics, marker)];
    if (!ofLocus || alleles?.length !== 2 || !alleles.every(isExact)) continue;
    const own = genotype(alleles[0], alleles[1]);
    scores.set(
      marker,
      mutation.model === 'none'
        ? kinshipScore(own, kappas[relationship], ofLocus)
        : kinshipScoreWithMutation(own, relationship, ofLocus, mutation, database.exactAllelesOf(marker)),
    );
  }
  return scores;
}
