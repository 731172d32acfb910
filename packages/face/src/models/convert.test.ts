/// <reference lib="esnext.float16" />
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { convertTflite } from './convert.ts';
import { openModel } from './load.ts';
import { tfliteFile } from './testing/tflite-builder.ts';
import type { FlatFields, TestOperator, TestTensor } from './testing/tflite-builder.ts';

const ramp = (count: number, step = 0.37) => Float32Array.from({ length: count }, (_, i) => Math.sin(1 + i * step));
const same = { uint8: 0 };
const valid = { uint8: 1 };
const relu = { uint8: 1 };
const int = (value: number) => ({ int32: value });

/** Runs a graph of one input whose shape is rows x columns x channels, converted, on a ramp. */
async function run(tensors: readonly TestTensor[], operators: readonly TestOperator[], output: number) {
  const [, rows, columns, channels] = tensors[0].shape;
  const model = await openModel(convertTflite(tfliteFile(tensors, operators, [0], [output])), [
    1,
    channels,
    rows,
    columns,
  ]);
  const input = ramp(rows * columns * channels);
  const [answer] = await model.run(input);
  return { input, answer };
}

/** Reference: a convolution over planes, written as its definition; `weights` are out x rows x columns x in. */
function convolve(
  input: Float32Array,
  [channels, rows, columns]: readonly number[],
  weights: Float32Array,
  [outs, size]: readonly number[],
  stride: number,
  padBefore: number,
  outSide: number,
  depthwise: boolean,
): number[] {
  const answer: number[] = [];
  for (let o = 0; o < outs; o++) {
    for (let y = 0; y < outSide; y++) {
      for (let x = 0; x < outSide; x++) {
        let sum = 0;
        for (let ky = 0; ky < size; ky++) {
          for (let kx = 0; kx < size; kx++) {
            const [sy, sx] = [y * stride + ky - padBefore, x * stride + kx - padBefore];
            if (sy < 0 || sx < 0 || sy >= rows || sx >= columns) continue;
            for (let c = 0; c < (depthwise ? 1 : channels); c++) {
              const from = input[((depthwise ? o : c) * rows + sy) * columns + sx];
              const weight = depthwise
                ? weights[(ky * size + kx) * outs + o]
                : weights[((o * size + ky) * size + kx) * channels + c];
              sum += from * weight;
            }
          }
        }
        answer.push(sum);
      }
    }
  }
  return answer;
}

function expectClose(answer: Float32Array, expected: readonly number[]) {
  expect(answer.length).toBe(expected.length);
  expected.forEach((value, i) => expect(answer[i]).toBeCloseTo(value, 4));
}

