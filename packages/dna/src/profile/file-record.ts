/** From what a file says of a sample to a profile as laboratories write it. */
import { markerName } from '../markers/markers.ts';
import type { Allele } from './allele.ts';
import type { Category } from './categories.ts';

/** The part of a file's record that a profile is made of. */
export interface FileRecord {
  readonly category?: string;
  readonly partial?: boolean;
  readonly loci: readonly {
    readonly name: string;
    readonly alleles: readonly { readonly value: string; readonly height?: number; readonly required?: true }[];
  }[];
}

export interface Peak {
  readonly allele: Allele;
  /** Relative fluorescence units. */
  readonly height: number;
}

export interface FileProfile {
  /** Undefined where the file does not say it, or in words that stand for none of ours. */
  readonly category?: Category;
  readonly markers: Readonly<Record<string, readonly string[]>>;
  readonly required: Readonly<Record<string, string>>;
  /** Where the file has heights. */
  readonly peaks: Readonly<Record<string, readonly Peak[]>>;
  /** Names that are no marker's, such as a kit's internal controls. */
  readonly unknownMarkers: readonly string[];
}

/** An allele outside of every bin of the ladder may be of any length. */
const offLadder = 'OL';

/** Categories of CODIS and what they are here; those that stand for nobody in particular are left out. */
const ofCodis: Readonly<Record<Category, readonly string[]>> = {
  person: [
    ...['Arrestee', 'Convicted Offender', 'CO Duplicate', 'Detainee', 'Juvenile', 'Legal', 'Multi-allelic Offender'],
    ...['Suspect, Known', 'Deduced Suspect', 'Victim, Known', 'Deduced Victim Known', 'Volunteer'],
  ],
  stain: ['Forensic, Unknown', 'Forensic Targeted'],
  partial: ['Forensic Partial'],
  mixture: ['Forensic Mixture'],
  staff: ['Staff', 'Elimination, Known'],
  missing: ['Missing Person', 'Deduced Missing Person'],
  remains: ['Unidentified Person', 'Deceased'],
  relative: [
    ...['Alleged Father', 'Alleged Mother', 'Biological Child', 'Biological Father', 'Biological Mother'],
    ...['Biological Sibling', 'Maternal Relative', 'Paternal Relative'],
  ],
};
const categoryOf = new Map(
  Object.entries(ofCodis).flatMap(([category, names]) =>
    names.map((name): [string, Category] => [name, category as Category]),
  ),
);

/** Loci that were typed without a result have no part in it. */
export function profileOfRecord({ category: stated, partial, loci }: FileRecord): FileProfile {
  const markers: Record<string, string[]> = {};
  const required: Record<string, string> = {};
  const peaks: Record<string, Peak[]> = {};
  const unknownMarkers: string[] = [];
  for (const { name, alleles } of loci) {
    const marker = markerName(name);
    if (marker === undefined) unknownMarkers.push(name);
    else if (alleles.length > 0) {
      markers[marker] = [
        ...(markers[marker] ?? []),
        ...alleles.map(({ value }) => (value === offLadder ? '*' : value)),
      ];
      const [wanted] = alleles.filter((allele) => allele.required);
      if (wanted) required[marker] = wanted.value;
      const heights = alleles.flatMap(({ value, height }) => (height === undefined ? [] : [{ allele: value, height }]));
      if (heights.length > 0) peaks[marker] = [...(peaks[marker] ?? []), ...heights];
    }
  }
  const known = categoryOf.get(stated ?? '');
  const category = known === 'stain' && partial ? 'partial' : known;
  return { ...(category === undefined ? {} : { category }), markers, required, peaks, unknownMarkers };
}
