/** The genotypes of one person, from markers as laboratories write them. */
import { fail } from '../errors.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { parseAllele } from './allele.ts';
import type { Allele } from './allele.ts';
import { genotype } from './genotype.ts';
import type { Genotype } from './genotype.ts';

/** Alleles by marker, as written; one allele stands for a homozygote, or for a man's X. */
export type WrittenMarkers = Readonly<Record<string, readonly string[]>>;

/**
 * Repeats, or off the ladder. What stands for several alleles, or for X and Y, has no frequency: it must not pass for a
 * rare allele.
 */
export const isNumbered = (allele: Allele): boolean => /^[<>]?\d+(?:\.\d)?$/.test(allele);

/**
 * Genotypes by the usual name of the marker, in the order written. Markers of the Y chromosome and of sex are left out:
 * no statistic multiplies them. Errors: DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID, DNA_GENOTYPE_INVALID.
 */
export function singleSource(written: WrittenMarkers): ReadonlyMap<string, Genotype> {
  const genotypes = new Map<string, Genotype>();
  for (const [text, alleles] of Object.entries(written)) {
    const marker = knownMarker(text);
    const inheritance = inheritanceOf(marker);
    if (inheritance !== 'autosomal' && inheritance !== 'x') continue;
    if (genotypes.has(marker)) throw fail('DNA_GENOTYPE_INVALID', `${marker} twice`);
    if (alleles.length < 1 || alleles.length > 2) throw fail('DNA_GENOTYPE_INVALID', marker);
    const [first, second = first] = alleles.map((allele) => parseAllele(allele, marker));
    if (![first, second].every(isNumbered)) throw fail('DNA_GENOTYPE_INVALID', marker);
    genotypes.set(marker, genotype(first, second));
  }
  return genotypes;
}
