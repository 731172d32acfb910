/** Tables that EuroForMix and LRmix read: one row for each locus of a sample. */
import type { DnaAllele, DnaRecord } from './record.ts';
import { checkRecords, unwritable } from './writable.ts';

export interface TableOptions {
  readonly separator?: ',' | ';' | '\t';
  /** References are read with two alleles: a locus with one is then written twice. */
  readonly homozygotes?: 'as they stand' | 'twice';
}

/** `SampleName,Marker,Allele1..n,Height1..n`; heights where any record has them. Errors: DNA_FILE_UNWRITABLE. */
export function writeEuroForMix(records: readonly DnaRecord[], options: TableOptions = {}): string {
  const heights = records.some(({ loci }) => loci.some(({ alleles }) => alleles.some((allele) => 'height' in allele)));
  return write(records, options, heights);
}

/** `SampleName,Marker,Allele1..n`. Errors: DNA_FILE_UNWRITABLE. */
export function writeLrmix(records: readonly DnaRecord[], options: TableOptions = {}): string {
  return write(records, options, false);
}

function write(records: readonly DnaRecord[], options: TableOptions, heights: boolean): string {
  const { separator = ',', homozygotes = 'as they stand' } = options;
  checkRecords(records, sampleName);
  if (records.length === 0) throw unwritable(0, 'there is none');
  const called = (alleles: readonly DnaAllele[]) =>
    homozygotes === 'twice' && alleles.length === 1 ? [...alleles, ...alleles] : alleles;
  const loci = records.flatMap(({ loci: each }) => each);
  const width = Math.max(1, ...loci.map(({ alleles }) => called(alleles).length));
  const numbered = (name: string) => Array.from({ length: width }, (_, i) => `${name}${i + 1}`);
  const padded = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill('')];
  const heading = ['SampleName', 'Marker', ...numbered('Allele'), ...(heights ? numbered('Height') : [])];
  const rows = records.flatMap((record) =>
    record.loci.map(({ name, alleles }) => [
      sampleName(record),
      name,
      ...padded(called(alleles).map(({ value }) => value)),
      ...(heights ? padded(called(alleles).map(({ height }) => (height === undefined ? '' : String(height)))) : []),
    ]),
  );
  return [heading, ...rows]
    .map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\n`)
    .join('');
}

/** The programs know replicates as samples of their own. */
function sampleName({ sample, replicate }: DnaRecord): string {
  return replicate === undefined ? sample : `${sample}_rep${replicate}`;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
