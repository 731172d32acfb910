/** Searches a database for contributors to a mixture: every reference's likelihood ratio, by the tables of the one kernel. */
import { locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import { fail } from '../errors.ts';
import { kinshipTable } from '../case/parameters.ts';
import { isExact } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { DnaDatabase } from '../search/database.ts';
import { rankByLR } from '../search/ranked.ts';
import type { Ranking, RankOptions } from '../search/ranked.ts';
import type { GenotypeScore } from '../search/tables.ts';
import type { Replicate } from './evidence.ts';
import { mixtureLikelihood } from './likelihood.ts';
import type { MixtureContributors, MixtureLocus } from './likelihood.ts';

export interface MixtureSearch extends RankOptions {
  readonly replicates: readonly Replicate[];
  /** Persons who contributed whoever the candidate is, with their drop-out. */
  readonly known: readonly { readonly genotypes: ReadonlyMap<string, Genotype>; readonly dropOut: number }[];
  /** Unknown contributors beside the candidate; without the candidate there is one more. */
  readonly unknowns: number;
  /** Of the candidate. */
  readonly candidateDropOut: number;
  /** Of each unknown contributor. */
  readonly dropOut: number;
  readonly dropIn: number;
  readonly statistics: SearchStatistics;
}

/**
 * Best first, by the ratio that the candidate contributed against that somebody unknown did. Loci that a known person, the
 * candidate or the population lacks say nothing. Errors: DNA_MIXTURE_INVALID when unknown contributors cannot explain a locus.
 */
export function searchContributors(database: DnaDatabase, asked: MixtureSearch): Ranking {
  const scores = new Map<string, GenotypeScore>();
  for (const marker of database.loci) {
    const score = scoreAt(marker, asked);
    if (score) scores.set(marker, score);
  }
  return rankByLR(database, scores, asked);
}

/** log10 LR by the candidate's genotype; undefined where the mixture says nothing. */
function scoreAt(marker: string, asked: MixtureSearch): GenotypeScore | undefined {
  const { known, unknowns, dropOut, dropIn, statistics, candidateDropOut } = asked;
  const replicates = asked.replicates.flatMap((replicate) => replicate.get(marker) ?? []);
  const shown = asked.replicates.flatMap((each) => (each.has(marker) ? [each.get(marker)!] : []));
  const ofLocus = locusStatistics(statistics, marker);
  const persons = known.map(({ genotypes, dropOut: own }) => ({ genotype: genotypes.get(marker), dropOut: own }));
  if (shown.length === 0 || !ofLocus || persons.some((one) => one.genotype === undefined)) return undefined;
  const others = persons as MixtureContributors['known'];
  const typed = others.map((one) => one.genotype);
  const { frequency } = kinshipTable(ofLocus.table, [...replicates, ...typed.flat()], ofLocus.least);
  const rest = 1 - [...new Set(replicates)].reduce((sum, allele) => sum + frequency.get(allele)!, 0);
  return (reference) => {
    if (!reference.every(isExact)) return 0;
    const locus: MixtureLocus = {
      replicates: shown,
      typed: [...typed, reference],
      frequency: (allele) => frequency.get(allele)!,
      restFrequency: Math.max(0, rest),
      theta: ofLocus.theta,
      dropIn,
    };
    const without = mixtureLikelihood(locus, { known: others, unknowns: unknowns + 1, dropOut });
    if (without === 0) throw fail('DNA_MIXTURE_INVALID', `unknown contributors cannot explain ${marker}`);
    const candidate = { known: [...others, { genotype: reference, dropOut: candidateDropOut }], unknowns, dropOut };
    return Math.log10(mixtureLikelihood(locus, candidate) / without);
  };
}
