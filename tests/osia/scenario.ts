/** All 22 operations in one story, told to whatever can carry a call: a raw request through a proxy, a generated client. */
import { expect } from 'vitest';
import { fingerImage } from './pictures.ts';
import { eventually, type Receiver } from './receiver.ts';
import { faultsOf, places } from './specification.ts';

export interface CallRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly accept?: string;
}

export interface CallAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Carries one call of the operation that the file gives this id. */
export type Carrier = (operationId: string, request: CallRequest) => Promise<CallAnswer>;

const sample = (bytes: string, biometricSubType = 'RIGHT_INDEX') => ({
  biometricType: 'FINGER',
  biometricSubType,
  image: bytes,
  mimeType: 'image/png',
  resolution: 500,
});

const encounter = (bytes: string, ...galleries: string[]) => ({
  status: 'ACTIVE',
  encounterType: 'test',
  galleries,
  clientData: 'QUJD',
  contextualData: { place: 'north' },
  biographicData: { dateOfBirth: '1990-02-03', nationality: 'UTO' },
  biometricData: [sample(bytes)],
});

export interface Story {
  readonly carry: Carrier;
  readonly receiver: Receiver;
  /** Ids told so far, so that two tellings on one server do not meet. */
  readonly prefix: string;
  /** Operations called, to be held against the file. */
  readonly called: Set<string>;
}

/** Calls, and holds the answer's status. */
async function call(story: Story, operationId: string, status: number, request: CallRequest): Promise<unknown> {
  story.called.add(operationId);
  const query = { transactionId: `${story.prefix}-${operationId}`, ...request.query };
  const answer = await story.carry(operationId, { ...request, query });
  expect({ operationId, ...answer }).toMatchObject({ operationId, status });
  return answer.body;
}

interface Ids {
  readonly personId: string;
  readonly encounterId: string;
}

function idsOf(answer: unknown): Ids {
  const { personId, encounterId } = answer as Ids;
  return { personId, encounterId };
}

/** Every operation answered at once, with each refusal that it lists and that a client can bring about. */
export async function tellAtOnce(story: Story): Promise<void> {
  const { prefix } = story;
  const [gallery, other] = [`${prefix}-watch`, `${prefix}-other`];
  const [first, again, stranger] = await Promise.all([
    fingerImage('a', '1'),
    fingerImage('a', '2'),
    fingerImage('b', '1'),
  ]);

  const made = idsOf(await call(story, 'createEncounterNoIds', 200, { body: encounter(first, gallery) }));
  const [personId, second] = [`${prefix}/p ä`, `${prefix}-p2`];
  await call(story, 'createEncounterNoId', 200, { path: { personId }, body: encounter(stranger, gallery) });
  const e1 = { personId, encounterId: 'e:1' };
  await call(story, 'createEncounter', 200, { path: e1, body: encounter(stranger, other) });
  await call(story, 'createEncounter', 409, { path: e1, body: encounter(stranger, other) });
  const byReference = {
    ...encounter(first, gallery),
    biometricData: [{ biometricType: 'FACE', imageRef: 'http://127.0.0.1/x' }],
  };
  await call(story, 'createEncounterNoIds', 400, { body: byReference });

  const nobody = { personId: `${prefix}-nobody`, encounterId: 'e:1' };
  await readBack(story, made, e1, nobody);
  await change(story, e1, nobody, encounter(stranger, other));
  await galleries(story, made, gallery);
  await search(story, made, nobody, gallery, again, stranger);
  await joinAndPart(story, personId, second, encounter(stranger, other));

  await call(story, 'deleteEncounter', 204, { path: { ...made } });
  await call(story, 'deleteEncounter', 404, { path: { ...made } });
  await call(story, 'readAllEncounters', 404, { path: { personId: made.personId } });
  await call(story, 'deleteAll', 204, { path: { personId } });
  await call(story, 'deleteAll', 404, { path: { personId } });
  const unknownTask = { path: { taskId: '00000000-0000-7000-8000-000000000000' } };
  await call(story, 'readTaskStatus', 404, unknownTask);
  await call(story, 'redeliverTaskResult', 404, unknownTask);
}

