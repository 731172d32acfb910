/** A DNA profile: the alleles of its markers, the alleles a hit must show, and mtDNA. */
import { fail } from '../errors.ts';
import { mtHaplotype } from '../lineage/mt.ts';
import type { MtHaplotype, MtRange } from '../lineage/mt.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { compareAlleles, isExact, parseAllele } from './allele.ts';
import type { Allele } from './allele.ts';

export interface DnaProfile {
  /**
   * Alleles by the marker's usual name, by length. One person's autosomal and X markers have two, a homozygote (and a
   * man's X) twice the same; more in a mixture or where somebody has three, then each once. Y markers have each copy.
   */
  readonly markers: ReadonlyMap<string, readonly Allele[]>;
  /** At most one allele a marker, which whoever is a candidate must have. */
  readonly required: ReadonlyMap<string, Allele>;
  readonly mt?: MtHaplotype;
}

/** The same as laboratories write it; every exchange format comes to this. */
export interface WrittenProfile {
  readonly markers: Readonly<Record<string, readonly string[]>>;
  readonly required?: Readonly<Record<string, string>>;
  readonly mt?: { readonly ranges: readonly MtRange[]; readonly differences: readonly string[] };
}

/** As many as CODIS's message format allows at a locus, doubled. */
const allelesMax = 16;
const markersMax = 128;

/** Errors: DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID, DNA_PROFILE_INVALID. */
export function readProfile(written: WrittenProfile): DnaProfile {
  const markers = new Map<string, readonly Allele[]>();
  for (const [text, alleles] of Object.entries(written.markers)) {
    const marker = knownMarker(text);
    if (markers.has(marker)) throw fail('DNA_PROFILE_INVALID', `${marker} twice`);
    markers.set(
      marker,
      allelesOf(
        marker,
        alleles.map((allele) => parseAllele(allele, marker)),
      ),
    );
  }
  if (markers.size > markersMax) throw fail('DNA_PROFILE_INVALID', 'too many markers');
  const required = new Map<string, Allele>();
  for (const [text, value] of Object.entries(written.required ?? {})) {
    const marker = knownMarker(text);
    const allele = parseAllele(value, marker);
    if (!markers.get(marker)?.includes(allele)) throw fail('DNA_PROFILE_INVALID', `the required allele of ${marker}`);
    required.set(marker, allele);
  }
  if (!written.mt) return { markers, required };
  return { markers, required, mt: mtHaplotype(written.mt.ranges, written.mt.differences) };
}

/** In order; exact alleles of a crowd once each; a single allele twice where people have two. */
export function allelesOf(marker: string, alleles: readonly Allele[]): readonly Allele[] {
  const inheritance = inheritanceOf(marker);
  if (alleles.length === 0 || alleles.length > allelesMax) throw fail('DNA_PROFILE_INVALID', `alleles of ${marker}`);
  const isSexMarker = inheritance === 'sex';
  if (alleles.some((allele) => allele !== '*' && /^[XY]$/.test(allele) !== isSexMarker))
    throw fail('DNA_PROFILE_INVALID', `an allele of ${marker}`);
  const inOrder = alleles.toSorted(compareAlleles);
  if (inheritance === 'y') return inOrder;
  if (inOrder.length === 1) return [inOrder[0], inOrder[0]];
  const once = inOrder.filter((allele, i) => !isExact(allele) || inOrder.indexOf(allele) === i);
  return inOrder.length === 2 || once.length === 1 ? inOrder.slice(0, 2) : once;
}
