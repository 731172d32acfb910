/** CODIS CMF 3.2 and 3.3: one import file of specimens. Lengths are held to when writing; files in use exceed them. */
import { readAllele } from './allele.ts';
import { markerKey, readName } from './name.ts';
import { dnaLimits } from './record.ts';
import type { DnaAllele, DnaBooking, DnaLocus, DnaRecord } from './record.ts';
import type { Source } from './source.ts';
import { childOf, childrenOf, holdTo, neededTextOf, readXml, textOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

const cmf = 'urn:CODISImportFile-schema';
const rapid = 'urn:CODISRapidImportFile-schema';
const allelesMax = 8;

const headChildren = [
  'HEADERVERSION',
  'MESSAGETYPE',
  'DESTINATIONORI',
  'SOURCELAB',
  'SUBMITBYUSERID',
  'SUBMITDATETIME',
  'BATCHID',
  'KIT',
];

/** Errors: DNA_FILE_MALFORMED, DNA_FILE_TOO_LARGE, DNA_FILE_INVALID, DNA_FILE_ALLELE_INVALID, DNA_FILE_DUPLICATE. */
export function readCodis(source: Source): readonly DnaRecord[] {
  return readSpecimens(source, 'CODISImportFile', cmf, headChildren, (specimen, root) => {
    holdTo(source, specimen, specimenChildren, ['SOURCEID', 'CASEID', 'PARTIAL']);
    const { SOURCEID: sourceId, CASEID: caseId, PARTIAL: partial } = specimen.attributes;
    const [kit, batch] = [textOf(source, root, 'KIT'), textOf(source, root, 'BATCHID')];
    const loci = childrenOf(specimen, 'LOCUS').map((locus) => {
      holdTo(source, locus, ['LOCUSNAME', 'READINGBY', 'READINGDATETIME', 'ALLELE'], ['BATCHID', 'KIT']);
      neededTextOf(source, locus, 'READINGBY');
      neededTextOf(source, locus, 'READINGDATETIME');
      const { KIT: ownKit, BATCHID: ownBatch } = locus.attributes;
      return locusOf(source, locus, ownKit ?? kit, ownBatch ?? batch);
    });
    return {
      ...said(source, specimen, loci),
      ...given('sourceId', sourceId),
      ...given('caseId', caseId),
      ...(partial === undefined ? {} : { partial: readBoolean(source, specimen, partial) }),
    };
  });
}

/** Rapid CMF 1.0, from Rapid DNA instruments in booking stations. Errors: as of CODIS CMF. */
export function readRapid(source: Source): readonly DnaRecord[] {
  return readSpecimens(source, 'CODISRapidImportFile', rapid, ['HEADER', 'DEVICE'], (specimen) => {
    holdTo(source, specimen, rapidChildren);
    const loci = childrenOf(specimen, 'LOCUS').map((locus) => {
      holdTo(source, locus, ['LOCUSNAME', 'KIT', 'BATCHID', 'ALLELE']);
      return locusOf(source, locus, textOf(source, locus, 'KIT'), textOf(source, locus, 'BATCHID'));
    });
    return { ...said(source, specimen, loci), booking: bookingOf(source, specimen) };
  });
}

const specimenChildren = ['SPECIMENID', 'SPECIMENCATEGORY', 'SPECIMENCOMMENT', 'LOCUS'];
const rapidChildren = [
  ...specimenChildren,
  'SID',
  'FBI_NUMBER_UCN',
  'UNIQUEEVENTID',
  'BOOKINGCUSTOMID',
  'ARRESTINGCUSTOMID',
  'ARRESTDATE',
  'FINGERPRINTDATE',
  'ARRESTOFFENSECATEGORY',
];

type ReadSpecimen = (specimen: XmlElement, root: XmlElement) => DnaRecord;

function readSpecimens(
  source: Source,
  rootName: string,
  namespace: string,
  head: readonly string[],
  read: ReadSpecimen,
): readonly DnaRecord[] {
  const records: DnaRecord[] = [];
  const samples = new Set<string>();
  let loci = 0;
  let headLength = -1;
  const root = readXml(source, {
    name: 'SPECIMEN',
    take(specimen, above) {
      const { line, column } = specimen;
      checkRoot(source, above, rootName, namespace, [...head, 'SPECIMEN']);
      if (headLength < 0) headLength = above.children.length;
      const record = read(specimen, above);
      if (samples.has(record.sample)) throw source.fail('DNA_FILE_DUPLICATE', line, column, 'the specimen');
      samples.add(record.sample);
      loci += record.loci.length;
      if (loci > dnaLimits.lociMax) throw source.fail('DNA_FILE_TOO_LARGE', line, column, 'too many loci');
      records.push(record);
    },
  });
  checkRoot(source, root, rootName, namespace, head);
  if (records.length === 0) throw source.fail('DNA_FILE_INVALID', root.line, root.column, 'no specimen');
  // A kit that came after the specimens would have been left out of them; all specimens are gone from the root here.
  const late = root.children.at(headLength - 1);
  if (headLength !== root.children.length + 1)
    throw source.fail('DNA_FILE_INVALID', late?.line ?? 1, late?.column ?? 1, 'the head is not before the specimens');
  return records;
}

function checkRoot(
  source: Source,
  root: XmlElement,
  name: string,
  namespace: string,
  children: readonly string[],
): void {
  if (root.name !== name || root.namespace !== namespace)
    throw source.fail('DNA_FILE_INVALID', root.line, root.column, `not ${name} of ${namespace}`);
  holdTo(source, root, children);
  for (const child of root.children) {
    if (child.namespace !== namespace)
      throw source.fail('DNA_FILE_INVALID', child.line, child.column, 'of another namespace');
    childOf(source, root, child.name);
  }
}

function said(source: Source, specimen: XmlElement, loci: readonly DnaLocus[]): DnaRecord {
  const { line, column } = specimen;
  const sample = readName(source, neededTextOf(source, specimen, 'SPECIMENID'), line, column, 'SPECIMENID');
  const seen = new Set<string>();
  childrenOf(specimen, 'LOCUS').forEach((element, i) => {
    const key = markerKey(loci[i].name);
    if (seen.has(key)) throw source.fail('DNA_FILE_DUPLICATE', element.line, element.column, 'the locus');
    seen.add(key);
  });
  if (loci.length === 0) throw source.fail('DNA_FILE_INVALID', line, column, 'no LOCUS');
  return {
    sample,
    loci,
    category: neededTextOf(source, specimen, 'SPECIMENCATEGORY'),
    ...given('comment', textOf(source, specimen, 'SPECIMENCOMMENT')),
  };
}

function locusOf(source: Source, locus: XmlElement, kit?: string, batch?: string): DnaLocus {
  const alleles = childrenOf(locus, 'ALLELE');
  if (alleles.length === 0 || alleles.length > allelesMax)
    throw source.fail('DNA_FILE_INVALID', locus.line, locus.column, `1 to ${allelesMax} ALLELE`);
  return {
    name: readName(source, neededTextOf(source, locus, 'LOCUSNAME'), locus.line, locus.column, 'LOCUSNAME'),
    alleles: alleles.map((allele) => alleleOf(source, allele)),
    ...given('kit', kit),
    ...given('batch', batch),
  };
}

function alleleOf(source: Source, allele: XmlElement): DnaAllele {
  holdTo(source, allele, ['ALLELEVALUE'], ['ALLELEREQUIRED']);
  const text = neededTextOf(source, allele, 'ALLELEVALUE');
  const value = readAllele(source, text, allele.line, allele.column);
  const required = allele.attributes.ALLELEREQUIRED;
  return required !== undefined && readBoolean(source, allele, required) ? { value, required: true } : { value };
}

function readBoolean(source: Source, element: XmlElement, text: string): boolean {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw source.fail('DNA_FILE_INVALID', element.line, element.column, 'neither true nor false');
}

function bookingOf(source: Source, specimen: XmlElement): DnaBooking {
  return {
    eventId: neededTextOf(source, specimen, 'UNIQUEEVENTID'),
    fingerprintDate: neededTextOf(source, specimen, 'FINGERPRINTDATE'),
    offenceCategory: neededTextOf(source, specimen, 'ARRESTOFFENSECATEGORY'),
    ...given('arrestDate', textOf(source, specimen, 'ARRESTDATE')),
    ...given('stateId', textOf(source, specimen, 'SID')),
    ...given('fbiNumber', textOf(source, specimen, 'FBI_NUMBER_UCN')),
    ...given('bookingId', textOf(source, specimen, 'BOOKINGCUSTOMID')),
    ...given('arrestingId', textOf(source, specimen, 'ARRESTINGCUSTOMID')),
  };
}

function given<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}
