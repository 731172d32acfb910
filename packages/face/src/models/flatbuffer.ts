/**
 * A reader of FlatBuffers (https://flatbuffers.dev/internals): little-endian tables whose fields are found through a
 * table of offsets. Every read is checked against the end of the bytes; a wrong offset is MODEL_CORRUPT.
 */
import { fail } from '../errors.ts';

/** A table of a FlatBuffer; fields are numbered as in the schema, and a missing field has its default. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  private constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** The root table of a file. */
  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return guarded(() => new FlatTable(view, view.getUint32(0, true)));
  }

  uint8(field: number, otherwise = 0): number {
    return this.#scalar(field, otherwise, (at) => this.#view.getUint8(at));
  }

  int32(field: number, otherwise = 0): number {
    return this.#scalar(field, otherwise, (at) => this.#view.getInt32(at, true));
  }

  string(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  table(field: number): FlatTable | undefined {
    const at = this.#field(field);
    return at === 0 ? undefined : guarded(() => new FlatTable(this.#view, at + this.#view.getUint32(at, true)));
  }

  /** A vector of bytes, not copied. */
  bytes(field: number): Uint8Array {
    const { start, length } = this.#vector(field, 1);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start, length);
  }

  int32s(field: number): number[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => this.#view.getInt32(start + 4 * i, true));
  }

  tables(field: number): FlatTable[] {
    const { start, length } = this.#vector(field, 4);
    return Array.from({ length }, (_, i) => {
      const at = start + 4 * i;
      return new FlatTable(this.#view, at + this.#view.getUint32(at, true));
    });
  }

  #scalar(field: number, otherwise: number, read: (at: number) => number): number {
    const at = this.#field(field);
    return at === 0 ? otherwise : guarded(() => read(at));
  }

  /** Where a field lies, or 0 when the table does not hold it. */
  #field(field: number): number {
    return guarded(() => {
      const offsets = this.#at - this.#view.getInt32(this.#at, true);
      const entry = 4 + 2 * field;
      if (entry >= this.#view.getUint16(offsets, true)) return 0;
      const offset = this.#view.getUint16(offsets + entry, true);
      return offset === 0 ? 0 : this.#at + offset;
    });
  }

  #vector(field: number, itemBytes: number): { start: number; length: number } {
    const at = this.#field(field);
    if (at === 0) return { start: 0, length: 0 };
    return guarded(() => {
      const start = at + this.#view.getUint32(at, true);
      const length = this.#view.getUint32(start, true);
      if (start + 4 + length * itemBytes > this.#view.byteLength) throw fail('MODEL_CORRUPT', 'vector beyond the end');
      return { start: start + 4, length };
    });
  }
}

/** A DataView refuses to read beyond its end; that is a fault of the file, not of ours. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw fail('MODEL_CORRUPT', 'offset beyond the end', cause);
    throw cause;
  }
}
