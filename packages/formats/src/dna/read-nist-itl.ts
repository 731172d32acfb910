/** ANSI/NIST-ITL Type-18 records in NIEM XML. Fields of the record that are no profile (donor, pedigree...) are not read. */
import { readAllele } from './allele.ts';
import { markerKey, readName } from './name.ts';
import type { DnaLocus, DnaRecord } from './record.ts';
import type { Source } from './source.ts';
import { childOf, childrenOf, readXml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const recordName = 'PackageDNARecord';
const alleleNames = ['DNAAlleleCall1Text', 'DNAAlleleCall2Text', 'DNAAlleleCall3Text'];

/**
 * A transaction with its Type-18 records, or one record alone. The sample is the profile's own identification (18.015 PRF).
 * Errors: DNA_FILE_MALFORMED, DNA_FILE_TOO_LARGE, DNA_FILE_INVALID, DNA_FILE_ALLELE_INVALID, DNA_FILE_DUPLICATE.
 */
export function readNistItl(source: Source): readonly DnaRecord[] {
  const records: DnaRecord[] = [];
  const samples = new Set<string>();
  const take = (element: XmlElement): void => {
    const record = recordOf(source, element);
    if (samples.has(record.sample))
      throw source.fail('DNA_FILE_DUPLICATE', element.line, element.column, 'the profile identification');
    samples.add(record.sample);
    records.push(record);
  };
  const root = readXml(source, { name: recordName, take });
  if (root.name === recordName) take(root);
  else if (root.name !== 'NISTBiometricInformationExchangePackage')
    throw source.fail('DNA_FILE_INVALID', root.line, root.column, 'not a package of ANSI/NIST-ITL');
  if (records.length === 0) throw source.fail('DNA_FILE_INVALID', root.line, root.column, `no ${recordName}`);
  return records;
}

function recordOf(source: Source, element: XmlElement): DnaRecord {
  const { line, column } = element;
  if (textOf(source, element, 'RecordCategoryCode') !== '18')
    throw source.fail('DNA_FILE_INVALID', line, column, 'RecordCategoryCode is 18');
  const sample = childOf(source, element, 'DNASample');
  if (sample === undefined) throw source.fail('DNA_FILE_INVALID', line, column, 'no DNASample');
  const profile = childOf(source, sample, 'DNAProfile');
  const name = profile && identification(source, profile, 'DNAProfileIdentification');
  if (name === undefined)
    throw source.fail('DNA_FILE_INVALID', sample.line, sample.column, 'no DNAProfileIdentification');
  const seen = new Set<string>();
  const loci = childrenOf(sample, 'DNASTRProfile').map((str) => {
    const locus = locusOf(source, str);
    if (seen.has(markerKey(locus.name))) throw source.fail('DNA_FILE_DUPLICATE', str.line, str.column, 'the locus');
    seen.add(markerKey(locus.name));
    return locus;
  });
  if (loci.length === 0) throw source.fail('DNA_FILE_INVALID', sample.line, sample.column, 'no DNASTRProfile');
  const comment = textOf(source, sample, 'DNACommentText');
  return {
    sample: readName(source, name, sample.line, sample.column, 'DNAProfileIdentification'),
    loci,
    ...(comment === undefined ? {} : { comment }),
  };
}

function locusOf(source: Source, str: XmlElement): DnaLocus {
  const { line, column } = str;
  const name = identification(source, str, 'DNALocusIdentification') ?? textOf(source, str, 'DNALocusReferenceID');
  if (name === undefined) throw source.fail('DNA_FILE_INVALID', line, column, 'no DNALocusIdentification');
  const foreign = str.children.find(({ name: child }) => !strChildren.includes(child));
  if (foreign) throw source.fail('DNA_FILE_INVALID', foreign.line, foreign.column, 'not an element of DNASTRProfile');
  const alleles = alleleNames.flatMap((call) => {
    const text = textOf(source, str, call);
    const at = childOf(source, str, call);
    return text === undefined || at === undefined ? [] : [{ value: readAllele(source, text, at.line, at.column) }];
  });
  const kitElement = childOf(source, str, 'DNAKit');
  const kit =
    kitElement &&
    (textOf(source, kitElement, 'DNAKitName') ?? identification(source, kitElement, 'DNAKitIdentification'));
  const batch = identification(source, str, 'DNABatchIdentification');
  return {
    name: readName(source, name, line, column, 'DNALocusIdentification'),
    alleles,
    ...(kit === undefined ? {} : { kit }),
    ...(batch === undefined ? {} : { batch }),
  };
}

const strChildren = [
  'DNASTRProfileCategoryCode',
  'DNALocusIdentification',
  'DNALocusReferenceID',
  'DNAAlleleIndicator',
  'DNALocusAnalysisIndicator',
  'DNAPreciseCallIndicator',
  ...alleleNames,
  'DNABatchIdentification',
  'DNAElectropherogramIdentification',
  'DNAElectropherogramLadderIdentification',
  'DNAKit',
];

function identification(source: Source, element: XmlElement, name: string): string | undefined {
  const child = childOf(source, element, name);
  return child && textOf(source, child, 'IdentificationID');
}
