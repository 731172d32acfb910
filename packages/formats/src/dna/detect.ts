/** Which format a file has, by what it begins with. */
import { isMarker } from './name.ts';
import type { DnaFormat } from './record.ts';
import { headingKey } from './read-long.ts';
import { separatorOf } from './table.ts';
import { startOfText } from './text.ts';

const startLength = 65_536;

const roots: Readonly<Record<string, DnaFormat | undefined>> = {
  CODISImportFile: 'codis-cmf',
  CODISRapidImportFile: 'rapid-cmf',
  NISTBiometricInformationExchangePackage: 'nist-itl',
  PackageDNARecord: 'nist-itl',
};

/** Undefined when it is none that Ipse reads. Whether the rest of the file is sound, only reading tells. */
export function detectDnaFormat(bytes: Uint8Array): DnaFormat | undefined {
  const start = startOfText(bytes, startLength).trimStart();
  if (start.startsWith('<')) return ofXml(start);
  if (start.startsWith('"Output from Familias')) return 'familias';
  return ofHeading(/^[^\r\n]*/.exec(start)![0]);
}

function ofXml(start: string): DnaFormat | undefined {
  // The first tag that is no declaration, comment or document type; a document type is refused when it is read.
  const root = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(start.replace(/<!--[^]*?(-->|$)/g, ''))?.[1] ?? '';
  const known = roots[root];
  if (known !== undefined) return known;
  return /<caseNumber[\s>]/.test(start) && /<sampleId[\s>]/.test(start) ? 'strmix' : undefined;
}

function ofHeading(heading: string): DnaFormat | undefined {
  const separator = separatorOf(heading);
  if (separator === undefined) return undefined;
  const cells = heading.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const keys = cells.map(headingKey);
  if (keys[0] === 'specimenid') return 'smartrank';
  const sample = keys.includes('samplename') || keys.includes('sample');
  if (!sample) return undefined;
  if ((keys.includes('marker') || keys.includes('locus')) && keys.includes('allele1')) {
    if (cells.some((cell) => /^(sample name|allele 1)$/i.test(cell))) return 'genemapper-long';
    return keys.includes('height1') ? 'euroformix' : 'lrmix';
  }
  return cells.some(isMarker) ? 'genemapper-wide' : undefined;
}
