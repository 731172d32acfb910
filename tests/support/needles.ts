/** Looks for known bytes in files, tables and texts: as they are, and in the clothes that software puts on them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Something that must not be found. */
export interface Marker {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: 'text' | 'binary';
}

export interface Needle {
  /** The marker's name and the clothes. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Tells the names of the needles in some bytes. */
export type Find = (haystack: Uint8Array) => readonly string[];

const windowBytes = 24;
/** Fewer different bytes than this may stand in any file: a run of zeros, say. */
const varietyMin = 10;

export const textMarker = (name: string, text: string): Marker => ({ name, bytes: Buffer.from(text), kind: 'text' });

/** Windows all over some bytes, those that are varied enough to be found nowhere by chance. */
export function binaryMarkers(name: string, bytes: Uint8Array, count = 6): Marker[] {
  const step = Math.max(1, Math.floor((bytes.length - windowBytes) / (count * 8)));
  const markers: Marker[] = [];
  for (let at = 0; at + windowBytes <= bytes.length; at += step) {
    const window = bytes.subarray(at, at + windowBytes);
    if (new Set(window).size >= varietyMin) markers.push({ name: `${name} at ${at}`, bytes: window, kind: 'binary' });
  }
  const every = Math.max(1, Math.floor(markers.length / count));
  return markers.filter((_, index) => index % every === 0);
}

/** A marker as it is, in hex, in base64 at each alignment, and as texts of two-byte letters or lists of numbers. */
export function needlesOf({ name, bytes, kind }: Marker): Needle[] {
  const buffer = Buffer.from(bytes);
  const hex = buffer.toString('hex');
  const all = new Map<string, Needle>();
  const add = (form: string, needle: Buffer) => {
    const key = needle.toString('latin1');
    if (!all.has(key)) all.set(key, { name: `${name}, ${form}`, bytes: needle });
  };
  add('as it is', buffer);
  add('hex', Buffer.from(hex));
  add('hex in capitals', Buffer.from(hex.toUpperCase()));
  for (const shift of [0, 1, 2]) {
    add(`base64 shifted by ${shift}`, Buffer.from(base64Inside(buffer, shift)));
    const url = base64Inside(buffer, shift).replaceAll('+', '-').replaceAll('/', '_');
    add(`base64url shifted by ${shift}`, Buffer.from(url));
  }
  if (kind === 'text') {
    const wide = Buffer.from(buffer.toString('utf8'), 'utf16le');
    add('UTF-16LE', wide);
    add('UTF-16BE', Buffer.from(wide).swap16());
    add('percent-encoded', Buffer.from(encodeURIComponent(buffer.toString('utf8'))));
  } else {
    add('a list of numbers', Buffer.from(buffer.join(',')));
  }
  return [...all.values()];
}

/** The letters that depend on the bytes alone when these begin `shift` bytes into a group of three. */
function base64Inside(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return text.slice(Math.ceil((8 * shift) / 6), Math.floor((8 * (shift + bytes.length)) / 6));
}

/** One pass over the bytes, however many needles. */
export function finder(needles: readonly Needle[]): Find {
  const starts = new Map<number, Needle[]>();
  const filter = new Uint8Array(2 ** 24);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE(0);
    filter[start >>> 8] = 1;
    starts.set(start, [...(starts.get(start) ?? []), needle]);
  }
  return (haystack) => {
    const buffer = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength);
    const found = new Set<string>();
    let three = 0;
    for (let i = 0; i < buffer.length - 1; i++) {
      three = ((three << 8) | buffer[i]) & 0xffffff;
      if (filter[three] === 0 || i < 2) continue;
      const at = i - 2;
      for (const { name, bytes } of starts.get(((three << 8) | buffer[i + 1]) >>> 0) ?? []) {
        if (buffer.compare(bytes, 0, bytes.length, at, Math.min(buffer.length, at + bytes.length)) === 0)
          found.add(name);
      }
    }
    return [...found];
  };
}

/**
 * What is found below a folder: names of files and of needles. Files that vanish meanwhile are passed over, and so is the
 * content of those that were last written before `sinceMs`.
 */
export async function searchFolder(
  folder: string,
  find: Find,
  sinceMs = -Infinity,
): Promise<{ files: number; bytes: number; found: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sum = { files: 0, bytes: 0, found: [] as string[] };
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    for (const name of find(Buffer.from(file))) sum.found.push(`the name of ${file}: ${name}`);
    if (!entry.isFile()) continue;
    const written = await stat(file).catch(() => undefined);
    if (written === undefined || written.mtimeMs < sinceMs) continue;
    const content = await readFile(file).catch(() => undefined);
    if (content === undefined) continue;
    sum.files++;
    sum.bytes += content.length;
    for (const name of find(content)) sum.found.push(`${file}: ${name}`);
  }
  return sum;
}
