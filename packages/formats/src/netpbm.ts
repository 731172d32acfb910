/** PBM, PGM and PPM, plain and binary (P1 to P6), after the netpbm manual pages. */
import type { Image } from '@ipse/core';
import { fail } from './errors.ts';
import { checkDimensions } from './limits.ts';

/** Errors: IMAGE_TOO_LARGE, IMAGE_TRUNCATED, IMAGE_CORRUPT. */
export function decodeNetpbm(bytes: Uint8Array): Image {
  const reader = new TokenReader(bytes, 2);
  const variant = bytes[1] - 0x30;
  const layout = (variant - 1) % 3;
  const width = reader.readNumber();
  const height = reader.readNumber();
  const maximum = layout === 0 ? 1 : reader.readNumber();
  checkDimensions(width, height);
  if (maximum < 1 || maximum > 65_535) throw fail('IMAGE_CORRUPT', 'maximum value');
  const count = width * height * (layout === 2 ? 3 : 1);
  const data =
    variant <= 3
      ? readPlain(reader, count, maximum, layout === 0)
      : readBinary(reader, width, count, maximum, layout === 0);
  return { kind: layout === 2 ? 'colour' : 'gray', width, height, data };
}

function readPlain(reader: TokenReader, count: number, maximum: number, bitmap: boolean): Uint8Array {
  // Each value takes a byte of the file at least: the file itself bounds what is allocated.
  if (reader.remaining < count) throw fail('IMAGE_TRUNCATED');
  const data = new Uint8Array(count);
  for (let i = 0; i < count; i++)
    data[i] = bitmap ? 255 * (1 - reader.readBit()) : scaled(reader.readNumber(), maximum);
  return data;
}

function readBinary(reader: TokenReader, width: number, count: number, maximum: number, bitmap: boolean): Uint8Array {
  reader.skipOneSpace();
  if (bitmap) return readBits(reader, width, count / width);
  const bytesPerValue = maximum > 255 ? 2 : 1;
  const raw = reader.take(count * bytesPerValue);
  const data = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    data[i] = scaled(bytesPerValue === 2 ? 256 * raw[2 * i] + raw[2 * i + 1] : raw[i], maximum);
  }
  return data;
}

/** Eight pixels a byte, the first in the highest bit, rows filled up to whole bytes; 1 is black. */
function readBits(reader: TokenReader, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3;
  const raw = reader.take(stride * height);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] = (raw[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1 ? 0 : 255;
  }
  return data;
}

function scaled(value: number, maximum: number): number {
  if (value > maximum) throw fail('IMAGE_CORRUPT', 'a value above the maximum');
  return Math.round((value * 255) / maximum);
}

/** Reads decimal numbers between white space and `#` comments. */
class TokenReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  readNumber(): number {
    this.#skipSpace();
    let value = 0;
    let digits = 0;
    for (; this.#at < this.#bytes.length; this.#at++, digits++) {
      const digit = this.#bytes[this.#at] - 0x30;
      if (digit < 0 || digit > 9) break;
      value = 10 * value + digit;
      if (value > 0xff_ff_ff_ff) throw fail('IMAGE_TOO_LARGE', 'a number beyond 32 bits');
    }
    if (digits === 0) throw fail(this.remaining === 0 ? 'IMAGE_TRUNCATED' : 'IMAGE_CORRUPT', 'a number is missing');
    return value;
  }

  /** Plain bitmaps may leave out the space between their digits. */
  readBit(): number {
    this.#skipSpace();
    if (this.remaining === 0) throw fail('IMAGE_TRUNCATED');
    const bit = this.#bytes[this.#at++] - 0x30;
    if (bit !== 0 && bit !== 1) throw fail('IMAGE_CORRUPT', 'a bit is neither 0 nor 1');
    return bit;
  }

  skipOneSpace(): void {
    if (this.remaining === 0) throw fail('IMAGE_TRUNCATED');
    if (!isSpace(this.#bytes[this.#at++])) throw fail('IMAGE_CORRUPT', 'no space after the header');
  }

  take(length: number): Uint8Array {
    if (this.remaining < length) throw fail('IMAGE_TRUNCATED', `${length - this.remaining} bytes missing`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #skipSpace(): void {
    let inComment = false;
    for (; this.#at < this.#bytes.length; this.#at++) {
      const byte = this.#bytes[this.#at];
      if (byte === 0x23) inComment = true;
      else if (byte === 0x0a || byte === 0x0d) inComment = false;
      else if (!inComment && !isSpace(byte)) return;
    }
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