async function readBack(story: Story, made: Ids, e1: Ids, nobody: Ids) {
  const read = await call(story, 'readEncounter', 200, { path: { ...made } });
  expect(read).toMatchObject({
    encounterId: made.encounterId,
    status: 'ACTIVE',
    clientData: 'QUJD',
    contextualData: { place: 'north' },
  });
  await call(story, 'readEncounter', 404, { path: { ...nobody } });
  const all = await call(story, 'readAllEncounters', 200, { path: { personId: e1.personId } });
  expect(all).toHaveLength(2);
  await call(story, 'readAllEncounters', 404, { path: { personId: nobody.personId } });
  const templates = await call(story, 'readTemplate', 200, { path: { ...made }, query: { biometricType: 'FINGER' } });
  expect(templates).toMatchObject([{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX' }]);
  await call(story, 'readTemplate', 400, { path: { ...made }, query: { templateFormat: 'UNHEARD_OF' } });
  await call(story, 'readTemplate', 404, { path: { ...nobody } });
}

async function change(story: Story, e1: Ids, nobody: Ids, body: object) {
  await call(story, 'updateEncounter', 200, { path: { ...e1 }, body: { ...body, encounterType: 'changed' } });
  expect(await call(story, 'readEncounter', 200, { path: { ...e1 } })).toMatchObject({ encounterType: 'changed' });
  await call(story, 'updateEncounter', 404, { path: { ...nobody }, body });
  await call(story, 'updateEncounterStatus', 204, { path: { ...e1 }, query: { status: 'INACTIVE' } });
  await call(story, 'updateEncounterStatus', 400, { path: { ...e1 }, query: { status: 'ASLEEP' } });
  await call(story, 'updateEncounterStatus', 400, { path: { ...nobody }, query: { status: 'ACTIVE' } });
  await call(story, 'updateEncounterGalleries', 204, { path: { ...e1 }, body: [`${story.prefix}-new`] });
  await call(story, 'updateEncounterGalleries', 400, { path: { ...nobody }, body: [`${story.prefix}-new`] });
}

async function galleries(story: Story, made: Ids, galleryId: string) {
  expect(await call(story, 'readGalleries', 200, {})).toContain(galleryId);
  expect(await call(story, 'readGalleryContent', 200, { path: { galleryId } })).toContainEqual(made);
  const paged = await call(story, 'readGalleryContent', 200, { path: { galleryId }, query: { offset: 1, limit: 1 } });
  expect(paged).toHaveLength(1);
  const csv = await call(story, 'readGalleryContent', 200, { path: { galleryId: 'ALL' }, accept: 'text/csv' });
  expect(csv).toContain(`${made.personId}, ${made.encounterId}\n`);
  await call(story, 'readGalleryContent', 404, { path: { galleryId: `${story.prefix}-none` } });
}

async function search(story: Story, made: Ids, nobody: Ids, galleryId: string, mated: string, stranger: string) {
  const body = { filter: { biometricType: ['FINGER'], dateOfBirthMin: '1980-01-01' }, biometricData: [sample(mated)] };
  const path = { galleryId, personId: made.personId };
  const leads = (answer: unknown) => (answer as { personId: string }[])[0]?.personId;
  const found = await call(story, 'identify', 200, { path: { galleryId }, query: { maxNbCand: 3 }, body });
  expect(leads(found)).toBe(made.personId);
  expect(await call(story, 'identify', 200, { path: { galleryId }, query: { threshold: 999 }, body })).toEqual([]);
  await call(story, 'identify', 404, { path: { galleryId: `${story.prefix}-none` }, body });
  const broken = { ...body, biometricData: [sample('AAAA')] };
  await call(story, 'identify', 400, { path: { galleryId }, body: broken });
  const own = await call(story, 'identifyFromId', 200, { path, body: {} });
  expect(leads(own)).toBe(made.personId);
  await call(story, 'identifyFromId', 200, { path });
  await call(story, 'identifyFromId', 404, { path: { galleryId, personId: nobody.personId } });
  await call(story, 'identifyFromEncounterId', 200, { path: { ...path, ...made }, body: { nationality: 'UTO' } });
  await call(story, 'identifyFromEncounterId', 404, { path: { galleryId: 'ALL', ...nobody } });

  const verified = await call(story, 'verifyFromId', 200, { path, body: { biometricData: [sample(mated)] } });
  expect(verified).toMatchObject({ decision: true });
  // How well strangers are told apart is the evaluation's to say: here the threshold decides.
  const strict = { threshold: 900 };
  const other = { biometricData: [sample(stranger)] };
  const refuted = await call(story, 'verifyFromId', 200, { path, query: strict, body: other });
  expect(refuted).toMatchObject({ decision: false });
  await call(story, 'verifyFromId', 404, {
    path: { galleryId, personId: nobody.personId },
    body: { biometricData: [sample(mated)] },
  });
  const two = { biometricData1: [sample(mated)], biometricData2: [sample(stranger)] };
  expect(await call(story, 'verifyFromBio', 200, { query: strict, body: two })).toMatchObject({ decision: false });
  await call(story, 'verifyFromBio', 400, { body: { ...two, biometricData2: [] } });
}

async function joinAndPart(story: Story, target: string, source: string, body: object) {
  const ids = (personIdTarget: string, personIdSource: string) => ({ personIdTarget, personIdSource });
  await call(story, 'createEncounter', 200, { path: { personId: source, encounterId: 'e:1' }, body });
  await call(story, 'createEncounter', 200, { path: { personId: source, encounterId: 'e:2' }, body });
  await call(story, 'mergeEncounter', 409, { path: ids(target, source) });
  await call(story, 'mergeEncounter', 404, { path: ids(target, `${story.prefix}-nobody`) });
  await call(story, 'moveEncounter', 409, { path: { ...ids(target, source), encounterId: 'e:1' } });
  await call(story, 'moveEncounter', 404, { path: { ...ids(target, source), encounterId: 'e:9' } });
  await call(story, 'moveEncounter', 204, { path: { ...ids(target, source), encounterId: 'e:2' } });
  await call(story, 'deleteEncounter', 204, { path: { personId: target, encounterId: 'e:1' } });
  await call(story, 'mergeEncounter', 204, { path: ids(target, source) });
  expect(await call(story, 'readAllEncounters', 200, { path: { personId: target } })).toHaveLength(3);
  await call(story, 'readAllEncounters', 404, { path: { personId: source } });
}

/** Calls with a callback, and holds the result that arrives there against the file. */
async function callBack(story: Story, operationId: string, request: CallRequest): Promise<unknown> {
  const { taskId, result } = await start(story, operationId, request);
  expect(result).toMatchObject({ transactionId: `${story.prefix}-${operationId}`, mediaType: 'application/json' });
  expect(faultsOf(places.get(operationId)?.callbackSchema ?? '', result.body)).toBe('');
  await completed(story, taskId);
  return result.body;
}

async function start(story: Story, operationId: string, request: CallRequest) {
  const callback = `${story.receiver.prefix}results?for=${operationId}`;
  const query = { ...request.query, callback };
  const { taskId } = (await call(story, operationId, 202, { ...request, query })) as { taskId: string };
  return { taskId, result: await story.receiver.result(taskId) };
}

/** Waits until the server knows that the receiver has accepted the result. */
async function completed(story: Story, taskId: string): Promise<void> {
  await eventually(async () => {
    const status = await call(story, 'readTaskStatus', 200, { path: { taskId } });
    return status === 'COMPLETED' ? status : undefined;
  });
}

/** Every operation that takes a callback, its failures, its repeated deliveries. */
export async function tellLater(story: Story): Promise<void> {
  const { prefix } = story;
  const galleryId = `${prefix}-later`;
  const [first, again] = await Promise.all([fingerImage('c', '1'), fingerImage('c', '2')]);
  const made = idsOf(await callBack(story, 'createEncounterNoIds', { body: encounter(first, galleryId) }));
  const { personId } = made;
  const e2 = { personId, encounterId: 'e:2' };
  const source = `${prefix}-source`;
  const body = encounter(again, galleryId);
  await callBack(story, 'createEncounterNoId', { path: { personId: source }, body });
  await callBack(story, 'createEncounter', { path: e2, body });
  await callBack(story, 'updateEncounter', { path: e2, body });
  await callBack(story, 'updateEncounterStatus', { path: e2, query: { status: 'ACTIVE' } });
  await callBack(story, 'updateEncounterGalleries', { path: e2, body: [galleryId] });
  await callBack(story, 'readEncounter', { path: e2 });
  await callBack(story, 'readAllEncounters', { path: { personId } });
  await callBack(story, 'readTemplate', { path: e2 });
  await callBack(story, 'readGalleries', {});
  await callBack(story, 'readGalleryContent', { path: { galleryId } });

  const found = await callBack(story, 'identify', {
    path: { galleryId },
    body: { filter: {}, biometricData: [sample(again)] },
  });
  expect(found).not.toEqual([]);
  await callBack(story, 'identifyFromId', { path: { galleryId, personId }, body: {} });
  await callBack(story, 'identifyFromEncounterId', { path: { galleryId, ...e2 }, body: {} });
  await callBack(story, 'verifyFromId', { path: { galleryId, personId }, body: { biometricData: [sample(again)] } });
  await callBack(story, 'verifyFromBio', {
    body: { biometricData1: [sample(first)], biometricData2: [sample(again)] },
  });

  const parting = { personIdTarget: source, personIdSource: personId, encounterId: 'e:2' };
  await callBack(story, 'moveEncounter', { path: parting });
  await callBack(story, 'mergeEncounter', { path: { personIdTarget: personId, personIdSource: source } });
  await failLater(story, personId, body);
  await callBack(story, 'deleteEncounter', { path: { ...made } });
  await callBack(story, 'deleteAll', { path: { personId } });
}

async function failLater(story: Story, personId: string, body: object) {
  const { taskId, result } = await start(story, 'createEncounter', { path: { personId, encounterId: 'e:2' }, body });
  expect(result.mediaType).toBe('application/error+json');
  expect(faultsOf('#/components/schemas/Error', result.body)).toBe('');
  await completed(story, taskId);
  await call(story, 'redeliverTaskResult', 204, { path: { taskId } });
  expect(await story.receiver.result(taskId, 2)).toEqual(result);

  story.receiver.refuse(1);
  const retried = await start(story, 'readGalleries', {});
  await completed(story, retried.taskId);

  const astray = { query: { callback: 'http://127.0.0.1:9/elsewhere' } };
  await call(story, 'readGalleries', 400, astray);
}
