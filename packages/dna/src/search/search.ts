/** Searches a database under a matrix of rules, in both directions, and says how telling each hit is. */
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { Category } from '../profile/categories.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import type { LocusComparison } from '../rules/compare-locus.ts';
import type { MatchRule, RuleMatrix } from '../rules/matrix.ts';
import { mayBeExchanged } from '../rules/pruem.ts';
import type { PruemQuality } from '../rules/pruem.ts';
import { isAtLeast, worse } from '../rules/stringency.ts';
import type { Stringency } from '../rules/stringency.ts';
import { genotypeFrequency, genotypesOfStrangers, locusStatistics, probabilityAtMost } from './chance.ts';
import type { SearchStatistics } from './chance.ts';
import type { DnaDatabase } from './database.ts';

export interface LocusHit extends LocusComparison {
  readonly marker: string;
  readonly probe: readonly Allele[];
  readonly reference: readonly Allele[];
  /** Against somebody unrelated, who would agree so well or better here; undefined when the locus is off. */
  readonly log10LR: number | undefined;
}

export interface DnaHit {
  readonly id: string;
  readonly category: Category;
  readonly rule: MatchRule;
  readonly loci: readonly LocusHit[];
  /** The worst level of the loci that agree. */
  readonly level: Stringency;
  readonly agreeing: number;
  /** Loci (with Pruem's method values) that are off, and what kind of near miss the worst is. */
  readonly off: number;
  readonly nearMiss: 'none' | 'wildcard' | 'microvariant' | 'mismatch';
  readonly quality?: PruemQuality;
  readonly isElimination: boolean;
  /** How many unrelated profiles of the categories searched would be hits at these loci under this rule. */
  readonly expectedChanceHits: number;
  /** Of the probe's genotypes at the loci that agree (NRC II 4.10); undefined unless one exact person's. */
  readonly randomMatchProbability: number | undefined;
  /** Against somebody unrelated, who would agree so well or better; undefined when a locus is off. */
  readonly log10LR: number | undefined;
}

export interface DnaSearchOptions {
  readonly matrix: RuleMatrix;
  readonly statistics: SearchStatistics;
}

/** Loci are counted in the low digits, what is off in the high ones; both stay exact in single precision. */
const offUnit = 4096;
/** More than any rule lets pass: a required allele is absent. */
const never = 32;

/**
 * Every reference that a rule makes a hit of the probe, staff first (they eliminate), then by log10 LR, near misses last.
 * Rules of either direction count: a new stain finds persons, and a new person the stains that wait for one.
 */
export function searchDna(
  database: DnaDatabase,
  probe: DnaProfile,
  category: Category,
  { matrix, statistics }: DnaSearchOptions,
): DnaHit[] {
  const hits = new Map<string, DnaHit>();
  for (const rules of byTerms(matrix.rules, category)) {
    const of = new Map(rules.map((rule) => [rule.probe === category ? rule.reference : rule.probe, rule]));
    const searched = [...of.keys()].reduce((sum, each) => sum + database.countOf(each), 0);
    if (searched === 0 || (rules[0].method === 'pruem' && !mayBeExchanged(probe, category === 'person'))) continue;
    const odds = new Odds(probe, rules[0], statistics);
    for (const slot of candidates(database, probe, rules[0])) {
      const rule = of.get(database.categoryAt(slot) ?? 'person');
      const id = database.idAt(slot);
      if (id === undefined || rule === undefined || hits.has(id)) continue;
      const hit = judge(id, database.categoryAt(slot)!, probe, database.profileAt(slot), rule, database.loci);
      if (hit) hits.set(id, { ...hit, ...odds.of(hit, searched) });
    }
  }
  return [...hits.values()].sort(byWeight);
}

const byWeight = (a: DnaHit, b: DnaHit) =>
  Number(b.isElimination) - Number(a.isElimination) ||
  a.off - b.off ||
  (b.log10LR ?? 0) - (a.log10LR ?? 0) ||
  (a.id < b.id ? -1 : 1);

