/** How long the fragments of a kit are, from the sizes that an instrument measured. */
import { inheritanceOf, markerName } from '../markers/markers.ts';
import { repeatsOf } from '../profile/allele.ts';
import type { FragmentLengths } from './read-mixture.ts';

/** The part of a file's record that lengths are told by. */
export interface SizedRecord {
  readonly loci: readonly {
    readonly name: string;
    readonly alleles: readonly { readonly value: string; readonly sizeBp?: number }[];
  }[];
}

export interface ToldLengths {
  /** By the marker's usual name: autosomal markers of which an allele of the ladder has a size. */
  readonly fragments: Readonly<Record<string, FragmentLengths>>;
  /** Markers whose sizes cannot be of one kit, or do not stand with their alleles. */
  readonly contradicting: readonly string[];
}

/** Of most loci in use a repeat has 4 bases; these have others (STRBase). */
const otherRepeatsBp: Readonly<Record<string, number>> = {
  D22S1045: 3,
  D10S2325: 5,
  'Penta C': 5,
  'Penta D': 5,
  'Penta E': 5,
};
const usualRepeatBp = 4;

/**
 * Each sized allele tells how long a fragment is without its repeats; a marker's offset is their mean. Mobility differs from
 * length by less than a repeat: offsets further apart are a contradiction, and no mean is made of them.
 */
export function fragmentLengths(records: readonly SizedRecord[]): ToldLengths {
  const offsets = new Map<string, number[]>();
  for (const { name, alleles } of records.flatMap(({ loci }) => loci)) {
    const marker = markerName(name);
    if (marker === undefined || inheritanceOf(marker) !== 'autosomal') continue;
    for (const { value, sizeBp } of alleles) {
      const repeats = repeatsOf(value);
      if (sizeBp === undefined || !repeats) continue;
      const offset = sizeBp - repeats.whole * repeatBpOf(marker) - repeats.bases;
      offsets.set(marker, [...(offsets.get(marker) ?? []), offset]);
    }
  }
  const fragments: Record<string, FragmentLengths> = {};
  const contradicting: string[] = [];
  for (const [marker, each] of offsets) {
    const repeatBp = repeatBpOf(marker);
    if (Math.max(...each) - Math.min(...each) > repeatBp - 0.5) contradicting.push(marker);
    else
      fragments[marker] = { offsetBp: rounded(each.reduce((sum, offset) => sum + offset, 0) / each.length), repeatBp };
  }
  return { fragments, contradicting };
}

const repeatBpOf = (marker: string) => otherRepeatsBp[marker] ?? usualRepeatBp;

/** Instruments tell hundredths of a base pair. */
const rounded = (lengthBp: number) => Math.round(100 * lengthBp) / 100;
