import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openModel } from '../load.ts';
import { writeOnnx } from '../onnx.ts';
import type { OnnxConstant, OnnxGraph, OnnxNode } from '../onnx.ts';
import { tune } from './tune.ts';

const side = 6;

/** Builds a graph layer by layer, as the converter writes them. */
class Chain {
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxConstant[] = [];
  at = 'input';
  channels = 3;
  #seed = 1;

  pointwise(outs: number): this {
    return this.#convolution([outs, this.channels, 1, 1], 1, [0, 0, 0, 0]);
  }

  depthwise(): this {
    return this.#convolution([this.channels, 1, 3, 3], this.channels, [1, 1, 1, 1]);
  }

  relu(): this {
    return this.#step('Relu');
  }

  prelu(): this {
    return this.#step('PRelu', this.#constant('slope', [this.channels, 1, 1], 3));
  }

  /** relu(x) + a (x - |x|) / 2, as TensorFlow spells it. */
  spelledPrelu(): this {
    const [x, n] = [this.at, this.nodes.length];
    const slope = this.#constant('slope', [this.channels, 1, 1], 3);
    this.constants.push({ name: `half${n}`, shape: [1], data: Float32Array.of(0.5) });
    const node = (operator: string, ...inputs: string[]) => {
      const output = `${operator}${this.nodes.length}`;
      this.nodes.push({ operator, inputs, outputs: [output] });
      return output;
    };
    const difference = node('Sub', x, node('Abs', x));
    this.at = node('Add', node('Relu', x), node('Mul', node('Mul', slope, difference), `half${n}`));
    return this;
  }

  /** A block of BlazeFace: padded with channels of zeros and added to what was made of it. */
  widenedBy(more: number): this {
    const from = { at: this.at, channels: this.channels };
    this.depthwise().pointwise(from.channels + more);
    const made = this.at;
    const pads = `pads${this.nodes.length}`;
    this.constants.push({ name: pads, shape: [8], data: BigInt64Array.of(0n, 0n, 0n, 0n, 0n, BigInt(more), 0n, 0n) });
    this.at = from.at;
    this.#step('Pad', pads, { mode: 'constant' });
    return this.#step('Add', made);
  }

  pool(): this {
    return this.#step('MaxPool', undefined, { kernel_shape: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1] });
  }

  graph(): OnnxGraph {
    return {
      nodes: this.nodes,
      constants: this.constants,
      inputs: [{ name: 'input', shape: [1, 3, side, side] }],
      outputs: [{ name: this.at, shape: [1, this.channels, side, side] }],
    };
  }

  #convolution(shape: number[], group: number, pads: number[]): this {
    const inputs = [this.at, this.#constant('w', shape, 0.8), this.#constant('b', [shape[0]], 0.3)];
    this.at = `conv${this.nodes.length}`;
    const attributes = { kernel_shape: shape.slice(2), group, pads, strides: [1, 1] };
    this.nodes.push({ operator: 'Conv', inputs, outputs: [this.at], attributes });
    [this.channels] = shape;
    return this;
  }

  #step(operator: string, second?: string, attributes?: OnnxNode['attributes']): this {
    const inputs = second === undefined ? [this.at] : [this.at, second];
    this.at = `${operator.toLowerCase()}${this.nodes.length}`;
    this.nodes.push({ operator, inputs, outputs: [this.at], ...(attributes === undefined ? {} : { attributes }) });
    return this;
  }

  #constant(name: string, shape: number[], reach: number): string {
    const size = shape.reduce((product, each) => product * each, 1);
    const data = Float32Array.from({ length: size }, () => reach * Math.sin(this.#seed++ * 1.7));
    this.constants.push({ name: `${name}${this.constants.length}`, shape, data });
    return this.constants[this.constants.length - 1].name;
  }
}

async function answer(graph: OnnxGraph): Promise<number[]> {
  const model = await openModel(writeOnnx(graph), [1, 3, side, side]);
  const [numbers] = await model.run(Float32Array.from({ length: 3 * side * side }, (_, i) => Math.sin(i * 0.9)));
  return [...numbers];
}

/** Answers may differ by rounding: a hundred thousandth of the greatest. */
async function expectSame(graph: OnnxGraph): Promise<void> {
  const [plain, tuned] = [await answer(graph), await answer(tune(graph))];
  const tolerance = 1e-5 * Math.max(...plain.map(Math.abs));
  expect(tuned).toHaveLength(plain.length);
  expect(tuned.filter((value, i) => !(Math.abs(value - plain[i]) <= tolerance))).toEqual([]);
}

const operators = (graph: OnnxGraph) => tune(graph).nodes.map(({ operator }) => operator);

describe('tune', () => {
  it('answers what the graph answers, whatever its layers', async () => {
    const layer = fc.oneof(
      fc.integer({ min: 2, max: 40 }).map((outs) => (chain: Chain) => chain.pointwise(outs)),
      fc.integer({ min: 1, max: 20 }).map((more) => (chain: Chain) => chain.widenedBy(more)),
      fc.constantFrom<((chain: Chain) => Chain)[]>(
        (chain) => chain.depthwise(),
        (chain) => chain.depthwise().prelu(),
        (chain) => chain.relu(),
        (chain) => chain.prelu(),
        (chain) => chain.spelledPrelu(),
        (chain) => chain.pool(),
      ),
    );
    const layers = fc.array(layer, { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(layers, async (each) =>
        expectSame(each.reduce((chain, add) => add(chain), new Chain()).graph()),
      ),
      { numRuns: 25, seed: 4 },
    );
  });

  it('leaves nothing between convolutions that the runtime would leave its blocks for', async () => {
    const graph = new Chain()
      .pointwise(24)
      .spelledPrelu()
      .depthwise()
      .prelu()
      .pointwise(12)
      .widenedBy(8)
      .relu()
      .pointwise(7)
      .graph();
    expect(new Set(operators(graph))).toEqual(new Set(['Conv', 'Relu', 'Add']));
    await expectSame(graph);
  });

  it('joins two convolutions of pixels where that is less work, and only there', () => {
    expect(operators(new Chain().pointwise(20).pointwise(30).graph())).toEqual(['Conv']);
    expect(operators(new Chain().pointwise(40).pointwise(2).pointwise(40).graph())).toEqual(['Conv', 'Conv']);
    expect(operators(new Chain().pointwise(20).relu().pointwise(30).graph())).toEqual(['Conv', 'Relu', 'Conv']);
  });

  it('keeps a PRelu whose slopes exceed one where the graph ends with it', async () => {
    await expectSame(new Chain().pointwise(16).prelu().graph());
    await expectSame(new Chain().pointwise(16).depthwise().prelu().graph());
  });
});
