/**
 * The runtime knows no PRelu on its blocks of channels, and takes them apart before each and together after it. But
 *
 *     prelu(x) = a x + (1 - a) relu(x)
 *
 * is a sum of two scalings channel by channel, which are convolutions, and both ReLU and the sum come free with a
 * convolution. Where x is itself made by a depthwise convolution, that one is done twice with scaled weights and no
 * pass over x is left. A channel whose slope exceeds one comes out with its sign turned, which the weights of whatever
 * reads it take back.
 */
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';
import { asConvolution, GraphView, withConstants, withoutUnread } from './graph.ts';
import type { Convolution } from './graph.ts';

export function splitPrelu(graph: OnnxGraph): OnnxGraph {
  let split = graph;
  for (const { operator, outputs } of graph.nodes) if (operator === 'PRelu') split = splitOne(split, outputs[0]);
  return withoutUnread(split);
}

function splitOne(graph: OnnxGraph, output: string): OnnxGraph {
  const view = new GraphView(graph);
  const prelu = view.maker(output);
  const slope = view.weights(prelu?.inputs[1])?.data;
  if (prelu === undefined || slope === undefined || slope.length === 1) return graph;
  const [input] = prelu.inputs;
  const signs = slope.map((a) => (a > 1 ? -1 : 1));
  const turned = signs.includes(-1);
  const readers = view.readers(output).map((node) => asConvolution(view, node));
  const foldable = !view.isOutput(output) && readers.every((reader) => reader !== undefined);
  if (turned && !foldable) return replace(graph, [prelu], threeSteps(input, output, slope));

  const maker = asConvolution(view, view.maker(input));
  const [bent, straight] = [slope.map((a) => Math.abs(1 - a)), slope.map((a, c) => a * signs[c])];
  const twice = maker?.depthwise === true && view.onlyReader(input) === prelu;
  const scaled = twice ? scalingsOf(maker) : scalingsOf(plainScaling(input, slope.length));
  const written = sum(output, scaled(`${output}_bent`, bent), scaled(`${output}_straight`, straight));
  const done = replace(graph, twice ? [maker.node, prelu] : [prelu], written);
  return turned ? foldSigns(done, readers, signs) : done;
}

interface Written {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
}

type Scaled = { node: OnnxNode; constants: OnnxConstant[] };

/** A depthwise convolution with the weights of each channel multiplied; its output is called after `name`. */
function scalingsOf({ node, weights, bias, depthwise }: Convolution): (name: string, factors: Float32Array) => Scaled {
  const taps = weights.data.length / weights.shape[0];
  return (name, factors) =>
    withConstants({ node, weights, bias, depthwise }, name, {
      input: node.inputs[0],
      output: name,
      data: weights.data.map((weight, i) => weight * factors[Math.floor(i / taps)]),
      bias: bias.map((value, c) => value * factors[c]),
    });
}

/** Each channel times one. */
function plainScaling(input: string, channels: number): Convolution {
  return {
    node: { operator: 'Conv', inputs: [input], outputs: [], attributes: { kernel_shape: [1, 1], group: channels } },
    weights: { name: '', shape: [channels, 1, 1, 1], data: new Float32Array(channels).fill(1) },
    bias: new Float32Array(channels),
    depthwise: true,
  };
}

/** relu(bent) + straight. */
function sum(output: string, bent: Scaled, straight: Scaled): Written {
  const kept = `${output}_kept`;
  return {
    nodes: [
      bent.node,
      { operator: 'Relu', inputs: bent.node.outputs, outputs: [kept] },
      straight.node,
      { operator: 'Add', inputs: [...straight.node.outputs, kept], outputs: [output] },
    ],
    constants: [...bent.constants, ...straight.constants],
  };
}

/** Where no reader could take a turned sign back: ReLU first, and its scaling may be negative. */
function threeSteps(input: string, output: string, slope: Float32Array): Written {
  const kept = `${output}_kept`;
  const channels = slope.length;
  const bent = scalingsOf(plainScaling(kept, channels))(
    `${output}_bent`,
    slope.map((a) => 1 - a),
  );
  const straight = scalingsOf(plainScaling(input, channels))(`${output}_straight`, slope);
  return {
    nodes: [
      { operator: 'Relu', inputs: [input], outputs: [kept] },
      bent.node,
      straight.node,
      { operator: 'Add', inputs: [...straight.node.outputs, ...bent.node.outputs], outputs: [output] },
    ],
    constants: [...bent.constants, ...straight.constants],
  };
}

/** `written` in the place of the last of `gone`. */
function replace(graph: OnnxGraph, gone: readonly OnnxNode[], written: Written): OnnxGraph {
  const last = gone[gone.length - 1];
  return {
    ...graph,
    nodes: graph.nodes.flatMap((node) => (node === last ? written.nodes : gone.includes(node) ? [] : [node])),
    constants: [...graph.constants, ...written.constants],
  };
}

function foldSigns(graph: OnnxGraph, readers: readonly (Convolution | undefined)[], signs: Float32Array): OnnxGraph {
  const folded = new Map<OnnxNode, Scaled>();
  for (const reader of readers) if (reader !== undefined) folded.set(reader.node, signed(reader, signs));
  return {
    ...graph,
    nodes: graph.nodes.map((node) => folded.get(node)?.node ?? node),
    constants: [...graph.constants, ...[...folded.values()].flatMap(({ constants }) => constants)],
  };
}

/** The convolution of what has its signs turned. */
function signed(reader: Convolution, signs: Float32Array): Scaled {
  const { node, weights, bias, depthwise } = reader;
  const [outs, ins] = weights.shape;
  const taps = weights.data.length / outs / ins;
  const data = weights.data.map((weight, i) => {
    const tap = Math.floor(i / taps);
    return weight * signs[depthwise ? tap : tap % ins];
  });
  const [input] = node.inputs;
  const [output] = node.outputs;
  return withConstants(reader, `${output}_signed`, { input, output, data, bias });
}
