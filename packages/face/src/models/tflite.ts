/** Reads a TensorFlow Lite graph (schema.fbs, version 3): what the converter needs of it, nothing else. */
import { fail } from '../errors.ts';
import { FlatTable } from './flatbuffer.ts';

export type TfliteType = 'float32' | 'float16' | 'int32';

export interface TfliteTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: TfliteType;
  /** The numbers of a constant; empty for a tensor that is computed. */
  readonly data: Uint8Array;
}

export interface TfliteOperator {
  readonly name: TfliteOperatorName;
  /** Indices into the tensors; -1 stands for an input left out. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly options: FlatTable | undefined;
}

export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

export type TfliteOperatorName = (typeof operatorNames)[keyof typeof operatorNames];

/** BuiltinOperator of the schema. */
const operatorNames = {
  0: 'ADD',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  11: 'L2_NORMALIZATION',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  22: 'RESHAPE',
  34: 'PAD',
  41: 'SUB',
  54: 'PRELU',
  101: 'ABS',
} as const;

/** TensorType of the schema. */
const typeNames: Readonly<Record<number, TfliteType>> = { 0: 'float32', 1: 'float16', 2: 'int32' };

const modelFields = { operatorCodes: 1, subgraphs: 2, buffers: 4 } as const;
const codeFields = { deprecatedCode: 0, code: 3 } as const;
const graphFields = { tensors: 0, inputs: 1, outputs: 2, operators: 3 } as const;
const tensorFields = { shape: 0, type: 1, buffer: 2, name: 3 } as const;
const operatorFields = { code: 0, inputs: 1, outputs: 2, options: 4 } as const;

/**
 * The first graph of a model file. Errors: MODEL_CORRUPT for offsets beyond the end, MODEL_UNSUPPORTED for an operator
 * or a number format outside the lists above.
 */
export function readTflite(bytes: Uint8Array): TfliteGraph {
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(4, 8)) !== 'TFL3') {
    throw fail('MODEL_CORRUPT', 'not a TensorFlow Lite file');
  }
  const model = FlatTable.root(bytes);
  const graph = model.tables(modelFields.subgraphs).at(0);
  if (graph === undefined) throw fail('MODEL_CORRUPT', 'no graph');
  const buffers = model.tables(modelFields.buffers).map((buffer) => buffer.bytes(0));
  const codes = model
    .tables(modelFields.operatorCodes)
    .map((code) => Math.max(code.uint8(codeFields.deprecatedCode), code.int32(codeFields.code)));
  return {
    tensors: graph.tables(graphFields.tensors).map((tensor) => readTensor(tensor, buffers)),
    operators: graph.tables(graphFields.operators).map((operator) => readOperator(operator, codes)),
    inputs: graph.int32s(graphFields.inputs),
    outputs: graph.int32s(graphFields.outputs),
  };
}

function readTensor(tensor: FlatTable, buffers: readonly Uint8Array[]): TfliteTensor {
  const typeCode = tensor.uint8(tensorFields.type);
  const type = typeNames[typeCode];
  if (type === undefined) throw fail('MODEL_UNSUPPORTED', `tensor type ${typeCode}`);
  const data = buffers[tensor.int32(tensorFields.buffer)];
  if (data === undefined) throw fail('MODEL_CORRUPT', 'a tensor without its buffer');
  return { name: tensor.string(tensorFields.name), shape: tensor.int32s(tensorFields.shape), type, data };
}

function readOperator(operator: FlatTable, codes: readonly number[]): TfliteOperator {
  const code = codes[operator.int32(operatorFields.code)];
  const name = (operatorNames as Readonly<Record<number, TfliteOperatorName>>)[code];
  if (name === undefined) throw fail('MODEL_UNSUPPORTED', `operator ${code}`);
  return {
    name,
    inputs: operator.int32s(operatorFields.inputs),
    outputs: operator.int32s(operatorFields.outputs),
    options: operator.table(operatorFields.options),
  };
}
