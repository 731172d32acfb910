/** Numbers of the alleles of a locus: one byte each, 0 is not typed. */
import { firstInexactAllele } from '@ipse/kernels';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';

/** What an allele that no reference has is searched as: it is never given to any. */
export const unknownAllele = firstInexactAllele - 1;

export class AlleleDictionary {
  readonly #numbers = new Map<Allele, number>();
  readonly #alleles: (Allele | undefined)[] = new Array<undefined>(256).fill(undefined);
  #exact = 1;
  #inexact = firstInexactAllele;

  /** The allele's number, given now if it is new; undefined when there are no more. */
  numberOf(allele: Allele): number | undefined {
    const known = this.#numbers.get(allele);
    if (known !== undefined) return known;
    const number = isExact(allele) ? this.#exact : this.#inexact;
    if (number === (isExact(allele) ? unknownAllele : 256)) return undefined;
    if (isExact(allele)) this.#exact++;
    else this.#inexact++;
    this.#numbers.set(allele, number);
    this.#alleles[number] = allele;
    return number;
  }

  find(allele: Allele): number {
    return this.#numbers.get(allele) ?? unknownAllele;
  }

  alleleOf(number: number): Allele {
    return this.#alleles[number]!;
  }

  get numbers(): number[] {
    return [...this.#numbers.values()].sort((a, b) => a - b);
  }
}
