/** Mixtures of two people: whom they include, and whether two of them can have somebody in common. */
import { genotype } from '../profile/genotype.ts';
import type { Allele } from '../profile/allele.ts';
import { allelesMatch } from './allele-match.ts';

/** Whether every allele of a person is in the mixture. */
export const isIncluded = (person: readonly Allele[], mixture: readonly Allele[]): boolean =>
  person.every((allele) => mixture.some((one) => allelesMatch(allele, one)));

/**
 * Genotypes of somebody who, with one other person, leaves exactly these alleles; the other is `known`, or has two
 * alleles at most.
 */
export function contributors(mixture: readonly Allele[], known: readonly Allele[] | undefined): Set<string> {
  const found = new Set<string>();
  mixture.forEach((a, i) => {
    for (const b of mixture.slice(i)) {
      const rest = mixture.filter((one) => one !== a && one !== b);
      if (known ? rest.every((one) => known.includes(one)) : rest.length <= 2) found.add(genotype(a, b).join());
    }
  });
  return found;
}

/** Whether one person can be in both mixtures of two at a locus (alleles once each). */
export function canShareContributor(
  a: readonly Allele[],
  b: readonly Allele[],
  knownOfA?: readonly Allele[],
  knownOfB?: readonly Allele[],
): boolean {
  const ofB = contributors(b, knownOfB);
  return [...contributors(a, knownOfA)].some((one) => ofB.has(one));
}
