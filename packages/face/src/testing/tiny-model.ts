/** A network of the shape of ArcFace's, small and untrained: patches of the face, weighted at random. */
import { createHash } from 'node:crypto';
import { writeOnnx } from '../models/onnx.ts';
import type { ModelCard } from '../slot/model-card.ts';

const kernel = 8;
const channels = 2;
const cells = 14;

/** ONNX of one face in planes of 112 x 112 to `dimension` numbers; the same for the same arguments. */
export function tinyModel(dimension: number, seed = 1): Uint8Array {
  const random = numbers(seed);
  const patches = channels * cells * cells;
  const weights = (shape: readonly number[], scale: number) => ({
    shape,
    data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => random() * scale),
  });
  return writeOnnx({
    nodes: [
      {
        operator: 'Conv',
        inputs: ['face', 'patches'],
        outputs: ['mixed'],
        attributes: { kernel_shape: [kernel, kernel], strides: [kernel, kernel] },
      },
      { operator: 'Flatten', inputs: ['mixed'], outputs: ['flat'], attributes: { axis: 1 } },
      { operator: 'MatMul', inputs: ['flat', 'weights'], outputs: ['embedding'] },
    ],
    constants: [
      { name: 'patches', ...weights([channels, 3, kernel, kernel], 0.1) },
      { name: 'weights', ...weights([patches, dimension], 1) },
    ],
    inputs: [{ name: 'face', shape: [1, 3, 112, 112] }],
    outputs: [{ name: 'embedding', shape: [1, dimension] }],
  });
}

export function tinyCard(onnx: Uint8Array, dimension: number, more: Partial<ModelCard> = {}): ModelCard {
  return {
    name: 'tiny',
    version: '1',
    sha256: createHash('sha256').update(onnx).digest('hex'),
    dimension,
    input: { layout: 'planes', channels: 'rgb', mean: 127.5, deviation: 127.5 },
    origin: 'made in a test',
    licence: 'Apache-2.0',
    trainingData: 'none',
    evaluation: 'none',
    groups: 'none',
    ...more,
  };
}

/** From -1 to 1, by the linear congruence of Numerical Recipes. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
