/** ANSI/NIST-ITL Type-18 records in NIEM XML, for the transaction of the one who sends them: Type-1 is theirs. */
import type { DnaLocus, DnaRecord } from './record.ts';
import { checkRecords, unwritable } from './writable.ts';
import { xmlText } from './xml.ts';

/** Fields that every record has and no profile tells. Codes are those of the standard's tables. */
export interface NistItlHeader {
  /** 18.004 SRC. */
  readonly sourceAgency: string;
  /** 18.013 SCD and 18.014 PSD, `2026-01-31`. */
  readonly collected: string;
  readonly stored: string;
  /** 18.003 UTY, 18.005 NAL, 18.011 STI, 18.015 PTP and RES, 18.016 DST. */
  readonly unitCategoryCode: string;
  readonly analysisQuantityCode: string;
  readonly technologyCode: string;
  readonly profileCategoryCode: string;
  readonly profileResultCode: string;
  readonly strCategoryCode: string;
  /** 18.016 DLR by marker, where the receiver wants reference numbers; a marker without one is written by its name. */
  readonly locusReferences?: Readonly<Record<string, string>>;
}

const namespaces = [
  'xmlns:itl="http://biometrics.nist.gov/standard/2011"',
  'xmlns:biom="http://niem.gov/niem/biometrics/1.0"',
  'xmlns:nc="http://niem.gov/niem/niem-core/2.0"',
];
const allelesMax = 3;

/**
 * Category, case, peak heights, replicates and required alleles have no place and are left out (`fieldsLeftOut` tells).
 * Errors: DNA_FILE_UNWRITABLE, also for a locus with more than three alleles.
 */
export function writeNistItl(records: readonly DnaRecord[], header: NistItlHeader): string {
  checkRecords(records, (record) => record.sample);
  if (records.length === 0) throw unwritable(0, 'there is none');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<itl:NISTBiometricInformationExchangePackage ${namespaces.join(' ')}>`,
    ...records.flatMap((record, i) => recordLines(record, i, header)),
    '</itl:NISTBiometricInformationExchangePackage>',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function recordLines(record: DnaRecord, i: number, header: NistItlHeader): readonly string[] {
  if (record.loci.length === 0) throw unwritable(i, 'no locus');
  return [
    '  <itl:PackageDNARecord>',
    ...element('biom:RecordCategoryCode', '18'),
    ...element('biom:ImageReferenceIdentification', id(String(i).padStart(2, '0'))),
    '    <biom:DNASample>',
    ...element(
      'biom:BiometricCaptureDetail',
      `<biom:CaptureDate><nc:Date>${xmlText(header.collected)}</nc:Date></biom:CaptureDate>` +
        `<biom:CaptureOrganization><nc:OrganizationIdentification>${id(header.sourceAgency)}` +
        '</nc:OrganizationIdentification></biom:CaptureOrganization>',
    ),
    ...element('biom:DNALaboratory', leaf('biom:DNALaboratoryUnitCategoryCode', header.unitCategoryCode)),
    ...element('biom:DNAAnalysisQuantityCode', xmlText(header.analysisQuantityCode)),
    ...element('biom:DNATypingTechnologyCategoryCode', xmlText(header.technologyCode)),
    ...element('biom:DNAProfileStorageDate', leaf('nc:Date', header.stored)),
    ...element(
      'biom:DNAProfile',
      leaf('biom:DNAProfileCategoryCode', header.profileCategoryCode) +
        leaf('biom:DNAProfileResultCode', header.profileResultCode) +
        `<biom:DNAProfileIdentification>${id(record.sample)}</biom:DNAProfileIdentification>`,
    ),
    ...record.loci.flatMap((locus) => element('biom:DNASTRProfile', strText(locus, i, header))),
    ...(record.comment === undefined ? [] : element('biom:DNACommentText', xmlText(record.comment))),
    '    </biom:DNASample>',
    '  </itl:PackageDNARecord>',
  ];
}

function strText({ name, alleles, kit, batch }: DnaLocus, i: number, header: NistItlHeader): string {
  if (alleles.length > allelesMax) throw unwritable(i, `more than ${allelesMax} alleles at ${name}`);
  const reference = header.locusReferences?.[name] ?? name;
  return [
    leaf('biom:DNASTRProfileCategoryCode', header.strCategoryCode),
    `<biom:DNALocusIdentification>${id(reference)}</biom:DNALocusIdentification>`,
    leaf('biom:DNAAlleleIndicator', String(alleles.length > 0)),
    leaf('biom:DNALocusAnalysisIndicator', 'true'),
    leaf('biom:DNAPreciseCallIndicator', String(!alleles.some(({ value }) => /[<>*]|OL|\.X/.test(value)))),
    ...alleles.map(({ value }, nth) => leaf(`biom:DNAAlleleCall${nth + 1}Text`, value)),
    batch === undefined ? '' : `<biom:DNABatchIdentification>${id(batch)}</biom:DNABatchIdentification>`,
    kit === undefined
      ? ''
      : `<biom:DNAKit><biom:DNAKitIdentification>${id(kit)}</biom:DNAKitIdentification></biom:DNAKit>`,
  ].join('');
}

function element(name: string, content: string): readonly string[] {
  return [`      <${name}>${content}</${name}>`];
}

function leaf(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

function id(text: string): string {
  return leaf('nc:IdentificationID', text);
}
