/**
 * Reads what a network of convolutions needs of an ONNX file (onnx.proto3): nodes with whole-number attributes, and
 * constants of 32-bit floats or 64-bit integers. The counterpart of `writeOnnx`, for a file that is to be tuned; a network
 * that runs as it is goes to the runtime unread.
 */
import { fail } from '../errors.ts';
import type { OnnxConstant, OnnxGraph, OnnxNode, OnnxValue } from './onnx.ts';
import { fieldsOf, integersOf, textOf } from './protobuf.ts';
import type { ProtobufField } from './protobuf.ts';

const elementFloat = 1;
const elementInt64 = 7;

/** Errors: MODEL_CORRUPT, MODEL_UNSUPPORTED. */
export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const graph = fieldsOf(block(fieldsOf(bytes), 7));
  const constants = blocks(graph, 5).map(constantOf);
  const given = new Set(constants.map(({ name }) => name));
  return {
    nodes: blocks(graph, 1).map(nodeOf),
    constants,
    // Older files list their constants among the inputs.
    inputs: blocks(graph, 11)
      .map(valueOf)
      .filter(({ name }) => !given.has(name)),
    outputs: blocks(graph, 12).map(valueOf),
  };
}

function nodeOf(bytes: Uint8Array): OnnxNode {
  const fields = fieldsOf(bytes);
  const attributes = blocks(fields, 5).map(attributeOf);
  return {
    operator: textOf(block(fields, 4)),
    inputs: blocks(fields, 1).map(textOf),
    outputs: blocks(fields, 2).map(textOf),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
  };
}

/** A list where the file has a list, else a number. */
function attributeOf(bytes: Uint8Array): [string, number | number[]] {
  const fields = fieldsOf(bytes);
  const name = textOf(block(fields, 1));
  if (fields.some(({ number }) => number === 8)) return [name, integersOf(fields, 8)];
  const [value] = integersOf(fields, 3);
  if (value === undefined) throw fail('MODEL_UNSUPPORTED', `attribute ${name} is no whole number`);
  return [name, value];
}

function constantOf(bytes: Uint8Array): OnnxConstant {
  const fields = fieldsOf(bytes);
  const [name, shape, [element]] = [textOf(block(fields, 8)), integersOf(fields, 1), integersOf(fields, 2)];
  // A copy, since numbers must lie on their own boundaries.
  const { buffer } = new Uint8Array(block(fields, 9));
  const size = shape.reduce((product, each) => product * each, 1);
  if (element !== elementFloat && element !== elementInt64)
    throw fail('MODEL_UNSUPPORTED', `numbers of type ${element}`);
  const width = element === elementFloat ? 4 : 8;
  if (buffer.byteLength !== size * width) throw fail('MODEL_CORRUPT', `${name} does not fill its shape`);
  return { name, shape, data: element === elementFloat ? new Float32Array(buffer) : new BigInt64Array(buffer) };
}

/** A size that the file leaves open is 1. */
function valueOf(bytes: Uint8Array): OnnxValue {
  const fields = fieldsOf(bytes);
  const tensor = fieldsOf(block(fieldsOf(block(fields, 2)), 1));
  const sizes = blocks(fieldsOf(block(tensor, 2)), 1).map((size) => integersOf(fieldsOf(size), 1)[0] ?? 1);
  return { name: textOf(block(fields, 1)), shape: sizes };
}

function blocks(fields: readonly ProtobufField[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.value instanceof Uint8Array ? [field.value] : []));
}

function block(fields: readonly ProtobufField[], number: number): Uint8Array {
  const [first] = blocks(fields, number);
  if (first === undefined) throw fail('MODEL_CORRUPT', `field ${number} is missing`);
  return first;
}