/** Rules that touch the category, from either side, those with the same terms together: one pass serves them all. */
function byTerms(rules: readonly MatchRule[], category: Category): MatchRule[][] {
  const groups = new Map<string, MatchRule[]>();
  for (const rule of rules) {
    if (rule.probe !== category && rule.reference !== category) continue;
    const key = [rule.method, rule.least, rule.lociMin, rule.mismatchesMax, rule.eliminates].join();
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}

/** Slots that may be hits: exact alleles by the block kernel, all else by a table of what is off. */
function* candidates(database: DnaDatabase, probe: DnaProfile, rule: MatchRule): Generator<number> {
  const agreeing =
    rule.method === 'stringency' ? database.agreeing(probe, rule.least, rule.mismatchesMax, rule.lociMin) : undefined;
  yield* agreeing ?? bySums(database, probe, rule);
  yield* database.coldSlots;
}

function bySums(database: DnaDatabase, probe: DnaProfile, rule: MatchRule): number[] {
  const slots: number[] = [];
  const scoreOf = (marker: string) => {
    const alleles = probe.markers.get(marker);
    return (
      alleles &&
      ((reference: readonly Allele[]) => {
        const { off } = compareLocus(marker, alleles, reference, rule);
        return off === 0 ? 1 : off * offUnit;
      })
    );
  };
  database.sums(scoreOf, (slot, sum) => {
    if (sum < (rule.mismatchesMax + 1) * offUnit && sum % offUnit >= rule.lociMin) slots.push(slot);
  });
  return slots;
}

type Chances = Pick<DnaHit, 'loci' | 'expectedChanceHits' | 'randomMatchProbability' | 'log10LR'>;
type JudgedLocus = Omit<LocusHit, 'log10LR'>;
type Judged = Omit<DnaHit, keyof Chances> & { readonly loci: readonly JudgedLocus[] };

function judge(
  id: string,
  category: Category,
  probe: DnaProfile,
  reference: DnaProfile,
  rule: MatchRule,
  markers: readonly string[],
): Judged | undefined {
  const loci: JudgedLocus[] = [];
  for (const marker of markers) {
    const [mine, theirs] = [probe.markers.get(marker), reference.markers.get(marker)];
    if (!mine || !theirs) continue;
    const isBarred = [
      [probe.required.get(marker), theirs],
      [reference.required.get(marker), mine],
    ].some(([allele, alleles]) => allele !== undefined && !(alleles as readonly Allele[]).includes(allele as Allele));
    const comparison = compareLocus(marker, mine, theirs, rule);
    loci.push({ marker, probe: mine, reference: theirs, ...comparison, ...(isBarred ? { off: never } : {}) });
  }
  const agreeing = loci.filter(({ off }) => off === 0);
  const off = loci.reduce((sum, locus) => sum + locus.off, 0);
  if (agreeing.length < rule.lociMin || off > rule.mismatchesMax) return undefined;
  const worst = (['mismatch', 'microvariant', 'wildcard'] as const).find((relation) =>
    loci.some((locus) => locus.relation === relation && (locus.off > 0 || relation === 'wildcard')),
  );
  const level = agreeing.reduce<Stringency>((least, locus) => worse(least, locus.level), 'high');
  const hit = { id, category, rule, loci, level, agreeing: agreeing.length, off, nearMiss: worst ?? 'none' } as const;
  const quality = { none: 1, wildcard: 2, microvariant: 3, mismatch: 4 } as const;
  return {
    ...hit,
    ...(rule.method === 'pruem' ? { quality: quality[hit.nearMiss] } : {}),
    isElimination: rule.eliminates,
  };
}

/** Chances at each locus of a probe under a rule, worked out when first asked for. */
class Odds {
  readonly #probe: DnaProfile;
  readonly #rule: MatchRule;
  readonly #statistics: SearchStatistics;
  readonly #offs = new Map<string, readonly number[]>();
  readonly #levels = new Map<string, number>();

  constructor(probe: DnaProfile, rule: MatchRule, statistics: SearchStatistics) {
    this.#probe = probe;
    this.#rule = rule;
    this.#statistics = statistics;
  }

  of(hit: Judged, searched: number): Chances {
    const loci = hit.loci.map((locus) => ({
      ...locus,
      log10LR: locus.off > 0 ? undefined : 0 - Math.log10(this.#atLeast(locus.marker, locus.level)),
    }));
    const chances = hit.loci.map(({ marker }) => this.#offsOf(marker));
    return {
      loci,
      expectedChanceHits: searched * probabilityAtMost(chances, this.#rule.mismatchesMax),
      randomMatchProbability: this.#randomMatch(hit),
      log10LR: hit.off > 0 ? undefined : loci.reduce((sum, { log10LR = 0 }) => sum + log10LR, 0),
    };
  }

  /** Probabilities of 0, 1, 2 off; a locus without frequencies says nothing, so everybody agrees there. */
  #offsOf(marker: string): readonly number[] {
    const known = this.#offs.get(marker);
    if (known) return known;
    const offs = [0, 0, 0];
    for (const { off, probability } of this.#strangers(marker)) offs[off] += probability;
    const chances = offs.some((chance) => chance > 0) ? offs : [1, 0, 0];
    this.#offs.set(marker, chances);
    return chances;
  }

  /** Probability that a stranger agrees at this level or a better one. */
  #atLeast(marker: string, level: Stringency): number {
    const key = `${marker} ${level}`;
    const known = this.#levels.get(key);
    if (known !== undefined) return known;
    const isWhole = this.#rule.method === 'mixture';
    let sum = 0;
    let all = 0;
    for (const stranger of this.#strangers(marker)) {
      all += stranger.probability;
      if (isWhole ? stranger.off === 0 : isAtLeast(stranger.level, level)) sum += stranger.probability;
    }
    const chance = all === 0 ? 1 : sum / all;
    this.#levels.set(key, chance);
    return chance;
  }

  *#strangers(marker: string): Generator<LocusComparison & { readonly probability: number }> {
    const statistics = locusStatistics(this.#statistics, marker);
    const alleles = this.#probe.markers.get(marker);
    if (!statistics || !alleles) return;
    for (const stranger of genotypesOfStrangers(alleles, statistics)) {
      const comparison = compareLocus(marker, alleles, stranger.genotype, this.#rule);
      yield { ...comparison, probability: stranger.probability };
    }
  }

  #randomMatch({ loci }: Judged): number | undefined {
    let product = 1;
    for (const { marker, probe, off } of loci) {
      const statistics = locusStatistics(this.#statistics, marker);
      if (probe.length !== 2 || !probe.every(isExact)) return undefined;
      if (statistics && off === 0) product *= genotypeFrequency(genotype(probe[0], probe[1]), statistics);
    }
    return product;
  }
}
