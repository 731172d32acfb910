/**
 * Embeddings and crops of faces stay where they belong. A person is enrolled and searched for; then every operation is
 * called by clients that lack its scope, state no purpose, or may do everything, and each answer, the log, the metrics, the
 * names and contents of all files are searched for the picture, its crops, the template, the embedding and its codes.
 */
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret, type ColourImage } from '@ipse/core';
import { createFace } from '@ipse/face';
import { decodeImage, encodePng } from '@ipse/formats';
import { encodeStatement, fetchToken, osiaOperations, ownOperations, type Operation } from '@ipse/protocol';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';
import { binaryMarkers, finder, needlesOf, searchFolder, type Find } from '../support/needles.ts';
import { addressOf, bodyOf, reachableWithout, type Names } from './requests.ts';

const operations: readonly Operation[] = [...Object.values(osiaOperations), ...Object.values(ownOperations)];
const statement = encodeStatement({ purpose: 'leaks', authority: 'a test', justification: 'to find them' });
/** Who may read encounters is shown what they hold; who examines a candidate of their own search is shown its picture. */
const showsTemplate = ['readTemplate'];
const showsPicture = ['readEncounter', 'readAllEncounters', 'readSampleImage', 'readScore'];

let folder: string;
let server: IpseServer;
let names: Names;
let find: Find;
let startedMs: number;

interface Told {
  readonly status: number;
  readonly found: readonly string[];
  readonly text: () => string;
}

beforeAll(async () => {
  folder = await makeHome();
  // The database runs as another user when the tests run as root, and must pass through.
  await chmod(folder, 0o711);
  const temporary = path.join(folder, 'tmp');
  await mkdir(temporary, { mode: 0o777 });
  server = await startServer(path.join(folder, 'home'), {
    env: {
      TMPDIR: temporary,
      IPSE_LOG_LEVEL: 'debug',
      IPSE_REQUESTS_PER_MINUTE: '1000000',
      IPSE_EXTRACTION_THREADS: '1',
    },
  });
  startedMs = Date.now();
  const still = { yawRad: 0, pitchRad: 0, rollRad: 0, noise: 0.5, width: 192, height: 240 };
  const [enrolled, probe] = await Promise.all(
    [1, 2].map((seed) => encodePng(portrait(createFaceIdentity('leaky'), seed, still))),
  );
  const image = Buffer.from(enrolled).toString('base64');
  names = {
    gallery: 'leaky',
    personId: 'leaky',
    encounterId: 'first',
    image,
    probe: Buffer.from(probe).toString('base64'),
  };
  find = finder((await markersOf(enrolled)).flatMap(needlesOf));
});
afterAll(async () => {
  await server?.end();
  await removeHome(folder);
});

