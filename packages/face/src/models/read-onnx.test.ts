import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { tinyModel } from '../testing/tiny-model.ts';
import { writeOnnx } from './onnx.ts';
import type { OnnxGraph } from './onnx.ts';
import { readOnnx } from './read-onnx.ts';

const graph: OnnxGraph = {
  nodes: [
    {
      operator: 'Conv',
      inputs: ['face', 'w'],
      outputs: ['mixed'],
      attributes: { group: 1, kernel_shape: [2, 2], strides: [1, 300] },
    },
    { operator: 'Reshape', inputs: ['mixed', 'shape'], outputs: ['out'] },
  ],
  constants: [
    { name: 'w', shape: [1, 3, 2, 2], data: Float32Array.from({ length: 12 }, (_, i) => i / 7) },
    { name: 'shape', shape: [2], data: BigInt64Array.of(1n, -1n) },
  ],
  inputs: [{ name: 'face', shape: [1, 3, 112, 112] }],
  outputs: [{ name: 'out', shape: [1, 512] }],
};

it('reads what was written', () => expect(readOnnx(writeOnnx(graph))).toEqual(graph));

it('takes constants that the file lists among the inputs for constants', () => {
  const older = { ...graph, inputs: [...graph.inputs, { name: 'w', shape: [1, 3, 2, 2] }] };
  expect(readOnnx(writeOnnx(older)).inputs).toEqual(graph.inputs);
});

it('refuses a file that is cut off anywhere, or holds numbers that do not fill their shape', () => {
  const whole = writeOnnx(graph);
  const codeOf = (bytes: Uint8Array) => {
    try {
      readOnnx(bytes);
      return 'read';
    } catch (error) {
      return isCodedError(error) ? error.code : String(error);
    }
  };
  // The last field says which operators are meant, and is not read.
  for (let length = 0; length < whole.length - 8; length++)
    expect(codeOf(whole.subarray(0, length))).toBe('MODEL_CORRUPT');
  const short = { ...graph, constants: [{ name: 'w', shape: [1, 3, 2, 3], data: new Float32Array(12) }] };
  expect(codeOf(writeOnnx(short))).toBe('MODEL_CORRUPT');
  expect(codeOf(writeOnnx({ ...graph, nodes: [{ ...graph.nodes[0], attributes: { auto_pad: 'SAME' } }] }))).toBe(
    'MODEL_UNSUPPORTED',
  );
});

it('answers any damage with a graph or a coded error', () => {
  const whole = tinyModel(16);
  fc.assert(
    fc.property(fc.nat(200), fc.nat(255), (at, value) => {
      try {
        readOnnx(whole.with(at, value));
      } catch (error) {
        expect(isCodedError(error)).toBe(true);
      }
    }),
  );
});
