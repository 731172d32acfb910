/** What the replicates of a stain show, from markers as laboratories write them. */
import { fail } from '../errors.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { compareAlleles, parseAllele } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { isNumbered } from '../profile/single-source.ts';
import type { WrittenMarkers } from '../profile/single-source.ts';

/** Alleles by the marker's usual name, once each by length. No allele: analysed, and nothing seen. */
export type Replicate = ReadonlyMap<string, readonly Allele[]>;

/** More than any laboratory calls at a locus. */
const allelesMax = 32;

/** Markers of the Y chromosome and of sex are left out. Errors: DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID, DNA_MIXTURE_INVALID. */
export function readReplicate(written: WrittenMarkers): Replicate {
  const replicate = new Map<string, readonly Allele[]>();
  for (const [text, alleles] of Object.entries(written)) {
    const marker = knownMarker(text);
    const inheritance = inheritanceOf(marker);
    if (inheritance !== 'autosomal' && inheritance !== 'x') continue;
    if (replicate.has(marker)) throw fail('DNA_MIXTURE_INVALID', `${marker} twice`);
    const shown = [...new Set(alleles.map((allele) => parseAllele(allele, marker)))].sort(compareAlleles);
    if (shown.length > allelesMax || !shown.every(isNumbered)) throw fail('DNA_MIXTURE_INVALID', marker);
    replicate.set(marker, shown);
  }
  return replicate;
}
