/**
 * Rewrites a graph into one that says the same and runs faster: the runtime computes convolutions on blocks of channels,
 * and all time is lost between them. Answers change by rounding only (a test holds them to a tolerance).
 */
import type { OnnxGraph } from '../onnx.ts';
import { joinPrelu } from './join-prelu.ts';
import { mergePointwise } from './merge-pointwise.ts';
import { padChannels } from './pad-channels.ts';
import { splitPrelu } from './split-prelu.ts';
import { zeroDenormals } from './zero-denormals.ts';

export function tune(graph: OnnxGraph): OnnxGraph {
  return zeroDenormals(splitPrelu(padChannels(mergePointwise(joinPrelu(graph)))));
}
