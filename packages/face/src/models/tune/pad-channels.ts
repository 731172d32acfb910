/**
 * The runtime keeps channels in blocks of 8 or 16 between convolutions, and takes the blocks apart wherever a tensor's
 * channels do not fill them. Channels of zeros fill them up, so that the blocks last from the first convolution to the
 * last. Padding of channels before a sum then often falls away; else a convolution by the identity does it.
 */
import { fail } from '../../errors.ts';
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';
import { asConvolution, GraphView, withConstants, withoutUnread } from './graph.ts';
import type { Convolution } from './graph.ts';

const block = 16;
/** More than any network has; a file that claims more is left as it is. */
const addedMax = 4096;

/** Operators whose inputs and output have the same channels. */
const channelwise: readonly string[] = ['Relu', 'PRelu', 'MaxPool', 'Add'];

export function padChannels(graph: OnnxGraph): OnnxGraph {
  const view = new GraphView(graph);
  const widths = new Widths(view);
  const constants: OnnxConstant[] = [...graph.constants];
  const same = new Map<string, string>();
  const name = (tensor: string) => same.get(tensor) ?? tensor;
  const nodes = graph.nodes.flatMap((node): OnnxNode[] => {
    const renamed = { ...node, inputs: node.inputs.map(name) };
    const [output] = node.outputs;
    const convolution = asConvolution(view, node);
    const added = channelPadding(view, node);
    const written =
      convolution !== undefined
        ? widened(convolution, renamed.inputs[0], widths)
        : added !== undefined
          ? identity(node, renamed.inputs[0], widths)
          : node.operator === 'PRelu'
            ? widenedSlope(view, renamed, widths)
            : { node: renamed, constants: [] };
    if (written === undefined) {
      same.set(output, renamed.inputs[0]);
      return [];
    }
    constants.push(...written.constants);
    return [written.node];
  });
  return withoutUnread({ ...graph, constants, nodes });
}

/** How many channels each tensor is to have; tensors that must agree share one number. */
class Widths {
  readonly #channels = new Map<string, number>();
  readonly #like = new Map<string, string>();
  readonly #fixed = new Set<string>();

  constructor(view: GraphView) {
    for (const { name, shape } of view.graph.inputs) this.#set(name, shape[1], true);
    for (const node of view.graph.nodes) this.#take(view, node);
    for (const { name } of view.graph.outputs) this.#fixed.add(this.#root(name));
  }

  /** Channels of the graph as it was; 0 where nothing tells. */
  channels(tensor: string): number {
    return this.#channels.get(this.#root(tensor)) ?? 0;
  }

  /** Channels after filling up. */
  of(tensor: string): number {
    const root = this.#root(tensor);
    const channels = this.channels(tensor);
    return [...this.#fixed].some((each) => this.#root(each) === root) ? channels : Math.ceil(channels / block) * block;
  }

  #take(view: GraphView, node: OnnxNode): void {
    const [input, ...others] = node.inputs.filter((each) => view.constant(each) === undefined);
    const [output] = node.outputs;
    const convolution = asConvolution(view, node);
    const added = channelPadding(view, node);
    if (convolution !== undefined) {
      this.#set(output, convolution.weights.shape[0], false);
      if (convolution.depthwise) this.#join(input, output);
      else if (this.channels(input) === 0) this.#set(this.#root(input), convolution.weights.shape[1], false);
    } else if (added !== undefined) {
      this.#set(output, this.channels(input) + added, false);
    } else if (channelwise.includes(node.operator)) {
      for (const each of [...others, output]) this.#join(input, each);
    } else {
      // Whatever else there is wants its tensors as they are.
      for (const each of [input, ...others, output]) this.#fixed.add(this.#root(each));
    }
  }

  #set(tensor: string, channels: number, fixed: boolean): void {
    this.#channels.set(tensor, channels);
    if (fixed) this.#fixed.add(tensor);
  }

  #root(tensor: string): string {
    const like = this.#like.get(tensor);
    return like === undefined ? tensor : this.#root(like);
  }

  #join(one: string, other: string): void {
    const [p, q] = [this.#root(one), this.#root(other)];
    if (p === q) return;
    const most = Math.max(this.#channels.get(p) ?? 0, this.#channels.get(q) ?? 0);
    this.#like.set(q, p);
    this.#channels.set(p, most);
  }
}

/** How many channels of zeros a node appends; undefined where it does anything else. */
function channelPadding(view: GraphView, node: OnnxNode): number | undefined {
  if (node.operator !== 'Pad') return undefined;
  const pads = view.constant(node.inputs[1])?.data;
  if (!(pads instanceof BigInt64Array) || pads.length !== 8) return undefined;
  const onlyAfterChannels = pads.every((pad, axis) => axis === 5 || pad === 0n);
  return onlyAfterChannels && pads[5] >= 0n && pads[5] <= addedMax ? Number(pads[5]) : undefined;
}

function widened({ node, weights, bias, depthwise }: Convolution, input: string, widths: Widths) {
  const [outs, ins, rows, columns] = weights.shape;
  const agree =
    widths.channels(node.outputs[0]) === outs && widths.channels(node.inputs[0]) === (depthwise ? outs : ins);
  if (!agree) throw fail('MODEL_CORRUPT', 'channels that do not agree');
  const shape = [widths.of(node.outputs[0]), depthwise ? 1 : widths.of(node.inputs[0]), rows, columns];
  const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
  const taps = rows * columns;
  for (let o = 0; o < outs; o++) {
    data.set(weights.data.subarray(o * ins * taps, (o + 1) * ins * taps), o * shape[1] * taps);
  }
  const biases = new Float32Array(shape[0]);
  biases.set(bias);
  const [output] = node.outputs;
  return withConstants(
    { node, weights, bias, depthwise },
    `${output}_wide`,
    { input, output, data, bias: biases },
    shape,
  );
}

/** Instead of padding: nothing where the widths are the same, else a convolution that copies. */
function identity(node: OnnxNode, input: string, widths: Widths) {
  const [output] = node.outputs;
  const [ins, outs] = [widths.of(node.inputs[0]), widths.of(output)];
  if (ins === outs) return undefined;
  const data = new Float32Array(outs * ins);
  for (let i = 0; i < Math.min(ins, outs); i++) data[i * ins + i] = 1;
  const name = `${output}_identity`;
  return {
    node: {
      operator: 'Conv',
      inputs: [input, name],
      outputs: [output],
      attributes: { kernel_shape: [1, 1], group: 1 },
    },
    constants: [{ name, shape: [outs, ins, 1, 1], data }],
  };
}

function widenedSlope(view: GraphView, node: OnnxNode, widths: Widths) {
  const slope = view.weights(node.inputs[1]);
  if (slope === undefined || slope.data.length === 1) return { node, constants: [] };
  const name = `${node.outputs[0]}_wide`;
  const data = new Float32Array(widths.of(node.outputs[0]));
  if (widths.channels(node.outputs[0]) !== slope.data.length) throw fail('MODEL_CORRUPT', 'channels that do not agree');
  data.set(slope.data);
  return {
    node: { ...node, inputs: [node.inputs[0], name] },
    constants: [{ name, shape: [data.length, 1, 1], data }],
  };
}
