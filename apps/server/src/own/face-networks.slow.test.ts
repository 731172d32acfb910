import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFace, installModel } from '@ipse/face';
import { tinyCard, tinyModel } from '@ipse/face/testing';
import { encodePng } from '@ipse/formats';
import type { FaceNetwork } from '@ipse/protocol';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let modelsFolder: string;
let server: TestServer;
const still = { width: 160, height: 200, yawRad: 0, pitchRad: 0, rollRad: 0 };
const base64 = async (name: string, seed: number) =>
  Buffer.from(await encodePng(portrait(createFaceIdentity(name), seed, still))).toString('base64');
const sampleOf = async (name: string, seed: number) => ({
  modality: 'face',
  position: 'PORTRAIT',
  image: await base64(name, seed),
});

beforeAll(async () => {
  modelsFolder = await mkdtemp(path.join(tmpdir(), 'ipse-networks-'));
  const onnx = tinyModel(64);
  // Whatever its cosines, the built-in calibration serves: what is tested is who answers.
  const { calibration } = createFace();
  await installModel(modelsFolder, onnx, tinyCard(onnx, 64), async () => ({ calibration, gain: 1 }));
  server = await startTestServer({ modelsFolder });
});
afterAll(async () => {
  await server.close();
  await rm(modelsFolder, { recursive: true });
});

async function enrol(personId: string): Promise<void> {
  const samples = [await sampleOf(personId, 1)];
  const body = { personId, galleries: ['people'], encounterType: 't', samples };
  expect((await server.call('POST', '/ipse/v1/persons', { body })).statusCode).toBe(200);
}

async function search(name: string) {
  const body = { gallery: 'people', samples: [await sampleOf(name, 1)], threshold: -900 };
  const answer = await server.call('POST', '/ipse/v1/searches', { body });
  expect(answer.json()).toHaveProperty('candidates');
  return answer.json() as { candidates: { personId: string }[]; coverage: { searched: number } };
}

const networks = async () => (await server.call('GET', '/ipse/v1/face-networks')).json() as FaceNetwork[];
const ask = async (method: 'PUT' | 'POST' | 'DELETE', place: string) => {
  const answer = await server.call(method, `/ipse/v1/face-networks/${place}`);
  return answer.statusCode === 204 ? 'done' : (answer.json() as { code: string }).code;
};

async function filled(): Promise<FaceNetwork> {
  for (;;) {
    const tiny = (await networks()).find(({ name }) => name === 'tiny');
    if (tiny?.progress?.waiting === 0) return tiny;
    await sleep(100);
  }
}

it('makes templates of another network from stored images, switches to it under searches, and back', async () => {
  const [{ name, version }] = await networks();
  await enrol('ada');
  await enrol('bob');
  expect(await networks()).toMatchObject([
    { builtIn: true, searches: true },
    { name: 'tiny', builtIn: false, searches: false },
  ]);
  expect(await ask('PUT', 'none/1')).toBe('FACE_NETWORK_NOT_ADDED');
  expect(await ask('POST', 'tiny/1/switch')).toBe('FACE_NETWORK_UNKNOWN');
  expect(await ask('PUT', 'tiny/1')).toBe('done');
  expect((await filled()).progress).toEqual({ faces: 2, templates: 2, waiting: 0, refused: 0, withoutImage: 0 });

  // Searches go on while the network changes: none fails, none is answered from a part of the gallery.
  let changing = true;
  const searching = (async () => {
    let searches = 0;
    for (; changing || searches < 2; searches++) {
      const { candidates, coverage } = await search('ada');
      expect([candidates[0].personId, coverage.searched]).toEqual(['ada', 2]);
    }
    return searches;
  })();
  expect(await ask('POST', 'tiny/1/switch')).toBe('done');
  changing = false;
  await searching;
  expect(await networks()).toMatchObject([{ searches: false }, { name: 'tiny', searches: true }]);
  await enrol('eve');
  expect((await search('eve')).candidates[0].personId).toBe('eve');
  expect(await ask('DELETE', 'tiny/1')).toBe('FACE_NETWORK_SEARCHES');

  // Eve was enrolled by the other network: the way back waits until the first one knows her too.
  for (let code = ''; code !== 'done'; await sleep(100)) {
    code = await ask('POST', `${name}/${version}/switch`);
    expect(['done', 'FACE_NETWORK_INCOMPLETE']).toContain(code);
  }
  expect((await search('eve')).candidates[0].personId).toBe('eve');
  expect(await ask('DELETE', 'tiny/1')).toBe('done');
  expect((await networks())[1]).not.toHaveProperty('progress');
  const { items } = (await server.call('GET', '/ipse/v1/events?limit=100')).json() as { items: { action: string }[] };
  const actions = new Set(items.map(({ action }) => action));
  for (const deed of ['keep', 'fill', 'switch', 'drop']) expect(actions).toContain(`face-network.${deed}`);
  // Each engine and each extraction starts threads of its own.
}, 300_000);
