/** How telling a hit is: against people, or mixtures, who have nothing to do with the evidence. */
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import type { LocusComparison } from '../rules/compare-locus.ts';
import type { MatchRule } from '../rules/matrix.ts';
import { isAtLeast } from '../rules/stringency.ts';
import {
  genotypeFrequency,
  genotypesOfStrangers,
  locusStatistics,
  mixtureSharesAllele,
  probabilityAtMost,
} from './chance.ts';
import type { SearchStatistics } from './chance.ts';
import type { Judgement, LocusHit } from './judge.ts';

/** Which profile of a pair the statistics take as seen. */
export type Side = 'probe' | 'reference';

export interface HitOdds {
  /** The side whose source is in question: a stain against a person, the probe of two alike. */
  readonly evidence: Side;
  /** How many unrelated profiles of the categories searched would be hits at these loci under this rule. */
  readonly expectedChanceHits: number;
  /**
   * How often somebody unrelated agrees at the loci that agree: has the evidence's genotype where that is exact and of
   * one person (NRC II 4.10), else is a hit there.
   */
  readonly randomMatchProbability: number;
  /**
   * Of the same source against somebody unrelated, who would agree so well or better. Each value that is off, wildcards
   * excepted, counts as misread with probability `misreadRate`.
   */
  readonly log10LR: number;
  /** Of the loci that agree; where none is off they add up to `log10LR`. */
  readonly log10LRByLocus: ReadonlyMap<string, number>;
}

/** Assumed, not measured: how often a locus of a profile is misread so that it is off. */
const misreadRate = 0.01;

/** For the hits of one rule; what is worked out for an evidence's alleles at a locus is kept. */
export class Odds {
  readonly #rule: MatchRule;
  readonly #statistics: SearchStatistics;
  readonly #strangers = new Map<string, readonly Stranger[]>();

  constructor(rule: MatchRule, statistics: SearchStatistics) {
    this.#rule = rule;
    this.#statistics = statistics;
  }

  of(hit: Judgement, evidence: Side, searched: number, areMixtures: boolean): HitOdds {
    const [chances, ofHit]: number[][][] = [[], []];
    let [randomMatchProbability, misread] = [1, 0];
    const log10LRByLocus = new Map<string, number>();
    for (const locus of hit.loci) {
      const strangers = this.#strangersOf(locus, evidence, areMixtures);
      const offs = offsOf(strangers);
      chances.push(offs);
      const isAgreeing = locus.off === 0;
      // Mixtures either can share somebody or not: no level is better than another.
      const level = this.#rule.method === 'mixture' ? 'none' : locus.level;
      const soGood = isAgreeing ? chanceOf(strangers, (one) => one.off === 0 && isAtLeast(one.level, level)) : offs[0];
      ofHit.push([soGood, ...offs.slice(1)]);
      if (isAgreeing) randomMatchProbability *= this.#matchAt(locus, evidence) ?? offs[0];
      if (isAgreeing) log10LRByLocus.set(locus.marker, 0 - Math.log10(soGood));
      if (locus.relation !== 'wildcard') misread += locus.off;
    }
    return {
      evidence,
      expectedChanceHits: searched * probabilityAtMost(chances, this.#rule.mismatchesMax),
      randomMatchProbability,
      log10LR: misread * Math.log10(misreadRate) - Math.log10(probabilityAtMost(ofHit, hit.off)),
      log10LRByLocus,
    };
  }

  #strangersOf(locus: LocusHit, evidence: Side, areMixtures: boolean): readonly Stranger[] {
    const { marker, [evidence]: alleles } = locus;
    const key = `${marker} ${alleles.join()} ${areMixtures}`;
    const known = this.#strangers.get(key);
    if (known) return known;
    const strangers = strangersOf(marker, alleles, this.#rule, this.#statistics, areMixtures);
    this.#strangers.set(key, strangers);
    return strangers;
  }

  /** Undefined where the evidence is not one exact genotype. */
  #matchAt(locus: LocusHit, evidence: Side): number | undefined {
    if (this.#rule.method === 'mixture') return undefined;
    const [statistics, alleles] = [locusStatistics(this.#statistics, locus.marker), locus[evidence]];
    if (!statistics || alleles.length !== 2 || !alleles.every(isExact)) return undefined;
    return genotypeFrequency(genotype(alleles[0], alleles[1]), statistics);
  }
}

type Stranger = Pick<LocusComparison, 'level' | 'off'> & { readonly probability: number };

/** A locus without frequencies says nothing: everybody agrees there. */
const everybody: readonly Stranger[] = [{ level: 'high', off: 0, probability: 1 }];

function strangersOf(
  marker: string,
  alleles: readonly Allele[],
  rule: MatchRule,
  statistics: SearchStatistics,
  areMixtures: boolean,
): readonly Stranger[] {
  const ofLocus = locusStatistics(statistics, marker);
  if (!ofLocus) return everybody;
  if (areMixtures) {
    const probability = mixtureSharesAllele(alleles, ofLocus);
    return [
      { level: 'low', off: 0, probability },
      { level: 'none', off: 1, probability: 1 - probability },
    ];
  }
  return genotypesOfStrangers(alleles, ofLocus, rule.method === 'mixture').map(({ genotype: theirs, probability }) => {
    const { level, off } = compareLocus(marker, alleles, theirs, rule);
    return { level, off, probability };
  });
}

const chanceOf = (strangers: readonly Stranger[], holds: (one: Stranger) => boolean): number =>
  strangers.reduce((sum, one) => (holds(one) ? sum + one.probability : sum), 0);

/** Probabilities of 0, 1, 2 off. */
const offsOf = (strangers: readonly Stranger[]): number[] =>
  [0, 1, 2].map((off) => chanceOf(strangers, (one) => one.off === off));
