/** Searches a database for contributors to a mixture: every reference's likelihood ratio, by the tables of the one kernel. */
import { locusStatistics } from '../search/chance.ts';
import type { SearchStatistics } from '../search/chance.ts';
import { fail } from '../errors.ts';
import { kinshipTable } from '../case/parameters.ts';
import type { Category } from '../profile/categories.ts';
import { isExact } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { DnaDatabase } from '../search/database.ts';
import type { GenotypeScore } from '../search/tables.ts';
import type { Replicate } from './evidence.ts';
import { mixtureLikelihood } from './likelihood.ts';
import type { MixtureContributors, MixtureLocus } from './likelihood.ts';

export interface MixtureSearch {
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
  readonly categories: ReadonlySet<Category>;
  readonly count: number;
}

export interface MixtureCandidate {
  readonly id: string;
  readonly category: Category;
  /** -Infinity where the candidate cannot have contributed. */
  readonly log10LR: number;
  readonly log10LRByLocus: ReadonlyMap<string, number>;
}

/**
 * Best first, by the ratio that the candidate contributed against that somebody unknown did. Loci that a known person, the
 * candidate or the population lacks say nothing. Errors: DNA_MIXTURE_INVALID when unknown contributors cannot explain a locus.
 */
export function searchContributors(database: DnaDatabase, asked: MixtureSearch): MixtureCandidate[] {
  const scores = new Map<string, GenotypeScore>();
  for (const marker of database.loci) {
    const score = scoreAt(marker, asked);
    if (score) scores.set(marker, score);
  }
  const found = database.rank(
    (marker) => scores.get(marker),
    asked.count,
    (slot) => asked.categories.has(database.categoryAt(slot)!),
  );
  return found
    .map(({ slot }) => {
      const { markers } = database.profileAt(slot);
      const byLocus = new Map<string, number>();
      for (const [marker, score] of scores) {
        const alleles = markers.get(marker);
        if (alleles?.length === 2) byLocus.set(marker, score(genotype(alleles[0], alleles[1])));
      }
      const log10LR = [...byLocus.values()].reduce((sum, value) => sum + value, 0);
      return { id: database.idAt(slot)!, category: database.categoryAt(slot)!, log10LR, log10LRByLocus: byLocus };
    })
    .sort((a, b) => b.log10LR - a.log10LR);
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
