/** What of records a format has no place for, so that a conversion can say what it loses. */
import type { DnaLocus, DnaRecord } from './record.ts';

export type WritableFormat = 'codis-cmf' | 'nist-itl' | 'euroformix' | 'lrmix';

type Field = keyof DnaRecord | keyof DnaLocus | 'height' | 'sizeBp' | 'required';

const carried: Readonly<Record<WritableFormat, readonly Field[]>> = {
  'codis-cmf': ['category', 'caseId', 'comment', 'partial', 'sourceId', 'kit', 'batch', 'required'],
  'nist-itl': ['comment', 'kit', 'batch'],
  euroformix: ['height', 'replicate'],
  lrmix: ['replicate'],
};

/** Names of the fields that some record has and the format does not carry, each once, sorted. */
export function fieldsLeftOut(records: readonly DnaRecord[], format: WritableFormat): readonly string[] {
  const present = new Set<string>();
  for (const record of records) {
    for (const field of Object.keys(record)) present.add(field);
    for (const locus of record.loci) {
      for (const field of Object.keys(locus)) present.add(field);
      for (const allele of locus.alleles) for (const field of Object.keys(allele)) present.add(field);
    }
  }
  const kept: readonly string[] = ['sample', 'loci', 'name', 'alleles', 'value', ...carried[format]];
  return [...present].filter((field) => !kept.includes(field)).sort();
}
