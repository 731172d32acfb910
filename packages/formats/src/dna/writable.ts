/** What every writer asks of records before it writes a byte. */
import type { CodedError } from '@ipse/core';
import { fail } from '../errors.ts';
import { faultOfName, markerKey } from './name.ts';
import type { DnaAllele, DnaRecord } from './record.ts';

/** Errors name the record by its place: names of samples never stand in a message. */
export function unwritable(record: number, why: string): CodedError {
  return fail('DNA_FILE_UNWRITABLE', `record ${record + 1}: ${why}`);
}

/** Errors: DNA_FILE_UNWRITABLE when two records would become one, or a name would not come back as it is. */
export function checkRecords(records: readonly DnaRecord[], nameOf: (record: DnaRecord) => string): void {
  const names = new Set<string>();
  records.forEach((record, i) => {
    const name = nameOf(record);
    const wrong = faultOfName(name) ?? (name === name.trim() ? undefined : 'has blanks around it');
    if (wrong !== undefined) throw unwritable(i, `the name of the sample ${wrong}`);
    if (names.has(name)) throw unwritable(i, 'a second record of one name');
    names.add(name);
    const markers = new Set(record.loci.map((locus) => markerKey(locus.name)));
    if (markers.size !== record.loci.length) throw unwritable(i, 'a locus stands twice');
  });
}

/** Alleles as a set: a homozygote once, required if either of the two was. */
export function distinct(alleles: readonly DnaAllele[]): readonly DnaAllele[] {
  const found = new Map<string, DnaAllele>();
  for (const allele of alleles) if (!found.has(allele.value) || allele.required) found.set(allele.value, allele);
  return [...found.values()];
}
