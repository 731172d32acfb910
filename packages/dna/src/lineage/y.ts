/** Y-STR haplotypes: the loci at which two men of one line differ, and how rare a haplotype is. */
import { inheritanceOf } from '../markers/markers.ts';
import type { Allele } from '../profile/allele.ts';
import { allelesMatch } from '../rules/allele-match.ts';
import { pairsUp } from '../rules/pairing.ts';

export interface YDifferences {
  /** Loci that both typed, and those of them that differ. */
  readonly compared: number;
  readonly differing: readonly string[];
}

/** Loci with two copies (DYS385, DYF387S1) compare as unordered pairs. Loci that only one of them typed do not count. */
export function yDifferences(
  a: ReadonlyMap<string, readonly Allele[]>,
  b: ReadonlyMap<string, readonly Allele[]>,
): YDifferences {
  const shared = [...a.keys()].filter((marker) => inheritanceOf(marker) === 'y' && b.has(marker));
  const differing = shared.filter((marker) => !alike(a.get(marker)!, b.get(marker)!));
  return { compared: shared.length, differing };
}

function alike(a: readonly Allele[], b: readonly Allele[]): boolean {
  const [one, other] = [[...new Set(a)], [...new Set(b)]];
  return one.length === other.length && pairsUp(one, other, allelesMatch);
}

/** Weight of a haplotype seen `count` times among `size`: the counting method with the case itself, (x + 1) / (N + 1). */
export const haplotypeFrequency = (count: number, size: number): number => (count + 1) / (size + 1);
