/** Bytes to text: by byte order mark, by the zeros of UTF-16, by an XML declaration, else strictly UTF-8. */
import { fail } from '../errors.ts';
import { dnaLimits } from './record.ts';

export const dnaEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'latin1', 'windows-1252'] as const;
export type DnaEncoding = (typeof dnaEncodings)[number];

const marks: readonly (readonly [DnaEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Names that an XML declaration may use. */
const declared: Readonly<Record<string, DnaEncoding | undefined>> = {
  'utf-8': 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
  'windows-1252': 'windows-1252',
};

/**
 * The text without its byte order mark. Bytes that are no UTF-8 are never guessed at: the caller states the encoding.
 * Errors: DNA_FILE_EMPTY, DNA_FILE_TOO_LARGE, DNA_FILE_ENCODING with the line.
 */
export function decodeDnaText(bytes: Uint8Array, file: string, stated?: DnaEncoding): string {
  if (bytes.length === 0) throw fail('DNA_FILE_EMPTY', file);
  if (bytes.length > dnaLimits.bytesMax)
    throw fail('DNA_FILE_TOO_LARGE', `${file}: ${bytes.length} bytes, at most ${dnaLimits.bytesMax}`);
  const mark = marks.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  const encoding = encodingOf(bytes, file, mark?.[0], stated);
  const body = bytes.subarray(mark?.[1].length ?? 0);
  try {
    return decode(body, encoding);
  } catch {
    throw fail('DNA_FILE_ENCODING', `${file}, line ${lineOfFault(body, encoding)}, column 1: not ${encoding}`);
  }
}

/** What a file begins like, for telling formats apart; bytes that do not decode are replaced. */
export function startOfText(bytes: Uint8Array, length: number): string {
  const mark = marks.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  const encoding = mark?.[0] ?? byZeros(bytes) ?? 'utf-8';
  return new TextDecoder(encoding).decode(bytes.subarray(0, length));
}

function encodingOf(bytes: Uint8Array, file: string, mark?: DnaEncoding, stated?: DnaEncoding): DnaEncoding {
  const found = mark ?? byZeros(bytes);
  if (found !== undefined) {
    if (stated !== undefined && stated !== found)
      throw fail('DNA_FILE_ENCODING', `${file}, line 1, column 1: the bytes are ${found}`);
    return found;
  }
  if (stated !== undefined) return stated;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const name = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  if (name === undefined) return 'utf-8';
  const encoding = declared[name.toLowerCase()];
  if (encoding === undefined)
    throw fail('DNA_FILE_ENCODING', `${file}, line 1, column 1: the declaration does not fit the bytes`);
  return encoding;
}

/** The first character of every format is of ASCII, so one of the first two bytes of UTF-16 is zero. */
function byZeros(bytes: Uint8Array): DnaEncoding | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  return undefined;
}

function decode(bytes: Uint8Array, encoding: DnaEncoding): string {
  // TextDecoder takes latin1 for windows-1252, which has other characters at 0x80 to 0x9f.
  if (encoding === 'latin1') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
}

function lineOfFault(bytes: Uint8Array, encoding: DnaEncoding): number {
  if (encoding !== 'utf-8') return 1;
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(10, from);
    try {
      decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    from = end + 1;
  }
}
