/** Which of the standards a record follows: two pairs of them share their first eight bytes. */
import { fail } from '../errors.ts';
import { minutiaeRecordBytesMax } from './minutiae-record.ts';
import type { MinutiaeFormat } from './minutiae-record.ts';

/** Format identifier and version as they are written. */
export const versionText: Readonly<Record<MinutiaeFormat, string>> = {
  'ansi-378-2004': 'FMR\0 20\0',
  'ansi-378-2009': 'FMR\x00030\0',
  'ansi-378-2009-am1': 'FMR\x00035\0',
  'iso-19794-2-2005': 'FMR\0 20\0',
  'iso-19794-2-2011': 'FMR\x00030\0',
};

/** Some programs write a zero for the blank. */
const versions2004 = [versionText['ansi-378-2004'], 'FMR\x00020\0'];

const iso2005HeadBytes = 24;
const iso2011HeadBytes = 15;

/**
 * Errors: MINUTIAE_FOREIGN when the bytes are no such record, MINUTIAE_TRUNCATED when they are fewer than the record claims,
 * MINUTIAE_TOO_LARGE. More bytes than it claims are no error: a worked example in ISO's own annex C counts one too few.
 */
export function formatOf(bytes: Uint8Array): MinutiaeFormat {
  if (bytes.length > minutiaeRecordBytesMax)
    throw fail('MINUTIAE_TOO_LARGE', `${bytes.length} bytes, at most ${minutiaeRecordBytesMax}`);
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const known = [...Object.values(versionText), ...versions2004];
  if (!known.some((text) => text.startsWith(start))) throw fail('MINUTIAE_FOREIGN');
  if (bytes.length < iso2011HeadBytes) throw fail('MINUTIAE_TRUNCATED', `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { format, claimed } = recognise(start, view);
  if (claimed > bytes.length) throw fail('MINUTIAE_TRUNCATED', `${bytes.length} of ${claimed} bytes`);
  return format;
}

function recognise(start: string, view: DataView): { format: MinutiaeFormat; claimed: number } {
  const length = view.getUint32(8);
  if (versions2004.includes(start)) {
    // ANSI writes 16 bits of length, or 16 zero bits and then 32 bits when it is longer; ISO always writes 32.
    if (view.getUint16(8) !== 0) return { format: 'ansi-378-2004', claimed: view.getUint16(8) };
    if (length < iso2005HeadBytes) return { format: 'ansi-378-2004', claimed: view.getUint32(10) };
    return { format: 'iso-19794-2-2005', claimed: length };
  }
  if (start === versionText['ansi-378-2009-am1']) return { format: 'ansi-378-2009-am1', claimed: length };
  return { format: isChainOfRepresentations(view) ? 'iso-19794-2-2011' : 'ansi-378-2009', claimed: length };
}

/** ISO of 2011 prefixes each representation with its length; the lengths then lead through the record. */
function isChainOfRepresentations(view: DataView): boolean {
  let at = iso2011HeadBytes;
  for (let left = view.getUint16(12); left > 0; left--) {
    if (at + 4 > view.byteLength || view.getUint32(at) < representationBytesMin) return false;
    at += view.getUint32(at);
  }
  return at === view.getUint32(8) && at > iso2011HeadBytes;
}

/** Of a representation without blocks, minutiae and extended data. */
const representationBytesMin = 34;
