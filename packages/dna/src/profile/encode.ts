/**
 * The binary layout of a profile, version 1, little endian: `D`, version, number of markers, then for each its name, its
 * alleles and the place of the required one; then mtDNA. Texts are a length (u8) and ASCII; places count from 1, 0 is none.
 */
import { fail } from '../errors.ts';
import { mtHaplotype } from '../lineage/mt.ts';
import type { MtHaplotype, MtRange } from '../lineage/mt.ts';
import { markerName } from '../markers/markers.ts';
import { parseAllele } from './allele.ts';
import { allelesOf } from './profile.ts';
import type { DnaProfile } from './profile.ts';

const magic = 0x44;
const version = 1;

export function encodeProfile({ markers, required, mt }: DnaProfile): Uint8Array {
  const bytes: number[] = [magic, version, markers.size];
  for (const [marker, alleles] of markers) {
    writeText(bytes, marker);
    bytes.push(alleles.length, alleles.indexOf(required.get(marker) ?? '') + 1);
    for (const allele of alleles) writeText(bytes, allele);
  }
  bytes.push(mt ? mt.ranges.length : 0);
  if (mt) {
    for (const position of mt.ranges.flat()) writeU16(bytes, position);
    writeU16(bytes, mt.differences.length);
    for (const difference of mt.differences) writeText(bytes, difference);
  }
  return Uint8Array.from(bytes);
}

function writeText(bytes: number[], text: string): void {
  bytes.push(text.length);
  for (let i = 0; i < text.length; i++) bytes.push(text.charCodeAt(i));
}

const writeU16 = (bytes: number[], value: number) => bytes.push(value & 255, value >> 8);

/** Errors: DNA_TEMPLATE_INVALID, for every byte string that `encodeProfile` would not write. */
export function decodeProfile(bytes: Uint8Array): DnaProfile {
  const profile = readAll(new Reader(bytes));
  const again = encodeProfile(profile);
  // One profile has one encoding: whatever else was accepted is refused here.
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i])) throw fail('DNA_TEMPLATE_INVALID');
  return profile;
}

function readAll(reader: Reader): DnaProfile {
  if (reader.u8() !== magic || reader.u8() !== version) throw fail('DNA_TEMPLATE_INVALID');
  const markers = new Map<string, readonly string[]>();
  const required = new Map<string, string>();
  for (let left = reader.u8(); left > 0; left--) {
    const marker = reader.text();
    const [count, place] = [reader.u8(), reader.u8()];
    const alleles = Array.from({ length: count }, () => reader.text());
    if (markerName(marker) !== marker || place > count) throw fail('DNA_TEMPLATE_INVALID');
    const kept = orInvalid(() =>
      allelesOf(
        marker,
        alleles.map((allele) => parseAllele(allele)),
      ),
    );
    markers.set(marker, kept);
    if (place > 0) required.set(marker, alleles[place - 1]);
  }
  const mt = readMt(reader);
  return mt ? { markers, required, mt } : { markers, required };
}

function readMt(reader: Reader): MtHaplotype | undefined {
  const count = reader.u8();
  if (count === 0) return undefined;
  const ranges = Array.from({ length: count }, (): MtRange => [reader.u16(), reader.u16()]);
  const differences = Array.from({ length: reader.count(reader.u16()) }, () => reader.text());
  return orInvalid(() => mtHaplotype(ranges, differences));
}

function orInvalid<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw fail('DNA_TEMPLATE_INVALID');
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  u8(): number {
    if (this.#at >= this.#bytes.length) throw fail('DNA_TEMPLATE_INVALID');
    return this.#bytes[this.#at++];
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  /** A count of things of at least a byte each: no more than there are bytes left. */
  count(claimed: number): number {
    if (claimed > this.#bytes.length - this.#at) throw fail('DNA_TEMPLATE_INVALID');
    return claimed;
  }

  text(): string {
    const length = this.count(this.u8());
    const end = this.#at + length;
    return String.fromCharCode(...this.#bytes.subarray(end - length, (this.#at = end)));
  }
}
