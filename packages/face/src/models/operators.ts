/** How each TensorFlow Lite operator is written in ONNX. */
import { fail } from '../errors.ts';
import type { OnnxNode } from './onnx.ts';
import type { TensorNames } from './tensor-names.ts';
import type { TfliteOperator, TfliteOperatorName } from './tflite.ts';

type Writer = (operator: TfliteOperator, names: TensorNames) => OnnxNode[];

export const operatorWriters: Readonly<Record<TfliteOperatorName, Writer>> = {
  ABS: elementwise('Abs'),
  ADD: elementwise('Add', 0),
  CONCATENATION: concatenation,
  CONV_2D: (operator, names) => convolution(operator, names, { dilation: 4, activation: 3 }),
  DEPTHWISE_CONV_2D: (operator, names) => convolution(operator, names, { dilation: 5, activation: 4 }),
  // Its input is a constant, widened when a later operator asks for it.
  DEQUANTIZE: () => [],
  L2_NORMALIZATION: (operator, names) => [
    node('LpNormalization', operator, names, [names.name(operator.inputs[0])], { axis: 1, p: 2 }),
  ],
  MAX_POOL_2D: maxPool,
  MUL: elementwise('Mul', 0),
  PAD: pad,
  PRELU: elementwise('PRelu'),
  RELU: elementwise('Relu'),
  RESHAPE: reshape,
  SUB: elementwise('Sub', 0),
};

function node(
  name: string,
  operator: TfliteOperator,
  names: TensorNames,
  inputs: readonly string[],
  attributes: OnnxNode['attributes'] = {},
): OnnxNode {
  return { operator: name, inputs, outputs: [names.name(operator.outputs[0])], attributes };
}

/** Operators that work number by number; a constant operand holds one number, or one for each channel. */
function elementwise(name: string, activationField?: number): Writer {
  return (operator, names) => {
    const rank = names.shape(operator.outputs[0]).length;
    const inputs = operator.inputs.map((index) => {
      if (!names.isConstant(index)) return names.name(index);
      const data = names.floats(index);
      const { shape } = names.tensor(index);
      if (shape.slice(0, -1).some((size) => size !== 1)) throw fail('MODEL_UNSUPPORTED', 'a constant per pixel');
      const perChannel = rank === 4 && data.length > 1 ? [data.length, 1, 1] : [...shape];
      return names.addConstant(`c${index}`, perChannel, data);
    });
    const plain = node(name, operator, names, inputs);
    return activationField === undefined ? [plain] : activated(plain, operator, activationField);
  };
}

/** Adds the activation that an operator carries in its options: none or ReLU. */
function activated(plain: OnnxNode, operator: TfliteOperator, field: number): OnnxNode[] {
  const activation = operator.options?.uint8(field) ?? 0;
  if (activation === 0) return [plain];
  if (activation !== 1) throw fail('MODEL_UNSUPPORTED', `fused activation ${activation}`);
  const before = `${plain.outputs[0]}_linear`;
  return [
    { ...plain, outputs: [before] },
    { operator: 'Relu', inputs: [before], outputs: plain.outputs },
  ];
}

interface ConvolutionFields {
  readonly dilation: number;
  readonly activation: number;
}

function convolution(operator: TfliteOperator, names: TensorNames, fields: ConvolutionFields): OnnxNode[] {
  const [input, weights, bias] = operator.inputs;
  const { options } = operator;
  const dilations = [options?.int32(fields.dilation + 1, 1) ?? 1, options?.int32(fields.dilation, 1) ?? 1];
  if (dilations.some((dilation) => dilation !== 1)) throw fail('MODEL_UNSUPPORTED', 'dilated convolution');
  const depthwise = operator.name === 'DEPTHWISE_CONV_2D';
  const [outer, rows, columns, inner] = names.tensor(weights).shape;
  const channels = names.shape(input)[1];
  if (depthwise && inner !== channels) throw fail('MODEL_UNSUPPORTED', 'depth multiplier');
  // Depthwise weights are 1 x rows x columns x channels, others out x rows x columns x in.
  const shape = depthwise ? [inner, 1, rows, columns] : [outer, inner, rows, columns];
  const data = channelsFirst(names.floats(weights), outer, rows * columns, inner);
  const inputs = [names.name(input), names.addConstant(`c${weights}`, shape, data)];
  if (bias !== undefined && bias >= 0) {
    const biases = names.floats(bias);
    inputs.push(names.addConstant(`c${bias}`, [biases.length], biases));
  }
  const plain = node('Conv', operator, names, inputs, {
    kernel_shape: [rows, columns],
    group: depthwise ? channels : 1,
    ...windowAttributes(operator, names, [rows, columns]),
  });
  return activated(plain, operator, fields.activation);
}

