/** A graph under tuning: who makes a tensor, who reads it, and constants by name. */
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';

/** A constant of floats. */
export interface Weights {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export class GraphView {
  readonly graph: OnnxGraph;
  readonly #makers: ReadonlyMap<string, OnnxNode>;
  readonly #readers = new Map<string, OnnxNode[]>();
  readonly #constants: ReadonlyMap<string, OnnxConstant>;
  readonly #outputs: ReadonlySet<string>;

  constructor(graph: OnnxGraph) {
    this.graph = graph;
    this.#makers = new Map(graph.nodes.map((node) => [node.outputs[0], node]));
    this.#constants = new Map(graph.constants.map((constant) => [constant.name, constant]));
    this.#outputs = new Set(graph.outputs.map(({ name }) => name));
    for (const node of graph.nodes) {
      for (const input of node.inputs) this.#readers.set(input, [...(this.#readers.get(input) ?? []), node]);
    }
  }

  maker(tensor: string): OnnxNode | undefined {
    return this.#makers.get(tensor);
  }

  readers(tensor: string): readonly OnnxNode[] {
    return this.#readers.get(tensor) ?? [];
  }

  isOutput(tensor: string): boolean {
    return this.#outputs.has(tensor);
  }

  /** The only node that reads the tensor; undefined where there are several, or the graph ends with it. */
  onlyReader(tensor: string): OnnxNode | undefined {
    const readers = this.readers(tensor);
    return readers.length === 1 && !this.isOutput(tensor) ? readers[0] : undefined;
  }

  constant(name: string): OnnxConstant | undefined {
    return this.#constants.get(name);
  }

  weights(name: string | undefined): Weights | undefined {
    const constant = name === undefined ? undefined : this.#constants.get(name);
    return constant?.data instanceof Float32Array ? { ...constant, data: constant.data } : undefined;
  }
}

/** A convolution and its constants. */
export interface Convolution {
  readonly node: OnnxNode;
  readonly weights: Weights;
  /** One a channel of its output; zeros where the node has none. */
  readonly bias: Float32Array;
  /** Each channel has a filter of its own. */
  readonly depthwise: boolean;
}

/** Undefined for any other node, and for groups of several channels. */
export function asConvolution(view: GraphView, node: OnnxNode | undefined): Convolution | undefined {
  if (node?.operator !== 'Conv') return undefined;
  const weights = view.weights(node.inputs[1]);
  // A damaged file may claim any shape.
  const size = weights?.shape.reduce((product, each) => product * each, 1);
  if (weights === undefined || size === 0 || size !== weights.data.length) return undefined;
  const [channels, inner] = weights.shape;
  const { group = 1 } = node.attributes ?? {};
  const depthwise = group === channels && inner === 1 && channels > 1;
  if (!depthwise && group !== 1) return undefined;
  const bias = view.weights(node.inputs[2])?.data ?? new Float32Array(channels);
  return bias.length === channels ? { node, weights, bias, depthwise } : undefined;
}

/** Whether it mixes the channels of each pixel and nothing else. */
export function isPointwise({ node, weights, depthwise }: Convolution): boolean {
  const plain = (name: string, value: number) => {
    const values = node.attributes?.[name];
    return values === undefined || (Array.isArray(values) && values.every((each) => each === value));
  };
  return !depthwise && weights.shape[2] === 1 && weights.shape[3] === 1 && plain('strides', 1) && plain('pads', 0);
}

/** The convolution with other constants, which are called after `name`. */
export function withConstants(
  { node, weights }: Convolution,
  name: string,
  replaced: {
    readonly input: string;
    readonly output: string;
    readonly data: Float32Array;
    readonly bias: Float32Array;
  },
  shape: readonly number[] = weights.shape,
): { node: OnnxNode; constants: OnnxConstant[] } {
  const group = node.attributes?.group === 1 || node.attributes?.group === undefined ? 1 : shape[0];
  return {
    node: {
      ...node,
      inputs: [replaced.input, `${name}_w`, `${name}_b`],
      outputs: [replaced.output],
      attributes: { ...node.attributes, group },
    },
    constants: [
      { name: `${name}_w`, shape, data: replaced.data },
      { name: `${name}_b`, shape: [shape[0]], data: replaced.bias },
    ],
  };
}

/** The graph without constants that nothing reads. */
export function withoutUnread(graph: OnnxGraph): OnnxGraph {
  const read = new Set(graph.nodes.flatMap(({ inputs }) => inputs));
  return { ...graph, constants: graph.constants.filter(({ name }) => read.has(name)) };
}
