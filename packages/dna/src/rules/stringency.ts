/** How alike the alleles of two profiles are at a locus, by sets (CODIS: high, moderate, low stringency). */
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { allelesMatch } from './allele-match.ts';
import { pairsUp } from './pairing.ts';

/**
 * - `high`: the same alleles;
 * - `moderate`: each allele of the one with fewer has its own among the other's;
 * - `low`: an allele in common;
 * - `none`: nothing in common.
 */
export type Stringency = 'high' | 'moderate' | 'low' | 'none';

const ranks: Readonly<Record<Stringency, number>> = { none: 0, low: 1, moderate: 2, high: 3 };
export const isAtLeast = (level: Stringency, least: Stringency): boolean => ranks[level] >= ranks[least];
export const worse = (a: Stringency, b: Stringency): Stringency => (ranks[a] <= ranks[b] ? a : b);

/** A homozygote is one allele; what is not exact may be two different alleles that are written alike, and stays. */
export const alleleSet = (alleles: readonly Allele[]): Allele[] =>
  alleles.filter((allele, i) => !isExact(allele) || alleles.indexOf(allele) === i);

export function stringencyOf(
  a: readonly Allele[],
  b: readonly Allele[],
  match: (one: Allele, other: Allele) => boolean = allelesMatch,
): Stringency {
  const [one, other] = [alleleSet(a), alleleSet(b)];
  if (pairsUp(one, other, match)) return one.length === other.length ? 'high' : 'moderate';
  return one.some((x) => other.some((y) => match(x, y))) ? 'low' : 'none';
}
