/** The second network of the joined profile, out of the owner's own copy of its file. */
import { createHash } from 'node:crypto';
import { alignedSide } from '../align/align.ts';
import { fail } from '../errors.ts';
import { openModel } from '../models/load.ts';
import type { Model } from '../models/model.ts';
import type { OnnxGraph } from '../models/onnx.ts';
import { writeOnnx } from '../models/onnx.ts';
import { readOnnx } from '../models/read-onnx.ts';
import { tune } from '../models/tune/tune.ts';
import { joinedCard } from './card.ts';

/** Which file is expected, and where its graph is ended. */
export interface SecondNetwork {
  readonly sha256: string;
  /** The tensor that holds the numbers; what follows it only reshapes them for one face. */
  readonly output: string;
  /** Of that tensor, for two faces. */
  readonly outputShape: readonly number[];
}

export const frFeature: SecondNetwork = { sha256: joinedCard.sha256, output: '665', outputShape: [2, 512, 1, 1] };

/** Opens it for a face and its mirror image, tuned. Errors: MODEL_FILE_CHECKSUM, MODEL_CORRUPT, MODEL_FAILED. */
export async function openSecond(onnx: Uint8Array, expected: SecondNetwork): Promise<Model> {
  const found = createHash('sha256').update(onnx).digest('hex');
  if (found !== expected.sha256) throw fail('MODEL_FILE_CHECKSUM', `the file has ${found}`);
  return openModel(writeOnnx(tune(pairGraph(readOnnx(onnx), expected))), [2, 3, alignedSide, alignedSide]);
}

/** The graph that takes two faces and ends at the expected tensor. */
function pairGraph(graph: OnnxGraph, { output, outputShape }: SecondNetwork): OnnxGraph {
  const last = graph.nodes.findIndex(({ outputs }) => outputs.includes(output));
  if (last < 0) throw fail('MODEL_CORRUPT', `no tensor ${output}`);
  const nodes = graph.nodes.slice(0, last + 1);
  const read = new Set(nodes.flatMap(({ inputs }) => inputs));
  return {
    nodes,
    constants: graph.constants.filter(({ name }) => read.has(name)),
    inputs: graph.inputs.map(({ name, shape: [, ...sizes] }) => ({ name, shape: [2, ...sizes] })),
    outputs: [{ name: output, shape: outputShape }],
  };
}
