/** CODIS CMF 3.2 or 3.3, valid by its schema: what the schema has no place for is refused, never cut. */
import { codisNames } from './codis-names.data.ts';
import type { CodisNames, CodisVersion } from './codis-names.data.ts';
import { markerKey } from './name.ts';
import type { DnaLocus, DnaRecord } from './record.ts';
import { checkRecords, distinct, unwritable } from './writable.ts';
import { xmlText } from './xml.ts';

export interface CodisHeader {
  readonly version: CodisVersion;
  /** Identifiers of the laboratories, at most 10 characters. */
  readonly destinationOri: string;
  readonly sourceLab: string;
  /** At most 20 characters. */
  readonly submittedBy: string;
  /** `2026-01-31T12:00:00`, local time without a zone. */
  readonly submittedAt: string;
  /** Who read the profiles and when; as submitted when not given. */
  readonly readBy?: string;
  readonly readAt?: string;
}

const allelesMax = 8;

/**
 * Lines end with CR LF, as the specification has it. Peak heights and replicates have no place and are left out
 * (`fieldsLeftOut` tells). Errors: DNA_FILE_UNWRITABLE.
 */
export function writeCodis(records: readonly DnaRecord[], header: CodisHeader): string {
  const names = codisNames[header.version];
  checkRecords(records, (record) => record.sample);
  if (records.length === 0) throw unwritable(0, 'there is none');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CODISImportFile xmlns="urn:CODISImportFile-schema">',
    `  <HEADERVERSION>${header.version}</HEADERVERSION>`,
    '  <MESSAGETYPE>Import</MESSAGETYPE>',
    `  <DESTINATIONORI>${field(0, header.destinationOri, 10, 'DESTINATIONORI')}</DESTINATIONORI>`,
    `  <SOURCELAB>${field(0, header.sourceLab, 10, 'SOURCELAB')}</SOURCELAB>`,
    `  <SUBMITBYUSERID>${field(0, header.submittedBy, 20, 'SUBMITBYUSERID')}</SUBMITBYUSERID>`,
    `  <SUBMITDATETIME>${time(header.submittedAt)}</SUBMITDATETIME>`,
    ...records.flatMap((record, i) => specimen(record, i, header, names)),
    '</CODISImportFile>',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

function specimen(record: DnaRecord, i: number, header: CodisHeader, names: CodisNames): readonly string[] {
  if (record.category === undefined || !names.categories.includes(record.category))
    throw unwritable(i, `SPECIMENCATEGORY is none of CMF ${header.version}`);
  if (record.category.length > names.categoryLengthMax) throw unwritable(i, 'SPECIMENCATEGORY is too long');
  // The schema demands a locus and an allele: a locus without any is one that was not typed.
  const loci = record.loci.filter(({ alleles }) => alleles.length > 0);
  if (loci.length === 0 || loci.length > names.lociMax) throw unwritable(i, `1 to ${names.lociMax} LOCUS`);
  const { sourceId, caseId, partial, comment } = record;
  if (sourceId !== undefined && !['Yes', 'No', 'N/A'].includes(sourceId)) throw unwritable(i, 'SOURCEID');
  const attributes = [
    sourceId === undefined ? '' : ` SOURCEID="${sourceId}"`,
    caseId === undefined ? '' : ` CASEID="${field(i, caseId, 32, 'CASEID')}"`,
    partial === undefined ? '' : ` PARTIAL="${partial}"`,
  ];
  return [
    `  <SPECIMEN${attributes.join('')}>`,
    `    <SPECIMENID>${field(i, record.sample, 24, 'SPECIMENID')}</SPECIMENID>`,
    `    <SPECIMENCATEGORY>${record.category}</SPECIMENCATEGORY>`,
    ...(comment === undefined
      ? []
      : [`    <SPECIMENCOMMENT>${field(i, comment, 255, 'SPECIMENCOMMENT')}</SPECIMENCOMMENT>`]),
    ...loci.flatMap((locus) => locusLines(locus, i, header, names)),
    '  </SPECIMEN>',
  ];
}

function locusLines(locus: DnaLocus, i: number, header: CodisHeader, names: CodisNames): readonly string[] {
  const name = names.loci.find((known) => markerKey(known) === markerKey(locus.name));
  if (name === undefined) throw unwritable(i, `a LOCUSNAME that CMF ${header.version} does not have`);
  if (locus.kit !== undefined && !names.kits.includes(locus.kit)) throw unwritable(i, `KIT of ${name}`);
  const alleles = distinct(locus.alleles);
  if (alleles.length > allelesMax) throw unwritable(i, `more than ${allelesMax} alleles at ${name}`);
  if (alleles.filter(({ required }) => required).length > 1) throw unwritable(i, `two required alleles at ${name}`);
  const batch = locus.batch === undefined ? '' : ` BATCHID="${field(i, locus.batch, 32, 'BATCHID')}"`;
  return [
    `    <LOCUS${batch}${locus.kit === undefined ? '' : ` KIT="${xmlText(locus.kit)}"`}>`,
    `      <LOCUSNAME>${name}</LOCUSNAME>`,
    `      <READINGBY>${field(0, header.readBy ?? header.submittedBy, 20, 'READINGBY')}</READINGBY>`,
    `      <READINGDATETIME>${time(header.readAt ?? header.submittedAt)}</READINGDATETIME>`,
    ...alleles.flatMap(({ value, required }) => [
      `      <ALLELE${required ? ' ALLELEREQUIRED="true"' : ''}>`,
      `        <ALLELEVALUE>${field(i, value, 10, 'ALLELEVALUE')}</ALLELEVALUE>`,
      '      </ALLELE>',
    ]),
    '    </LOCUS>',
  ];
}

function field(i: number, text: string, lengthMax: number, name: string): string {
  // XML Schema counts characters of Unicode, not halves of them.
  const { length } = Array.from(text);
  if (text === '' || text !== text.trim() || length > lengthMax || /\p{Cc}/u.test(text))
    throw unwritable(i, `${name} has 1 to ${lengthMax} characters and no blanks around them`);
  return xmlText(text);
}

function time(text: string): string {
  const [year] = text.split('-');
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ||
    Number.isNaN(Date.parse(`${text}Z`)) ||
    year < '1901' ||
    year > '2078'
  )
    throw unwritable(0, 'a time is written as 2026-01-31T12:00:00');
  return text;
}
