import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { embedFace } from '../embed.ts';
import { createFace } from '../face.ts';
import { tinyCard, tinyModel } from '../testing/tiny-model.ts';
import { joinedCard } from '../joined/card.ts';
import { installJoined, installModel, listModels, networkOf } from './installed-models.ts';
import type { FittedModel } from './installed-models.ts';

const dimension = 30;
const onnx = tinyModel(dimension);
const card = tinyCard(onnx, dimension);
const fitted: FittedModel = {
  gain: 3,
  calibration: {
    version: '1',
    algorithm: 'tiny/1',
    source: 'a test',
    comparisons: { mated: 20, nonMated: 20 },
    knots: [
      { similarity: 0, log10LR: -1, log10Fmr: 0 },
      { similarity: 1, log10LR: 1, log10Fmr: -2 },
    ],
  },
};
const fit = async () => fitted;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'ipse-models-'));
});
afterAll(() => rm(root, { recursive: true }));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isCodedError(error) ? error.code : String(error)),
  );

it('refuses what is not the network of the card, and leaves nothing behind', async () => {
  const folder = path.join(root, 'refused');
  const install = (given: typeof card, bytes = onnx) => codeOf(installModel(folder, bytes, given, fit));
  expect(await install(card, onnx.with(40, 0))).toBe('MODEL_FILE_CHECKSUM');
  expect(await install({ ...card, dimension: 64 })).toBe('MODEL_SLOT_SHAPE');
  expect(await install({ ...card, input: { ...card.input, layout: 'pixels' } })).toBe('MODEL_SLOT_SHAPE');
  const words = new TextEncoder().encode('no network');
  expect(await install(tinyCard(words, dimension), words)).toBe('MODEL_FAILED');
  const broken = installModel(folder, onnx, card, () => Promise.reject(new Error('no pictures')));
  expect(await codeOf(broken)).toBe('Error: no pictures');
  expect(await listModels(folder)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

it('stores a network, and runs it with its own name, numbers and calibration', async () => {
  const folder = path.join(root, 'stored');
  expect(await listModels(folder)).toEqual([]);
  await installModel(folder, onnx, card, fit);
  expect(await codeOf(installModel(folder, onnx, card, fit))).toBe('MODEL_SLOT_TAKEN');
  const [model] = await listModels(folder);
  expect(model).toMatchObject({ card, ...fitted });

  const network = networkOf(model);
  expect(network).toMatchObject({ algorithm: { name: 'tiny', version: '1' }, dimension: 32 });
  const face = Float32Array.from({ length: 3 * 112 * 112 }, (_, i) => Math.sin(i / 50));
  const [one, gained] = await Promise.all(
    [networkOf({ ...model, gain: 1 }), network].map(async (each) => embedFace(face, await each.open())),
  );
  expect(one.values).toHaveLength(32);
  expect(Math.hypot(...one.values)).toBeCloseTo(1, 5);
  expect([...one.values.slice(dimension)]).toEqual([0, 0]);
  expect(gained.norm).toBeCloseTo(3 * one.norm, 2);

  const modality = createFace(network);
  const template = { embedding: one.values, points: Array.from({ length: 5 }, () => ({ x: 1, y: 2 })), quality: 50 };
  const bytes = modality.encodeTemplate(template);
  expect(new TextDecoder().decode(bytes.subarray(6, 12))).toBe('tiny/1');
  const itself = modality.compare(template, template).similarity;
  expect(modality.compare(modality.decodeTemplate(bytes), template).similarity).toBeCloseTo(itself, 3);
  expect(() => createFace().decodeTemplate(bytes)).toThrow(expect.objectContaining({ code: 'FACE_TEMPLATE_MODEL' }));
  const index = modality.createIndex();
  index.add(1, template);
  expect(index.search(template, 1)[0].similarity).toBe(itself);
});

it('takes pixels as the card says: other orders of channels and numbers are other inputs', async () => {
  const face = Float32Array.from({ length: 3 * 112 * 112 }, (_, i) => Math.sin(i / 1000));
  const embed = async (input: Partial<typeof card.input>) => {
    const other = { ...card, input: { ...card.input, ...input } };
    const model = { card: other, folder: path.join(root, 'stored', 'tiny@1'), ...fitted };
    return (await embedFace(face, await networkOf(model).open())).values;
  };
  const [plain, turned, halved] = await Promise.all([embed({}), embed({ channels: 'bgr' }), embed({ deviation: 255 })]);
  expect(turned).not.toEqual(plain);
  // Without a bias in the network, a smaller deviation only makes the answer longer.
  halved.forEach((value, i) => expect(value).toBeCloseTo(plain[i], 4));
});

it('takes for the joined profile no file but the pinned one, and its name for no other network', async () => {
  const folder = path.join(root, 'joined');
  expect(await codeOf(installJoined(folder, onnx))).toBe('MODEL_FILE_CHECKSUM');
  expect(await codeOf(installModel(folder, onnx, { ...card, name: joinedCard.name }, fit))).toBe('MODEL_CARD_INVALID');
  expect(await listModels(folder)).toEqual([]);
  // Somebody else's file in its place is listed under the card that we know, and not run.
  const place = path.join(folder, 'joined@1');
  await mkdir(place, { recursive: true });
  await writeFile(path.join(place, 'model.onnx'), onnx);
  await writeFile(
    path.join(place, 'card.json'),
    JSON.stringify({ ...joinedCard, origin: 'elsewhere', sha256: card.sha256 }),
  );
  const [model] = await listModels(folder);
  expect(model.card).toEqual(joinedCard);
  expect(await codeOf(networkOf(model).open())).toBe('MODEL_FILE_CHECKSUM');
});

it('says so when a folder was tampered with', async () => {
  const folder = path.join(root, 'tampered');
  const { folder: place } = await installModel(folder, onnx, card, fit);
  await writeFile(path.join(place, 'model.onnx'), tinyModel(dimension, 2));
  const [model] = await listModels(folder);
  expect(await codeOf(networkOf(model).open())).toBe('MODEL_FILE_CHECKSUM');
  await writeFile(path.join(place, 'fitted.json'), '{}');
  expect(await codeOf(listModels(folder))).toBe('MODEL_SLOT_UNREADABLE');
});
