/** The tensors of a graph under conversion: their ONNX names, shapes and constants. */
/// <reference lib="esnext.float16" />
import { fail } from '../errors.ts';
import type { OnnxConstant, OnnxValue } from './onnx.ts';
import type { TfliteGraph, TfliteTensor } from './tflite.ts';

/** The smallest normal 32-bit float; what is nearer to zero slows arithmetic down a hundredfold and changes nothing. */
const floatNormalMin = 2 ** -126;

export class TensorNames {
  readonly constants: OnnxConstant[] = [];
  readonly batch: number;
  readonly #graph: TfliteGraph;
  /** From the output of a DEQUANTIZE to its input: half-precision weights are widened here, not in the graph. */
  readonly #widened: ReadonlyMap<number, number>;
  readonly #names = new Set<string>();

  constructor(graph: TfliteGraph, batch: number) {
    this.#graph = graph;
    this.batch = batch;
    const dequantized = graph.operators.filter((operator) => operator.name === 'DEQUANTIZE');
    this.#widened = new Map(dequantized.map((operator) => [operator.outputs[0], operator.inputs[0]]));
  }

  tensor(index: number): TfliteTensor {
    const tensor = this.#graph.tensors[this.#widened.get(index) ?? index];
    if (tensor === undefined) throw fail('MODEL_CORRUPT', `no tensor ${index}`);
    return tensor;
  }

  /** The name of a computed tensor in the ONNX graph; unique even where the file's own names are not. */
  name(index: number): string {
    return `t${index}`;
  }

  /** Shape of a computed tensor in the ONNX graph: batch first; of rank 4, channels before rows and columns. */
  shape(index: number): number[] {
    const [, ...rest] = this.tensor(index).shape;
    return rest.length === 3 ? [this.batch, rest[2], rest[0], rest[1]] : [this.batch, ...rest];
  }

  value(index: number): OnnxValue {
    return { name: this.name(index), shape: this.shape(index) };
  }

  isConstant(index: number): boolean {
    return this.tensor(index).data.length > 0;
  }

  /** The numbers of a float constant, denormals flushed to zero. */
  floats(index: number): Float32Array {
    const { data, type, shape } = this.tensor(index);
    const bytes = data.slice();
    const itemBytes = type === 'float16' ? 2 : 4;
    const count = shape.reduce((product, size) => product * size, 1);
    if (type === 'int32' || bytes.length !== count * itemBytes) throw fail('MODEL_CORRUPT', 'a constant of wrong size');
    const floats = new Float32Array(type === 'float32' ? bytes.buffer : new Float16Array(bytes.buffer));
    return floats.map((value) => (Math.abs(value) < floatNormalMin ? 0 : value));
  }

  /** The numbers of an integer constant. */
  integers(index: number): number[] {
    const { data, type } = this.tensor(index);
    if (type !== 'int32' || data.length % 4 !== 0) throw fail('MODEL_CORRUPT', 'a constant of wrong type');
    return [...new Int32Array(data.slice().buffer)];
  }

  /** Adds a constant to the ONNX graph and returns its name. */
  addConstant(key: string, shape: readonly number[], data: Float32Array | BigInt64Array): string {
    if (!this.#names.has(key)) this.constants.push({ name: key, shape, data });
    this.#names.add(key);
    return key;
  }
}