/** What must not be found of a picture that is enrolled. */
async function markersOf(file: Uint8Array) {
  const face = createFace();
  const steps = new Map<string, unknown>();
  const picture = await decodeImage(file);
  const extraction = await face.extract({ image: picture }, (step, data) => steps.set(step, data));
  if (!extraction.suitable) throw new Error('the synthetic face bears no template');
  const { embedding } = extraction.template;
  const aligned = (steps.get('aligned') as { pixels: Float32Array }).pixels;
  const { crop } = (await face.examine({ image: picture })) as { crop: ColourImage };
  const marked: readonly (readonly [string, Uint8Array])[] = [
    ['picture: file', file.subarray(100)],
    ['picture: pixels', picture.data],
    ['picture: portrait', crop.data],
    ['picture: portrait as a file', (await encodePng(crop)).subarray(100)],
    ['picture: aligned as floats', bytesOf(aligned)],
    ['picture: aligned as bytes', Uint8Array.from(aligned, (value) => Math.round((value + 1) * 127.5))],
    ['template: as kept', face.encodeTemplate(extraction.template).subarray(80)],
    ['template: embedding', bytesOf(embedding)],
    ['template: embedding in double', bytesOf(Float64Array.from(embedding))],
    ['template: codes', bytesOf(codesOf(embedding))],
  ];
  const texts = [(value: number) => String(value), (value: number) => value.toFixed(4)].flatMap((write, form) =>
    [0, 60, 120].map((at) => ({
      name: `template: embedding as text ${form}, from ${at}`,
      bytes: Buffer.from(Array.from(embedding.subarray(at, at + 4), write).join(',')),
      kind: 'text' as const,
    })),
  );
  return [...marked.flatMap(([name, bytes]) => binaryMarkers(name, bytes, 3)), ...texts];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array | Int8Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The codes that a search reads, by the formula of `code-rows.ts`. */
function codesOf(embedding: Float32Array): Int8Array {
  const scale = Math.max(...embedding.map(Math.abs)) / 127;
  return Int8Array.from(embedding, (value) => Math.round(value / scale));
}

async function call(operation: Operation, token: string | undefined, headers: Record<string, string> = statement) {
  const body = bodyOf(operation, names);
  const response = await fetch(new URL(addressOf(operation, names), server.baseUrl), {
    method: operation.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const heads = Buffer.from(JSON.stringify([...response.headers]));
  const told: Told = {
    status: response.status,
    found: find(Buffer.concat([heads, bytes])),
    text: () => bytes.toString('utf8'),
  };
  return told;
}

it('enrols, and shows what was enrolled to those who may see it', async () => {
  const all = await server.token();
  const status = new Map<string, Told>();
  // Enrolling comes first in the table; what would delete is sent to nobody.
  for (const operation of operations) {
    const told = await call(operation, all);
    status.set(operation.operationId, told);
    if (operation.operationId === 'createSearch' && told.status === 200) {
      names.searchId = (JSON.parse(told.text()) as { searchId: string }).searchId;
    }
    if (operation.operationId === 'createPerson' && told.status === 200) {
      names.sampleId = (JSON.parse(told.text()) as { samples: { sampleId: string }[] }).samples[0].sampleId;
    }
  }
  for (const id of ['readSampleImage', 'readScore']) {
    status.set(id, await call(operations.find(({ operationId }) => operationId === id) as Operation, all));
  }
  for (const [id, { status: code, found, text }] of status) {
    const allowed = [
      ...(showsTemplate.includes(id) ? ['template'] : []),
      ...(showsPicture.includes(id) ? ['picture'] : []),
    ];
    expect(
      found.filter((name) => !allowed.some((kind) => name.startsWith(kind))),
      id,
    ).toEqual([]);
    expect(code, `${id}: ${code < 500 ? '' : text()}`).toBeLessThan(500);
  }
  const works = [
    ...showsTemplate,
    ...showsPicture,
    'identify',
    'verifyFromId',
    'detectFaces',
    'compareFaces',
    'assessFace',
    'checkPersonFaces',
    'clusterFaces',
    'trackFaces',
  ];
  for (const id of [...works, 'createSearch', 'assessSample', 'readPerson', 'listEvents', 'readGalleryContent']) {
    expect(status.get(id)?.status, id).toBe(200);
  }
  // They are told apart from answers that hold nothing: the search would have seen it there.
  for (const id of showsTemplate) expect(status.get(id)?.found.some((name) => name.startsWith('template'))).toBe(true);
  for (const id of ['readEncounter', 'readAllEncounters', 'readSampleImage']) {
    expect(
      status.get(id)?.found.some((name) => name.startsWith('picture')),
      id,
    ).toBe(true);
  }
});

it('shows nothing to a client without the scope, whatever else it may do', async () => {
  const scopes = [...new Set(operations.flatMap((operation) => operation.scopes))];
  // Whoever asks for a token for each operation asks too often.
  const tokens = new Map<string, string>();
  const tokenWithout = async (barred: readonly string[]) => {
    const token = tokens.get(barred.join()) ?? (await server.token(scopes.filter((scope) => !barred.includes(scope))));
    tokens.set(barred.join(), token);
    return token;
  };
  for (const operation of operations) {
    for (const token of [undefined, operation.scopes.length > 0 ? await tokenWithout(operation.scopes) : undefined]) {
      const { status, found } = await call(operation, token);
      expect(found, operation.operationId).toEqual([]);
      if (!reachableWithout(operation)) expect([401, 403], operation.operationId).toContain(status);
    }
  }
});

it('shows nothing of what is held to a client that may identify and verify', async () => {
  const token = await server.token(['abis.identify', 'abis.verify', 'abis.gallery.read', 'ipse.event.read']);
  for (const operation of operations) {
    const { found } = await call(operation, token);
    // A candidate of one's own search is examined by its picture.
    const shown = operation.operationId === 'readScore' ? found.filter((name) => !name.startsWith('picture')) : found;
    expect(shown, operation.operationId).toEqual([]);
  }
});

it('shows nothing to a client that states no purpose', async () => {
  const registration = {
    clientId: 'silent',
    name: 'states nothing',
    scopes: [...new Set(operations.flatMap((operation) => operation.scopes))],
    callbackPrefixes: [],
  };
  const answer = await fetch(new URL('/ipse/v1/clients', server.baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.token()}`, 'content-type': 'application/json', ...statement },
    body: JSON.stringify(registration),
  });
  const { clientId, clientSecret } = (await answer.json()) as { clientId: string; clientSecret: string };
  const { accessToken } = await fetchToken({
    baseUrl: server.baseUrl,
    clientId,
    clientSecret: new Secret(clientSecret),
  });
  for (const operation of operations) {
    const { status, found } = await call(operation, accessToken.reveal(), {});
    expect(found, operation.operationId).toEqual([]);
    if (operation.statesPurpose && operation.authentication.includes('bearer')) {
      expect(status, operation.operationId).toBe(400);
    }
  }
});

it('says nothing of it in refusals, log, metrics, and names and contents of files', async () => {
  const token = await server.token();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...statement };
  for (const operation of operations.filter(({ body }) => body !== undefined)) {
    const mangled = JSON.stringify({ [names.image]: names.image, image: names.image.slice(8) });
    for (const body of [mangled, mangled.slice(0, -1)]) {
      const address = new URL(addressOf(operation, names), server.baseUrl);
      const response = await fetch(address, { method: operation.method, headers, body });
      expect(response.status, operation.operationId).toBeLessThan(500);
      expect(find(Buffer.from(await response.arrayBuffer())), operation.operationId).toEqual([]);
    }
  }
  const metrics = await fetch(`${server.baseUrl}/metrics`);
  expect(find(Buffer.from(await metrics.arrayBuffer()))).toEqual([]);
  expect(server.output().length).toBeGreaterThan(1000);
  expect(find(Buffer.from(server.output()))).toEqual([]);
  await server.end();
  const { files, found } = await searchFolder(folder, find, startedMs);
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});
