/** Searches a database under a matrix of rules, in both directions, and says how telling each hit is. */
import type { Allele } from '../profile/allele.ts';
import type { Category } from '../profile/categories.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import type { MatchRule, RuleMatrix } from '../rules/matrix.ts';
import { mayBeExchanged } from '../rules/pruem.ts';
import type { SearchStatistics } from './chance.ts';
import type { DnaDatabase } from './database.ts';
import { isEvidence } from './evidence.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judge.ts';
import { Odds } from './odds.ts';
import type { HitOdds } from './odds.ts';

export type { LocusHit } from './judge.ts';

export interface DnaHit extends Judgement, HitOdds {
  readonly id: string;
  readonly category: Category;
}

export interface DnaSearchOptions {
  readonly matrix: RuleMatrix;
  readonly statistics: SearchStatistics;
}

/** Loci are counted in the low digits, what is off in the high ones; both stay exact in single precision. */
const offUnit = 4096;

/**
 * Every reference that a rule makes a hit of the probe, staff first (they eliminate), near misses last, each by log10 LR.
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
    const odds = new Odds(rules[0], statistics);
    for (const slot of candidates(database, probe, rules[0], [...of.keys()])) {
      const theirs = database.categoryAt(slot)!;
      const [rule, id] = [of.get(theirs), database.idAt(slot)];
      if (id === undefined || rule === undefined || hits.has(id)) continue;
      const hit = judge(probe, database.profileAt(slot), rule, database.loci);
      if (!hit) continue;
      const evidence = isEvidence(category, theirs) ? 'probe' : 'reference';
      const areMixtures = category === 'mixture' && theirs === 'mixture';
      hits.set(id, { id, category: theirs, ...hit, ...odds.of(hit, evidence, searched, areMixtures) });
    }
  }
  return [...hits.values()].sort(byWeight);
}

const byWeight = (a: DnaHit, b: DnaHit) =>
  Number(b.isElimination) - Number(a.isElimination) || a.off - b.off || b.log10LR - a.log10LR || (a.id < b.id ? -1 : 1);

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

/** Slots that may be hits: exact alleles by the block kernel, others by a table of what is off, crowded ones by sets. */
function* candidates(
  database: DnaDatabase,
  probe: DnaProfile,
  rule: MatchRule,
  categories: readonly Category[],
): Generator<number> {
  if (categories.some((category) => database.hasRowsOf(category))) {
    const agreeing =
      rule.method === 'stringency' ? database.agreeing(probe, rule.least, rule.mismatchesMax, rule.lociMin) : undefined;
    for (const slot of agreeing ?? bySums(database, probe, rule)) if (!database.isCrowded(slot)) yield slot;
  }
  yield* database.crowded(probe, rule);
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
