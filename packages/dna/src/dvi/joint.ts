/** What the families say of the remains together: one body is one person, and one person has one body. */
import type { Assignment, Pair } from './question.ts';

export interface JointResult {
  /** Best first. */
  readonly best: readonly (Assignment & { readonly posterior: number })[];
  /** By pair, in the order given; summed over all assignments, not the best alone. */
  readonly posteriors: readonly number[];
  /** That remains are of none of the families, by their index. */
  readonly unidentified: readonly number[];
}

interface Weighed {
  readonly assignment: Assignment;
  /** Remains in it, as bits. */
  readonly mask: number;
  /** Up to a factor of the family's own. */
  readonly weight: number;
}

/**
 * Assignments of each family, combined such that no remains stand in two. `priorOdds` is how many times likelier each
 * single identification is beforehand than that the remains are a stranger's; 1 makes all assignments alike.
 */
export function joinFamilies(
  families: readonly (readonly Assignment[])[],
  pairs: readonly Pair[],
  remains: number,
  priorOdds: number,
  count: number,
): JointResult {
  const weighed = families.map((assignments) => weigh(assignments, priorOdds));
  const all = sumsByMask(weighed);
  const total = [...all.values()].reduce((sum, value) => sum + value, 0);
  const byPair = new Map<string, number>();
  weighed.forEach((own, family) => {
    const others = sumsByMask(weighed.filter((_, other) => other !== family));
    for (const { assignment, mask, weight } of own) {
      if (mask === 0) continue;
      let rest = 0;
      for (const [used, value] of others) if ((used & mask) === 0) rest += value;
      for (const pair of assignment.pairs)
        byPair.set(keyOf(pair), (byPair.get(keyOf(pair)) ?? 0) + (weight * rest) / total);
    }
  });
  const posteriors = pairs.map((pair) => byPair.get(keyOf(pair)) ?? 0);
  const unidentified = Array.from({ length: remains }, (_, i) =>
    Math.max(0, 1 - pairs.reduce((sum, pair, at) => (pair.remains === i ? sum + posteriors[at] : sum), 0)),
  );
  return { best: bestOf(weighed, total, count), posteriors, unidentified };
}

const keyOf = ({ remains, family, member }: Pair) => `${remains} ${family} ${member}`;

function weigh(assignments: readonly Assignment[], priorOdds: number): Weighed[] {
  const logOf = ({ pairs, logLR }: Assignment) => logLR + pairs.length * Math.log(priorOdds);
  const most = Math.max(...assignments.map(logOf));
  return assignments.map((assignment) => ({
    assignment,
    mask: assignment.pairs.reduce((bits, { remains }) => bits | (1 << remains), 0),
    weight: Math.exp(logOf(assignment) - most),
  }));
}

/** Sums of products over the families, by which remains they use. */
function sumsByMask(families: readonly (readonly Weighed[])[]): Map<number, number> {
  let sums = new Map([[0, 1]]);
  for (const family of families) {
    const ofFamily = new Map<number, number>();
    for (const { mask, weight } of family) ofFamily.set(mask, (ofFamily.get(mask) ?? 0) + weight);
    const next = new Map<number, number>();
    for (const [used, value] of sums) {
      for (const [mask, weight] of ofFamily) {
        if ((used & mask) === 0) next.set(used | mask, (next.get(used | mask) ?? 0) + value * weight);
      }
    }
    sums = next;
  }
  return sums;
}

interface Partial {
  readonly pairs: readonly Pair[];
  readonly logLR: number;
  readonly weight: number;
}

/** The `count` joint assignments of greatest weight: the best of each set of remains is enough to go on from. */
function bestOf(
  families: readonly (readonly Weighed[])[],
  total: number,
  count: number,
): readonly (Assignment & { readonly posterior: number })[] {
  let best = new Map<number, Partial[]>([[0, [{ pairs: [], logLR: 0, weight: 1 }]]]);
  for (const family of families) {
    const next = new Map<number, Partial[]>();
    for (const [used, partials] of best) {
      for (const { assignment, mask, weight } of family) {
        if ((used & mask) !== 0) continue;
        const into = next.get(used | mask) ?? [];
        next.set(used | mask, into);
        for (const one of partials)
          into.push({
            pairs: [...one.pairs, ...assignment.pairs],
            logLR: one.logLR + assignment.logLR,
            weight: one.weight * weight,
          });
      }
    }
    best = new Map([...next].map(([mask, partials]) => [mask, heaviest(partials, count)]));
  }
  return heaviest([...best.values()].flat(), count).map(({ pairs, logLR, weight }) => ({
    pairs: pairs.toSorted((a, b) => a.remains - b.remains),
    logLR,
    posterior: weight / total,
  }));
}

const heaviest = (partials: readonly Partial[], count: number) =>
  partials.toSorted((a, b) => b.weight - a.weight).slice(0, count);
