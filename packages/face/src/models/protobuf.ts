/** Protocol Buffers as they lie in a file: numbered fields, each a whole number or a block of bytes. */
import { fail } from '../errors.ts';

export interface ProtobufField {
  readonly number: number;
  /** Of the fixed 32 and 64 bit forms the bytes. */
  readonly value: number | Uint8Array;
}

const wire = { varint: 0, fixed64: 1, block: 2, fixed32: 5 } as const;
const varintBytesMax = 10;

/** The fields of a message, in the order of the file. Errors: MODEL_CORRUPT. */
export function fieldsOf(bytes: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = [];
  const reader = new Reader(bytes);
  while (!reader.atEnd) {
    const key = reader.varint();
    const form = key % 8;
    const number = Math.floor(key / 8);
    if (form === wire.varint) fields.push({ number, value: reader.varint() });
    else if (form === wire.block) fields.push({ number, value: reader.take(reader.varint()) });
    else if (form === wire.fixed32) fields.push({ number, value: reader.take(4) });
    else if (form === wire.fixed64) fields.push({ number, value: reader.take(8) });
    else throw fail('MODEL_CORRUPT', `wire form ${form}`);
  }
  return fields;
}

/** The whole numbers of a field, written one by one or packed into a block. Errors: MODEL_CORRUPT. */
export function integersOf(fields: readonly ProtobufField[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (typeof field.value === 'number') return [field.value];
    const numbers: number[] = [];
    const reader = new Reader(field.value);
    while (!reader.atEnd) numbers.push(reader.varint());
    return numbers;
  });
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** Exact up to 2^53, more than any length or count; a negative number comes out too large, and fits nothing. */
  varint(): number {
    let value = 0;
    for (let n = 0; n < varintBytesMax; n++) {
      const [byte] = this.take(1);
      value += (byte & 127) * 2 ** (7 * n);
      if (byte < 128) return value;
    }
    throw fail('MODEL_CORRUPT', 'a number without end');
  }

  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw fail('MODEL_CORRUPT', 'it ends too early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}
