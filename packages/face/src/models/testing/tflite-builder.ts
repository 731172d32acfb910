/** Builds tiny TensorFlow Lite files for tests: tables before their children, offsets patched in afterwards. */

/** A field of a FlatBuffer table, or an element of a vector of tables. */
export type FlatField =
  | { readonly uint8: number }
  | { readonly int32: number }
  | { readonly bytes: Uint8Array }
  | { readonly int32s: readonly number[] }
  | { readonly tables: readonly FlatFields[] }
  | { readonly table: FlatFields };
export type FlatFields = readonly (FlatField | undefined)[];

/** The bytes of a FlatBuffer file with the given root table. */
export function flatFile(root: FlatFields, identifier: string): Uint8Array {
  const out = new Writer();
  const start = out.reserve(4);
  out.append(new TextEncoder().encode(identifier));
  out.patch(start, writeTable(out, root));
  return out.bytes();
}

function writeTable(out: Writer, fields: FlatFields): number {
  const vtable = out.reserve(4 + 2 * fields.length + (fields.length % 2 === 0 ? 0 : 2));
  out.uint16(vtable, 4 + 2 * fields.length);
  out.uint16(vtable + 2, 4 + 4 * fields.length);
  const table = out.reserve(4 + 4 * fields.length);
  out.int32(table, table - vtable);
  fields.forEach((field, i) => {
    if (field === undefined) return;
    const at = table + 4 + 4 * i;
    out.uint16(vtable + 4 + 2 * i, at - table);
    if ('uint8' in field) out.int32(at, field.uint8);
    else if ('int32' in field) out.int32(at, field.int32);
    else out.patch(at, 'table' in field ? writeTable(out, field.table) : writeVector(out, field));
  });
  return table;
}

function writeVector(
  out: Writer,
  field: Exclude<FlatField, { uint8: number } | { int32: number } | { table: FlatFields }>,
) {
  const start = out.reserve(4);
  if ('bytes' in field) {
    out.int32(start, field.bytes.length);
    out.append(field.bytes);
  } else if ('int32s' in field) {
    out.int32(start, field.int32s.length);
    field.int32s.forEach((value) => out.int32(out.reserve(4), value));
  } else {
    out.int32(start, field.tables.length);
    const slots = field.tables.map(() => out.reserve(4));
    field.tables.forEach((table, i) => out.patch(slots[i], writeTable(out, table)));
  }
  return start;
}

class Writer {
  #view = new DataView(new ArrayBuffer(1 << 16));
  #length = 0;

  /** Reserves zeroed bytes, at a multiple of four, and says where. */
  reserve(count: number): number {
    const at = Math.ceil(this.#length / 4) * 4;
    this.#length = at + count;
    return at;
  }

  append(bytes: Uint8Array): void {
    new Uint8Array(this.#view.buffer).set(bytes, this.reserve(bytes.length));
  }

  uint16(at: number, value: number): void {
    this.#view.setUint16(at, value, true);
  }

  int32(at: number, value: number): void {
    this.#view.setInt32(at, value, true);
  }

  /** Makes the four bytes at `at` point to `target`, which comes later. */
  patch(at: number, target: number): void {
    this.int32(at, target - at);
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#view.buffer.slice(0, this.#length));
  }
}

export interface TestTensor {
  readonly shape: readonly number[];
  /** TensorType of the schema; 0, float32, when left out. */
  readonly type?: number;
  readonly data?: Float32Array | Float16Array | Int32Array;
  readonly name?: string;
}

export interface TestOperator {
  /** BuiltinOperator of the schema. */
  readonly code: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options?: FlatFields;
}

/** A TensorFlow Lite file; inputs and outputs are indices into the tensors. */
export function tfliteFile(
  tensors: readonly TestTensor[],
  operators: readonly TestOperator[],
  inputs: readonly number[],
  outputs: readonly number[],
): Uint8Array {
  const codes = [...new Set(operators.map(({ code }) => code))];
  const graph: FlatFields = [
    {
      tables: tensors.map(({ shape, type = 0, name = '' }, i) => [
        { int32s: shape },
        { uint8: type },
        { int32: i + 1 },
        { bytes: new TextEncoder().encode(name) },
      ]),
    },
    { int32s: inputs },
    { int32s: outputs },
    {
      tables: operators.map((operator) => [
        { int32: codes.indexOf(operator.code) },
        { int32s: operator.inputs },
        { int32s: operator.outputs },
        undefined,
        operator.options && { table: operator.options },
      ]),
    },
  ];
  const buffers = tensors.map(({ data }) => data && new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return flatFile(
    [
      { int32: 3 },
      { tables: codes.map((code) => [{ uint8: code }, undefined, undefined, { int32: code }]) },
      { tables: [graph] },
      undefined,
      { tables: [[], ...buffers.map((bytes) => (bytes ? [{ bytes }] : []))] },
    ],
    'TFL3',
  );
}
