/**
 * TensorFlow Lite to ONNX. Activations of rank 4 change from rows-columns-channels to channels-rows-columns, which is
 * what ONNX's convolutions want; constants change with them at conversion, so that the graph itself transposes only
 * before a reshape.
 */
import { fail } from '../errors.ts';
import { TensorNames } from './tensor-names.ts';
import { writeOnnx } from './onnx.ts';
import { operatorWriters } from './operators.ts';
import { tune } from './tune/tune.ts';
import { readTflite } from './tflite.ts';
import type { TfliteGraph } from './tflite.ts';

export interface ConversionOptions {
  /** Tensors to end at instead of the graph's own outputs; operators that only lead further are left out. */
  readonly outputs?: readonly string[];
  /** How many images a run takes; 1 when left out. */
  readonly batch?: number;
  /** As it stands in the file, not tuned: what tuning is held against. */
  readonly plain?: boolean;
}

/** Errors: MODEL_CORRUPT, MODEL_UNSUPPORTED. */
export function convertTflite(bytes: Uint8Array, options: ConversionOptions = {}): Uint8Array {
  const graph = readTflite(bytes);
  const outputs = options.outputs?.map((name) => indexOf(graph, name)) ?? graph.outputs;
  const names = new TensorNames(graph, options.batch ?? 1);
  const needed = operatorsLeadingTo(graph, outputs);
  const nodes = needed.flatMap((operator) => operatorWriters[operator.name](operator, names));
  const plain = {
    nodes,
    constants: names.constants,
    inputs: graph.inputs.map((index) => names.value(index)),
    outputs: outputs.map((index) => names.value(index)),
  };
  return writeOnnx(options.plain === true ? plain : tune(plain));
}

function indexOf(graph: TfliteGraph, name: string): number {
  const index = graph.tensors.findIndex((tensor) => tensor.name === name);
  if (index < 0) throw fail('MODEL_CORRUPT', `no tensor ${name}`);
  return index;
}

/** The operators on which `outputs` depend, in the order of the file, which is an order of execution. */
function operatorsLeadingTo(graph: TfliteGraph, outputs: readonly number[]) {
  const wanted = new Set(outputs);
  const needed = graph.operators.toReversed().filter((operator) => {
    if (!operator.outputs.some((index) => wanted.has(index))) return false;
    operator.inputs.forEach((index) => wanted.add(index));
    return true;
  });
  return needed.reverse();
}