/** From outer x pixels x channels to outer x channels x pixels. */
function channelsFirst(data: Float32Array, outer: number, pixels: number, channels: number): Float32Array {
  const moved = new Float32Array(data.length);
  for (let o = 0; o < outer; o++) {
    for (let p = 0; p < pixels; p++) {
      for (let c = 0; c < channels; c++) moved[(o * channels + c) * pixels + p] = data[(o * pixels + p) * channels + c];
    }
  }
  return moved;
}

function maxPool(operator: TfliteOperator, names: TensorNames): OnnxNode[] {
  const size = [operator.options?.int32(4) ?? 0, operator.options?.int32(3) ?? 0];
  const attributes = { kernel_shape: size, ...windowAttributes(operator, names, size) };
  return activated(node('MaxPool', operator, names, [names.name(operator.inputs[0])], attributes), operator, 5);
}

/**
 * Strides and padding of a sliding window. TensorFlow's SAME pads so that the output has ceil(input / stride) rows; of
 * an odd total the smaller half goes before.
 */
function windowAttributes(operator: TfliteOperator, names: TensorNames, size: readonly number[]) {
  const { options } = operator;
  const same = (options?.uint8(0) ?? 0) === 0;
  const strides = [options?.int32(2) ?? 1, options?.int32(1) ?? 1];
  const spatial = names.shape(operator.inputs[0]).slice(2);
  const totals = spatial.map((length, axis) =>
    same ? Math.max(0, (Math.ceil(length / strides[axis]) - 1) * strides[axis] + size[axis] - length) : 0,
  );
  const before = totals.map((total) => Math.floor(total / 2));
  const after = totals.map((total, axis) => total - before[axis]);
  return { strides, pads: [...before, ...after] };
}

/** Pads with zeros; the paddings come as one pair an axis, in TensorFlow's order of axes. */
function pad(operator: TfliteOperator, names: TensorNames): OnnxNode[] {
  const [input, paddings] = operator.inputs;
  const pairs = names.integers(paddings);
  if (pairs.length !== 8) throw fail('MODEL_UNSUPPORTED', 'padding of rank other than 4');
  const axes = [0, 3, 1, 2];
  const begins = axes.map((axis) => pairs[2 * axis]);
  const ends = axes.map((axis) => pairs[2 * axis + 1]);
  const pads = BigInt64Array.from([...begins, ...ends], BigInt);
  return [
    node('Pad', operator, names, [names.name(input), names.addConstant(`p${operator.outputs[0]}`, [8], pads)], {
      mode: 'constant',
    }),
  ];
}

function reshape(operator: TfliteOperator, names: TensorNames): OnnxNode[] {
  const [input] = operator.inputs;
  const [output] = operator.outputs;
  const target = names.shape(output);
  if (target.length === 4) throw fail('MODEL_UNSUPPORTED', 'reshape to rank 4');
  const shape = names.addConstant(`s${output}`, [target.length], BigInt64Array.from(target, BigInt));
  if (names.shape(input).length !== 4) return [node('Reshape', operator, names, [names.name(input), shape])];
  const rowsFirst = `${names.name(output)}_rows_first`;
  return [
    { operator: 'Transpose', inputs: [names.name(input)], outputs: [rowsFirst], attributes: { perm: [0, 2, 3, 1] } },
    node('Reshape', operator, names, [rowsFirst, shape]),
  ];
}

function concatenation(operator: TfliteOperator, names: TensorNames): OnnxNode[] {
  const rank = names.shape(operator.outputs[0]).length;
  const given = operator.options?.int32(0) ?? 0;
  const axis = given < 0 ? given + rank : given;
  const inputs = operator.inputs.map((index) => names.name(index));
  const plain = node('Concat', operator, names, inputs, { axis: rank === 4 ? [0, 2, 3, 1][axis] : axis });
  return activated(plain, operator, 1);
}
