import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { fillDemo } from './fill-demo.ts';
import { plantedPeople } from './plant-dna.ts';

let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'ipse-demo-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

it('enrols synthetic people once, and the pictures beside them find their mates', async () => {
  const said: string[] = [];
  const options = {
    folder,
    count: 2,
    say: (text: string) => void said.push(text),
    signal: new AbortController().signal,
  };
  await fillDemo(server.services, options);
  await fillDemo(server.services, options);
  expect(said.filter((text) => text.includes('all 2 synthetic people'))).toHaveLength(2);
  const use = (await server.services.store.events.latest(500)).filter(({ action }) => action === 'encounter.create');
  expect(use).toHaveLength(2 + plantedPeople + 1);
  expect(new Set(use.map(({ basis }) => basis.purpose))).toEqual(new Set(['demonstration']));
  expect((await readdir(folder)).filter((name) => name.startsWith('dna'))).toEqual(['dna-profiles.csv']);
  const names = ['demo-001-left-index.png', 'demo-001-portrait.png', 'demo-001-right-index.png'];
  expect((await readdir(folder)).filter((name) => name.startsWith('demo'))).toEqual(names);
  const identify = async (name: string) => {
    const image = (await readFile(join(folder, name))).toString('base64');
    const body = { filter: {}, biometricData: [{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image }] };
    const answer = await server.call('POST', '/v1/identify/residents?transactionId=t', { body });
    return answer.json<{ personId: string }[]>().map(({ personId }) => personId);
  };
  expect(await identify('demo-001-right-index.png')).toEqual(['demo-001']);
  expect(await identify('unknown-right-index.png')).toEqual([]);
});
