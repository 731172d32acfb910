/**
 * Nothing biometric or personal lies on disk in the clear. People, searches and tasks full of marked data go through a
 * real server; then its whole home, its temporary files, its output, its metrics and every value of its tables are
 * searched for each marker in each disguise, while it runs and after it has stopped.
 */
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeImage } from '@ipse/formats';
import { createClient, encodeStatement } from '@ipse/protocol';
import type { Database } from '@ipse/store';
import { fingerImage } from '../osia/pictures.ts';
import { startReceiver, type Receiver } from '../osia/receiver.ts';
import { openDatabaseOf, valuesOf } from '../support/database.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';
import {
  binaryMarkers,
  finder,
  needlesOf,
  searchFolder,
  textMarker,
  type Find,
  type Marker,
} from '../support/needles.ts';
import { fingerEncounter, osiaCaller, type OsiaCaller } from '../support/osia.ts';

const names = [
  'personId',
  'other personId',
  'encounterId',
  'family name',
  'place',
  'encounter type',
  'client data',
  'comment',
  'metadata',
  'capture device',
  'purpose',
  'authority',
  'justification',
  'case',
  'callback query',
  'transactionId',
  'note',
  'text in the image',
  'unknown id',
  'filter',
  'refused field',
] as const;
type Name = (typeof names)[number];

/** Letters that no other text holds; the umlaut shows whether UTF-8 is minded. */
const secret = Object.fromEntries(
  names.map((name, index) => [name, `Mrk${index}Qz7ü${Buffer.from(name).toString('hex').slice(0, 10)}Xw9Kv`]),
) as Record<Name, string>;
/** A gallery's name is in the clear by design: it proves that the search sees into the database's files. */
const galleryName = 'GalleryInTheClear4711';
const control = textMarker('gallery', galleryName);

let folder: string;
let home: string;
let receiver: Receiver;
let server: IpseServer;
let osia: OsiaCaller;
const markers: Marker[] = names.map((name) => textMarker(name, secret[name]));
const statement = {
  purpose: secret.purpose,
  authority: secret.authority,
  justification: secret.justification,
  case: secret.case,
};
const headers = encodeStatement(statement);

beforeAll(async () => {
  folder = await makeHome();
  // The database runs as another user when the tests run as root, and must pass through.
  await chmod(folder, 0o711);
  home = path.join(folder, 'home');
  const temporary = path.join(folder, 'tmp');
  await mkdir(temporary, { mode: 0o777 });
  receiver = await startReceiver();
  server = await startServer(home, {
    env: { TMPDIR: temporary, IPSE_CLIENT_CALLBACKS: receiver.prefix, IPSE_LOG_LEVEL: 'debug' },
  });
  osia = osiaCaller(server.baseUrl, await server.token());
});
afterAll(async () => {
  await server?.end();
  await receiver?.close();
  await removeHome(folder);
});