describe('convertTflite', () => {
  const conv = (options: FlatFields): TestOperator => ({ code: 3, inputs: [0, 1, 2], outputs: [3], options });

  it('keeps a convolution, its bias, its asymmetric padding and its fused activation', async () => {
    const weights = ramp(3 * 9 * 2);
    const bias = Float32Array.of(0.1, -0.2, 0.3);
    const tensors = [
      { shape: [1, 6, 6, 2] },
      { shape: [3, 3, 3, 2], data: weights },
      { shape: [3], data: bias },
      { shape: [1, 3, 3, 3] },
    ];
    const { input, answer } = await run(tensors, [conv([same, int(2), int(2), relu])], 3);
    const plain = convolve(input, [2, 6, 6], weights, [3, 3], 2, 0, 3, false);
    expectClose(
      answer,
      plain.map((value, i) => Math.max(0, value + bias[Math.floor(i / 9)])),
    );
  });

  it('keeps a depthwise convolution with half-precision weights', async () => {
    const weights = new Float16Array(ramp(9 * 2));
    const tensors = [
      { shape: [1, 5, 5, 2] },
      { shape: [1, 3, 3, 2], type: 1, data: weights },
      { shape: [1, 3, 3, 2] },
      { shape: [1, 5, 5, 2] },
    ];
    const operators = [
      { code: 6, inputs: [1], outputs: [2] },
      { code: 4, inputs: [0, 2], outputs: [3], options: [same, int(1), int(1), int(1)] },
    ];
    const { input, answer } = await run(tensors, operators, 3);
    expectClose(answer, convolve(input, [2, 5, 5], Float32Array.from(weights), [2, 3], 1, 1, 5, true));
  });

  it('keeps pooling, channel padding, activations and constants per channel', async () => {
    const alpha = Float32Array.of(0.5, -2);
    const tensors: TestTensor[] = [
      { shape: [1, 4, 4, 2] },
      { shape: [1, 1, 2], data: alpha },
      { shape: [1, 4, 4, 2] },
      { shape: [1, 2, 2, 2] },
      { shape: [4, 2], type: 2, data: Int32Array.of(0, 0, 0, 0, 0, 0, 0, 1) },
      { shape: [1, 2, 2, 3] },
    ];
    const operators = [
      { code: 54, inputs: [0, 1], outputs: [2] },
      { code: 17, inputs: [2], outputs: [3], options: [valid, int(2), int(2), int(2), int(2)] },
      { code: 34, inputs: [3, 4], outputs: [5] },
    ];
    const { input, answer } = await run(tensors, operators, 5);
    const at = (c: number, y: number, x: number) => {
      const value = input[(c * 4 + y) * 4 + x];
      return value > 0 ? value : value * alpha[c];
    };
    const cells = [0, 1].flatMap((c) =>
      [0, 2].flatMap((y) =>
        [0, 2].map((x) => Math.max(at(c, y, x), at(c, y, x + 1), at(c, y + 1, x), at(c, y + 1, x + 1))),
      ),
    );
    expectClose(answer, [...cells, 0, 0, 0, 0]);
  });

  it('reshapes in the order of rows, columns, channels, and joins what it reshaped', async () => {
    const tensors = [{ shape: [1, 2, 2, 3] }, { shape: [1, 4, 3] }, { shape: [1, 8, 3] }];
    const operators = [
      { code: 22, inputs: [0], outputs: [1] },
      { code: 2, inputs: [1, 1], outputs: [2], options: [int(1)] },
    ];
    const { input, answer } = await run(tensors, operators, 2);
    const rowsFirst = [0, 1, 2, 3].flatMap((pixel) => [0, 1, 2].map((channel) => input[channel * 4 + pixel]));
    expectClose(answer, [...rowsFirst, ...rowsFirst]);
  });

  it('ends where it is told and leaves out what only leads further', async () => {
    const tensors = [{ shape: [1, 2, 2, 1] }, { shape: [1, 2, 2, 1], name: 'middle' }, { shape: [1, 2, 2, 1] }];
    const operators = [
      { code: 101, inputs: [0], outputs: [1] },
      { code: 41, inputs: [1, 0], outputs: [2] },
    ];
    const file = tfliteFile(tensors, operators, [0], [2]);
    const model = await openModel(convertTflite(file, { outputs: ['middle'], batch: 2 }), [2, 1, 2, 2]);
    const [answer] = await model.run(Float32Array.of(-1, 2, -3, 4, 5, -6, 7, -8));
    expectClose(answer, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('refuses what it does not know', () => {
    const unknown = tfliteFile(
      [{ shape: [1, 2] }, { shape: [1, 2] }],
      [{ code: 99, inputs: [0], outputs: [1] }],
      [0],
      [1],
    );
    expect(() => convertTflite(unknown)).toThrow(expect.objectContaining({ code: 'MODEL_UNSUPPORTED' }));
    expect(() => convertTflite(new Uint8Array(64))).toThrow(expect.objectContaining({ code: 'MODEL_CORRUPT' }));
  });

  it('answers altered and cut files with a coded error or a graph, never otherwise', () => {
    const weights = ramp(9);
    const file = tfliteFile(
      [{ shape: [1, 4, 4, 1] }, { shape: [1, 3, 3, 1], data: weights }, { shape: [1, 4, 4, 1] }],
      [{ code: 3, inputs: [0, 1], outputs: [2], options: [same, int(1), int(1)] }],
      [0],
      [2],
    );
    const change = fc.record({ at: fc.nat(file.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.nat(file.length), (changes, cut) => {
        const hurt = file.slice(0, changes.length === 0 ? cut : file.length);
        for (const { at, to } of changes) hurt[at] = to;
        try {
          return convertTflite(hurt).length > 0;
        } catch (error) {
          return isCodedError(error) && error.code.startsWith('MODEL_');
        }
      }),
      { numRuns: 500 },
    );
  });
});
