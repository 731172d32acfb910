import { expect, it } from 'vitest';
import type { OnnxGraph } from '../onnx.ts';
import { zeroDenormals } from './zero-denormals.ts';

it('makes weights zero that are no normal floats, and leaves all others', () => {
  const graph = (...data: readonly number[]): OnnxGraph => ({
    nodes: [],
    constants: [
      { name: 'w', shape: [data.length], data: Float32Array.from(data) },
      { name: 's', shape: [1], data: BigInt64Array.of(1n) },
    ],
    inputs: [],
    outputs: [],
  });
  const [least, below] = [2 ** -126, 2 ** -127];
  expect(zeroDenormals(graph(1, -least, below, -below, 0, 1e-45))).toEqual(graph(1, -least, 0, 0, 0, 0));
});