/** A synthetic finger as a PNG that says something about its owner; its bytes, its text and its pixels are marked. */
async function markedImage(finger: string, seed: string): Promise<string> {
  const plain = Buffer.from(await fingerImage(finger, seed), 'base64');
  const body = Buffer.concat([Buffer.from('tEXtComment\0', 'latin1'), Buffer.from(secret['text in the image'])]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  const endOfHeader = 8 + 25;
  const png = Buffer.concat([plain.subarray(0, endOfHeader), chunk, plain.subarray(endOfHeader)]);
  markers.push(...binaryMarkers(`file ${finger} ${seed}`, png));
  markers.push(...binaryMarkers(`pixels ${finger} ${seed}`, (await decodeImage(png)).data));
  return png.toString('base64');
}

function markedEncounter(image: string) {
  const plain = fingerEncounter(image, galleryName);
  return {
    ...plain,
    encounterType: secret['encounter type'],
    clientData: Buffer.from(secret['client data']).toString('base64'),
    contextualData: { place: secret.place },
    biographicData: { family: secret['family name'] },
    biometricData: plain.biometricData.map((data) => ({
      ...data,
      comment: secret.comment,
      metadata: secret.metadata,
      captureDevice: secret['capture device'],
    })),
  };
}

const call = async (status: number, method: string, address: string, body?: unknown) => {
  const answer = await osia.call(method, address, body, headers);
  expect(answer.status, address.slice(0, 20)).toBe(status);
  return answer;
};
const personAddress = (person: string) => `/v1/persons/${encodeURIComponent(person)}`;
const encounterAddress = (person: string) =>
  `${personAddress(person)}/encounters/${encodeURIComponent(secret.encounterId)}`;

async function enrol(person: string, finger: string): Promise<void> {
  const address = encounterAddress(person);
  const encounter = markedEncounter(await markedImage(finger, 'enrolment'));
  await call(200, 'POST', address, encounter);
  await call(409, 'POST', address, encounter);
  await call(200, 'PUT', address, markedEncounter(await markedImage(finger, 'update')));
  const templates = (await (await call(200, 'GET', `${address}/templates`)).json()) as { template: string }[];
  expect(templates).toHaveLength(1);
  markers.push(...binaryMarkers(`template ${finger}`, Buffer.from(templates[0].template, 'base64')));
}

async function search(): Promise<void> {
  const biometricData = [
    { biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image: await markedImage('a', 'probe') },
  ];
  const body = { filter: { family: secret.filter }, biometricData };
  await call(200, 'POST', `/v1/identify/${galleryName}`, body);
  await call(200, 'POST', `/v1/verify/${galleryName}/${encodeURIComponent(secret.personId)}`, { biometricData });
  const callback = encodeURIComponent(`${receiver.prefix}?secret=${encodeURIComponent(secret['callback query'])}`);
  const query = `callback=${callback}&transactionId=${encodeURIComponent(secret.transactionId)}`;
  const task = await call(202, 'POST', `/v1/identify/ALL?${query}`, { filter: {}, biometricData });
  await receiver.result(((await task.json()) as { taskId: string }).taskId);

  const bearer = await server.token();
  const { ipse } = createClient({ baseUrl: server.baseUrl, token: () => bearer, statement });
  const image = await markedImage('a', 'own probe');
  const sample = { modality: 'fingerprint', position: 'RIGHT_INDEX' as const, image };
  await ipse.assessSample({ body: sample });
  const { searchId, probes, candidates } = await ipse.createSearch({ body: { gallery: 'ALL', samples: [sample] } });
  expect(candidates.map(({ personId }) => personId)).toContain(secret.personId);
  const preview = probes[0].preview;
  if (preview !== undefined && preview !== null) {
    markers.push(...binaryMarkers('preview', Buffer.from(preview as string, 'base64')));
  }
  await ipse.readScore({ params: { searchId, rank: 1, n: 0 } });
  await ipse.recordDecision({ params: { searchId }, body: { outcome: 'inconclusive', note: secret.note } });
}

async function failWithMarkers(): Promise<void> {
  const encounters = `${personAddress(secret['unknown id'])}/encounters`;
  await call(404, 'GET', encounters);
  await call(404, 'DELETE', personAddress(secret['unknown id']));
  await call(400, 'POST', encounters, { [secret['refused field']]: secret['refused field'] });
  await call(400, 'POST', '/v1/persons', `{"${secret['refused field']}": `);
  await call(400, 'POST', '/v1/persons', markedEncounter(Buffer.from(secret['refused field']).toString('base64')));
}

/** Everything that the server has written or says, but for its answers to those who may read. */
async function searchEverywhere(find: Find, database?: Database) {
  const result = await searchFolder(folder, find);
  for (const name of find(Buffer.from(server.output()))) result.found.push(`output: ${name}`);
  if (!database) return result;
  const metrics = Buffer.from(await (await fetch(`${server.baseUrl}/metrics`)).arrayBuffer());
  for (const name of find(metrics)) result.found.push(`metrics: ${name}`);
  for await (const { place, bytes } of valuesOf(database)) {
    for (const name of find(bytes)) result.found.push(`table ${place}: ${name}`);
  }
  return result;
}

const rowsOf = async ({ kysely }: Database) => ({
  keys: (await kysely.selectFrom('person').select(['id', 'wrapped_key']).execute()).map(({ id }) => id),
  encounters: (await kysely.selectFrom('encounter').select('person_id').execute()).map((row) => row.person_id),
  samples: (await kysely.selectFrom('sample').select('id').execute()).length,
  templates: (await kysely.selectFrom('template').select('id').execute()).length,
});

it('keeps everything about people sealed, and deletes the key with the rows', async () => {
  await enrol(secret.personId, 'a');
  const database = await openDatabaseOf(home);
  try {
    const before = await rowsOf(database);
    await enrol(secret['other personId'], 'b');
    const whole = await rowsOf(database);
    const [person] = whole.keys.filter((id) => !before.keys.includes(id));
    expect(whole.encounters).toContain(person);
    await search();
    await failWithMarkers();
    await call(204, 'DELETE', personAddress(secret['other personId']));
    // The key's row is gone, and nothing that it sealed has stayed.
    expect(await rowsOf(database)).toEqual(before);
    await call(404, 'GET', encounterAddress(secret['other personId']));

    const find = finder([...markers, control].flatMap(needlesOf));
    const { found } = await searchEverywhere(find, database);
    const inTheClear = found.filter((place) => place.includes('gallery, as it is'));
    expect(inTheClear.some((place) => place.startsWith('table gallery.id'))).toBe(true);
    expect(inTheClear.some((place) => place.includes('/pg_wal/'))).toBe(true);
    expect(found.filter((place) => !inTheClear.includes(place))).toEqual([]);
  } finally {
    await database.close();
  }

  // A stop writes all that the database still held in memory to its files.
  await server.end();
  const find = finder([...markers, control].flatMap(needlesOf));
  const { files, bytes, found } = await searchEverywhere(find);
  expect(found.some((place) => /\/base\/\d+\/\d+: gallery, as it is/.test(place))).toBe(true);
  expect(found.filter((place) => !place.includes('gallery, as it is'))).toEqual([]);
  process.stdout.write(`${markers.length} markers: none in ${files} files of ${bytes} bytes\n`);
});

it('would have found each marker in each disguise', async () => {
  const needles = markers.flatMap(needlesOf);
  const planted = path.join(home, 'data', 'planted');
  await writeFile(planted, Buffer.concat(needles.flatMap(({ bytes }) => [Buffer.from('\0~'), bytes])));
  const { found } = await searchFolder(folder, finder(needles));
  await rm(planted);
  expect(found.sort()).toEqual(needles.map(({ name }) => `${planted}: ${name}`).sort());
});
