import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { embedFace } from '../embed.ts';
import { createFace } from '../face.ts';
import type { Model } from '../models/model.ts';
import { openModel } from '../models/load.ts';
import { writeOnnx } from '../models/onnx.ts';
import { readOnnx } from '../models/read-onnx.ts';
import { parseModelCard } from '../slot/model-card.ts';
import { tinyModel } from '../testing/tiny-model.ts';
import { joinedCard } from './card.ts';
import { joinNetworks } from './join.ts';
import { joinedNetwork } from './joined-network.ts';
import { frFeature, openSecond } from './second-network.ts';

const face = Float32Array.from({ length: 3 * 112 * 112 }, (_, i) => Math.sin(i / 50));
const both = Float32Array.from({ length: 2 * face.length }, (_, i) => Math.sin(i / 50));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Answers the same whatever it is shown. */
const fixed = (...answers: readonly number[]): Model => ({ run: async () => [Float32Array.from(answers)] });
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i], 0);

it('lays both answers side by side, so that the cosine is the mean of both cosines', async () => {
  // Of the first network a face and its mirror 60 degrees apart, of the second 90; both of no particular length.
  const first = fixed(3, 0, 3 * Math.cos(Math.PI / 3), 3 * Math.sin(Math.PI / 3));
  const [answers] = await joinNetworks(first, fixed(0, 7, 0.2, 0)).run(both);
  const [one, other] = [answers.subarray(0, 4), answers.subarray(4)];
  expect(Math.hypot(...one)).toBeCloseTo(3);
  expect(Math.hypot(...other)).toBeCloseTo(3);
  expect(dot(one, other) / 9).toBeCloseTo((0.5 + 0) / 2);
});

it('leaves the length of the first answer, which is the quality, as it was', async () => {
  const joined = await embedFace(face, joinNetworks(fixed(60, 0, 0, 40), fixed(1, 1, 1, 1)));
  expect(joined.norm).toBeCloseTo(50);
  expect(Math.hypot(...joined.values)).toBeCloseTo(1);
});

it('runs the second network on a face and its mirror at once, ended where it is said, with the same answers', async () => {
  const dimension = 16;
  const onnx = tinyModel(dimension);
  const file = { sha256: sha256(onnx), output: 'embedding', outputShape: [2, dimension] };
  const [answers] = await (await openSecond(onnx, file)).run(both);
  const plain = await openModel(onnx, [1, 3, 112, 112]);
  for (const image of [0, 1]) {
    const [alone] = await plain.run(both.slice(image * face.length, (image + 1) * face.length));
    const answer = answers.subarray(image * dimension, (image + 1) * dimension);
    alone.forEach((value, i) => expect(answer[i]).toBeCloseTo(value, 3));
  }
  // What follows the tensor is not run.
  const graph = readOnnx(onnx);
  const longer = writeOnnx({
    ...graph,
    nodes: [...graph.nodes, { operator: 'Relu', inputs: ['embedding'], outputs: ['kept'] }],
    outputs: [{ name: 'kept', shape: [1, dimension] }],
  });
  const [shortened] = await (await openSecond(longer, { ...file, sha256: sha256(longer) })).run(both);
  expect(shortened).toEqual(answers);
  await expect(openSecond(onnx, { ...file, output: 'none' })).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
});

it('takes the pinned file and no other', async () => {
  await expect(openSecond(tinyModel(512), frFeature)).rejects.toMatchObject({ code: 'MODEL_FILE_CHECKSUM' });
});

it('names itself in its templates, which the built-in network does not take, and has a card that says everything', () => {
  expect(parseModelCard(JSON.stringify(joinedCard))).toEqual(joinedCard);
  const network = joinedNetwork(() => Promise.reject(new Error('not asked for')));
  const { algorithm, calibration } = createFace(network);
  expect(calibration.algorithm).toBe(`${algorithm.name}/${algorithm.version}`);
  const embedding = new Float32Array(network.dimension).fill(1 / Math.sqrt(network.dimension));
  const points = Array.from({ length: 5 }, () => ({ x: 1, y: 2 }));
  const bytes = createFace(network).encodeTemplate({ embedding, points, quality: 50 });
  expect(createFace(network).decodeTemplate(bytes).embedding).toHaveLength(704);
  expect(() => createFace().decodeTemplate(bytes)).toThrow(expect.objectContaining({ code: 'FACE_TEMPLATE_MODEL' }));
});
