/** Comparison value by value, and what may be exchanged (Council Decision 2008/616/JHA, annex, chapter 1). */
import { ess12, ess7 } from '../markers/sets.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { areMicrovariants } from './microvariant.ts';

/** How two values relate, the closest first. */
export type ValueRelation = 'same' | 'wildcard' | 'microvariant' | 'mismatch';

const costs: Readonly<Record<ValueRelation, number>> = { same: 0, wildcard: 1, microvariant: 3, mismatch: 7 };

/** Anything but an exact value is a wildcard there; of three alleles the first is kept. */
export function pruemValues(alleles: readonly Allele[]): readonly [Allele, Allele] {
  const [a, b] = alleles.map((allele) => (isExact(allele) && !['0', '1', '99'].includes(allele) ? allele : '*'));
  return alleles.length > 2 ? [a, '*'] : [a, b ?? a];
}

function relate(marker: string, a: Allele, b: Allele): ValueRelation {
  if (a === b) return a === '*' ? 'wildcard' : 'same';
  if (a === '*' || b === '*') return 'wildcard';
  return areMicrovariants(marker, a, b) ? 'microvariant' : 'mismatch';
}

/** The two values of one locus laid beside the other's so that they differ least. */
export function pruemRelations(
  marker: string,
  a: readonly [Allele, Allele],
  b: readonly [Allele, Allele],
): readonly [ValueRelation, ValueRelation] {
  const straight = [relate(marker, a[0], b[0]), relate(marker, a[1], b[1])] as const;
  const crossed = [relate(marker, a[0], b[1]), relate(marker, a[1], b[0])] as const;
  const cost = (pair: readonly [ValueRelation, ValueRelation]) => costs[pair[0]] + costs[pair[1]];
  return cost(straight) <= cost(crossed) ? straight : crossed;
}

/** 1: every value the same; 2, 3, 4: one of all differs, by a wildcard, a microvariant, or altogether. */
export type PruemQuality = 1 | 2 | 3 | 4;

/** Whether a profile may be sent: 6 loci without a wildcard, of a person 6 of the European Standard Set; no mixtures. */
export function mayBeExchanged({ markers }: DnaProfile, isReference: boolean): boolean {
  const autosomal = [...markers].filter(([marker]) => inheritanceOf(marker) === 'autosomal');
  if (autosomal.filter(([, alleles]) => alleles.length > 2).length > 1) return false;
  const full = autosomal.filter(([, alleles]) => !pruemValues(alleles).includes('*')).map(([marker]) => marker);
  const standard = new Set<string>([...ess7, ...ess12]);
  return full.filter((marker) => !isReference || standard.has(marker)).length >= 6;
}
