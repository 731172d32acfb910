/**
 * Where a graph spells out PRelu as relu(x) + a (x - |x|) / 2, five passes over the numbers, it is one operator again.
 */
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';
import { GraphView, withoutUnread } from './graph.ts';
import type { Weights } from './graph.ts';

export function joinPrelu(graph: OnnxGraph): OnnxGraph {
  const view = new GraphView(graph);
  const constants: OnnxConstant[] = [...graph.constants];
  const gone = new Set<OnnxNode>();
  const nodes = graph.nodes.map((node) => {
    const found = spelledOut(view, node);
    if (found === undefined) return node;
    found.within.forEach((each) => gone.add(each));
    const slope = `${node.outputs[0]}_slope`;
    constants.push({ name: slope, shape: found.slope.shape, data: found.slope.data.map((a) => a * found.factor) });
    return { operator: 'PRelu', inputs: [found.input, slope], outputs: node.outputs };
  });
  return withoutUnread({ ...graph, constants, nodes: nodes.filter((node) => !gone.has(node)) });
}

interface SpelledOut {
  readonly input: string;
  readonly slope: Weights;
  /** What the slope is to be multiplied by: twice the constant that halves x - |x|. */
  readonly factor: number;
  /** The nodes that lead to the sum. */
  readonly within: readonly OnnxNode[];
}

function spelledOut(view: GraphView, sum: OnnxNode): SpelledOut | undefined {
  if (sum.operator !== 'Add') return undefined;
  const [relu, halved] = sum.inputs.map((input) => view.maker(input));
  if (relu?.operator !== 'Relu' || halved?.operator !== 'Mul') return undefined;
  const outer = product(view, halved);
  const scaled = outer === undefined ? undefined : view.maker(outer.input);
  const inner = scaled?.operator === 'Mul' ? product(view, scaled) : undefined;
  const difference = inner === undefined ? undefined : view.maker(inner.input);
  if (outer?.constant.data.length !== 1 || inner === undefined || difference?.operator !== 'Sub') return undefined;
  const [input, magnitude] = difference.inputs;
  const abs = view.maker(magnitude);
  if (abs?.operator !== 'Abs' || abs.inputs[0] !== input || relu.inputs[0] !== input || scaled === undefined) {
    return undefined;
  }
  const within = [relu, halved, scaled, difference, abs];
  if (!within.every(({ outputs }) => view.onlyReader(outputs[0]) !== undefined)) return undefined;
  return { input, slope: inner.constant, factor: 2 * outer.constant.data[0], within };
}

/** Of a product of a tensor and a constant. */
function product(view: GraphView, { inputs }: OnnxNode): { input: string; constant: Weights } | undefined {
  const constants = inputs.map((input) => view.weights(input));
  const at = constants.findIndex((constant) => constant !== undefined);
  const constant = constants[at];
  return constant === undefined ? undefined : { input: inputs[1 - at], constant };
}
