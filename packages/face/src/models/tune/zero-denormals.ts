/**
 * Weights too small for a normal float are zero: a processor takes a hundred times as long over each of them, and next to
 * the other terms of its sum none is seen.
 */
import type { OnnxGraph } from '../onnx.ts';

/** The least normal 32-bit float. */
const normalMin = 2 ** -126;

export function zeroDenormals(graph: OnnxGraph): OnnxGraph {
  const constants = graph.constants.map((constant) => {
    const { data } = constant;
    if (!(data instanceof Float32Array) || !data.some(isDenormal)) return constant;
    return { ...constant, data: data.map((value) => (isDenormal(value) ? 0 : value)) };
  });
  return { ...graph, constants };
}

const isDenormal = (value: number): boolean => value !== 0 && Math.abs(value) < normalMin;
