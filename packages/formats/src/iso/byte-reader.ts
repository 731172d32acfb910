/** Reads big-endian numbers one after the other and never beyond the end. */
import { fail } from '../errors.ts';

export interface ByteReader {
  /** Offset of the next byte. */
  readonly at: number;
  readonly left: number;
  u8(): number;
  u16(): number;
  u32(): number;
  /** A copy of the next `count` bytes. */
  take(count: number): Uint8Array;
}

/** Errors: MINUTIAE_TRUNCATED, with the offset at which bytes were missing. */
export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  function next(count: number): number {
    if (count > bytes.length - at) throw fail('MINUTIAE_TRUNCATED', `${count} bytes wanted at byte ${at}`);
    const from = at;
    at += count;
    return from;
  }
  function number(count: number): number {
    const from = next(count);
    let value = 0;
    for (let i = from; i < at; i++) value = value * 256 + bytes[i];
    return value;
  }
  return {
    get at() {
      return at;
    },
    get left() {
      return bytes.length - at;
    },
    u8: () => number(1),
    u16: () => number(2),
    u32: () => number(4),
    take(count) {
      const from = next(count);
      return Uint8Array.from(bytes.subarray(from, from + count));
    },
  };
}
