/** What a person has at an autosomal locus. */
import { compareAlleles } from './allele.ts';
import type { Allele } from './allele.ts';

/** Two alleles, the shorter first; twice the same for a homozygote. */
export type Genotype = readonly [Allele, Allele];

export function genotype(a: Allele, b: Allele = a): Genotype {
  return compareAlleles(a, b) <= 0 ? [a, b] : [b, a];
}
