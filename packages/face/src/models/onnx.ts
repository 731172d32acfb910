/**
 * Writes an ONNX model (onnx.proto3, IR version 8, opset 17). Protocol Buffers need four wire forms here: variable-length
 * integers, strings, byte blocks and nested messages; so the writer is these few functions.
 */

export type OnnxAttribute = number | readonly number[] | string;

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** A constant: 32-bit floats, or 64-bit integers as ONNX wants shapes. */
export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A named float tensor at the graph's rim. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

const irVersion = 8;
const opset = 17;
const elementFloat = 1;
const elementInt64 = 7;
const attributeInt = 2;
const attributeString = 3;
const attributeInts = 7;

export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return flatten([
    integer(1, irVersion),
    text(2, 'ipse'),
    message(7, graphFields(graph)),
    message(8, [text(1, ''), integer(2, opset)]),
  ]);
}

type Chunks = readonly Uint8Array[];

function graphFields(graph: OnnxGraph): Chunks {
  return [
    ...graph.nodes.map((node) => message(1, nodeFields(node))),
    text(2, 'graph'),
    ...graph.constants.map((constant) => message(5, constantFields(constant))),
    ...graph.inputs.map((value) => message(11, valueFields(value))),
    ...graph.outputs.map((value) => message(12, valueFields(value))),
  ];
}

function nodeFields(node: OnnxNode): Chunks {
  return [
    ...node.inputs.map((name) => text(1, name)),
    ...node.outputs.map((name) => text(2, name)),
    text(4, node.operator),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) => message(5, attributeFields(name, value))),
  ];
}

function attributeFields(name: string, value: OnnxAttribute): Chunks {
  if (typeof value === 'number') return [text(1, name), integer(3, value), integer(20, attributeInt)];
  if (typeof value === 'string') return [text(1, name), text(4, value), integer(20, attributeString)];
  return [text(1, name), ...value.map((item) => integer(8, item)), integer(20, attributeInts)];
}

function constantFields({ name, shape, data }: OnnxConstant): Chunks {
  return [
    ...shape.map((size) => integer(1, size)),
    integer(2, data instanceof Float32Array ? elementFloat : elementInt64),
    text(8, name),
    block(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ];
}

function valueFields({ name, shape }: OnnxValue): Chunks {
  const dimensions = shape.map((size) => message(1, [integer(1, size)]));
  return [text(1, name), message(2, [message(1, [integer(1, elementFloat), message(2, dimensions)])])];
}

function integer(field: number, value: number): Uint8Array {
  return flatten([varint(field * 8), varint(value)]);
}

function text(field: number, value: string): Uint8Array {
  return block(field, new TextEncoder().encode(value));
}

function message(field: number, chunks: Chunks): Uint8Array {
  return block(field, flatten(chunks));
}

function block(field: number, bytes: Uint8Array): Uint8Array {
  return flatten([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

/** Seven bits a byte, lowest first, the top bit set on all but the last. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}

function flatten(chunks: Chunks): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
