/** One locus of two profiles under a rule: the one judgement that every search, its tables and its statistics share. */
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { allelesMatch } from './allele-match.ts';
import type { MatchRule } from './matrix.ts';
import { areMicrovariants } from './microvariant.ts';
import { canShareContributor, isIncluded } from './mixture.ts';
import { pruemRelations, pruemValues } from './pruem.ts';
import type { ValueRelation } from './pruem.ts';
import { alleleSet, isAtLeast, stringencyOf } from './stringency.ts';
import type { Stringency } from './stringency.ts';

export interface LocusComparison {
  readonly level: Stringency;
  /** Loci (or with Pruem's method values) that are off here: 0 when the locus agrees. */
  readonly off: number;
  /** What the worst difference is, or what an agreement rests on: `wildcard` when on an allele that is not exact. */
  readonly relation: ValueRelation;
}

type Terms = Pick<MatchRule, 'method' | 'least'>;

export function compareLocus(
  marker: string,
  probe: readonly Allele[],
  reference: readonly Allele[],
  rule: Terms,
): LocusComparison {
  if (rule.method === 'pruem') return byValues(marker, probe, reference);
  const passes = (match: (a: Allele, b: Allele) => boolean) =>
    isAtLeast(stringencyOf(probe, reference, match), rule.least);
  const level = stringencyOf(probe, reference);
  const agrees = rule.method === 'mixture' ? isPossible(probe, reference) : isAtLeast(level, rule.least);
  if (agrees) {
    const isPlain = [...probe, ...reference].every(isExact) || passes((a, b) => a === b && isExact(a));
    return { level, off: 0, relation: isPlain ? 'same' : 'wildcard' };
  }
  const isClose = passes((a, b) => allelesMatch(a, b) || areMicrovariants(marker, a, b));
  return { level, off: 1, relation: isClose ? 'microvariant' : 'mismatch' };
}

/** Two mixtures need somebody in common; a person (two alleles at most) is in the mixture. */
function isPossible(a: readonly Allele[], b: readonly Allele[]): boolean {
  const [one, other] = [alleleSet(a), alleleSet(b)];
  if (one.length > 2 && other.length > 2) return canShareContributor(one, other);
  return one.length <= other.length ? isIncluded(one, other) : isIncluded(other, one);
}

function byValues(marker: string, probe: readonly Allele[], reference: readonly Allele[]): LocusComparison {
  const [one, other] = [pruemValues(probe), pruemValues(reference)];
  const relations = pruemRelations(marker, one, other);
  const off = relations.filter((relation) => relation !== 'same').length;
  const order = ['mismatch', 'microvariant', 'wildcard'] as const;
  return {
    level: stringencyOf(one, other),
    off,
    relation: order.find((relation) => relations.includes(relation)) ?? 'same',
  };
}
