/** Two convolutions of single pixels in a row, with nothing between them, are one: the product of their matrices. */
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';
import { asConvolution, GraphView, isPointwise, withConstants, withoutUnread } from './graph.ts';
import type { Convolution } from './graph.ts';

export function mergePointwise(graph: OnnxGraph): OnnxGraph {
  const view = new GraphView(graph);
  const constants: OnnxConstant[] = [...graph.constants];
  const [gone, merged] = [new Set<OnnxNode>(), new Set<OnnxNode>()];
  const nodes = graph.nodes.map((node) => {
    const second = asConvolution(view, node);
    const first = second === undefined ? undefined : asConvolution(view, view.maker(node.inputs[0]));
    if (first === undefined || second === undefined || merged.has(first.node)) return node;
    if (!isPointwise(first) || !isPointwise(second) || !isCheaper(first, second)) return node;
    if (view.onlyReader(first.node.outputs[0]) !== node) return node;
    if (first.weights.shape[0] !== second.weights.shape[1]) return node;
    gone.add(first.node);
    merged.add(node);
    const [name] = node.outputs;
    const joined = withConstants(
      second,
      `${name}_merged`,
      { input: first.node.inputs[0], output: name, ...product(first, second) },
      [second.weights.shape[0], first.weights.shape[1], 1, 1],
    );
    constants.push(...joined.constants);
    return joined.node;
  });
  const shorter = withoutUnread({ ...graph, constants, nodes: nodes.filter((node) => !gone.has(node)) });
  // Of three in a row two are joined first.
  return gone.size === 0 ? shorter : mergePointwise(shorter);
}

/** A narrow waist between two wide ends costs less than what joins the ends. */
function isCheaper({ weights: { shape: first } }: Convolution, { weights: { shape: second } }: Convolution): boolean {
  return second[0] * first[1] <= first[0] * first[1] + second[0] * second[1];
}

function product(first: Convolution, second: Convolution): { data: Float32Array; bias: Float32Array } {
  const [outs, middles] = second.weights.shape;
  const ins = first.weights.shape[1];
  const data = new Float32Array(outs * ins);
  const bias = new Float32Array(outs);
  for (let o = 0; o < outs; o++) {
    const row = new Float64Array(ins);
    let sum = second.bias[o];
    for (let m = 0; m < middles; m++) {
      const weight = second.weights.data[o * middles + m];
      sum += weight * first.bias[m];
      for (let i = 0; i < ins; i++) row[i] += weight * first.weights.data[m * ins + i];
    }
    data.set(row, o * ins);
    bias[o] = sum;
  }
  return { data, bias };
}
