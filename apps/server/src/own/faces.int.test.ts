import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { joinTracks } from '@ipse/protocol';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { expectToMatch } from '../testing/expect-to-match.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let one: string;
let again: string;
let other: string;
let blank: string;
const still = { yawRad: 0, pitchRad: 0, rollRad: 0 };
const base64 = async (image: Parameters<typeof encodePng>[0]) => Buffer.from(await encodePng(image)).toString('base64');

beforeAll(async () => {
  server = await startTestServer();
  const [first, second] = ['one', 'two'].map((seed) => createFaceIdentity(seed));
  one = await base64(portrait(first, 1, still));
  again = await base64(portrait(first, 2, still));
  other = await base64(portrait(second, 1, still));
  blank = await base64({ kind: 'gray', width: 60, height: 50, data: new Uint8Array(3000).fill(200) });
});
afterAll(() => server.close());

const call = (verb: string, body: object) => server.call('POST', `/ipse/v1/faces:${verb}`, { body });

/** Lists of numbers as long as an embedding, and texts as long as a picture, anywhere in an answer. */
function leaks(value: unknown): number {
  if (typeof value === 'string') return value.length > 400 ? 1 : 0;
  if (Array.isArray(value) && value.length >= 64 && value.every((each) => typeof each === 'number')) return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + leaks(each), 0);
}

describe('faces handed in', () => {
  it('are found, with their points, and a picture without one is an answer', async () => {
    const answer = await call('detect', { image: one });
    expectToMatch('detectFaces', answer.json());
    expect(answer.json()).toMatchObject({ width: 320, height: 400, faces: [{ points: { length: 5 } }] });
    expect(leaks(answer.json())).toBe(0);
    expect((await call('detect', { image: blank })).json()).toEqual({ width: 60, height: 50, faces: [] });
  });

  it('are compared on the scale of evidence, one of each picture', async () => {
    const [mated, nonMated] = [again, other].map((image) =>
      call('compare', { probe: { image: one }, reference: { image } }),
    );
    const [same, different] = [(await mated).json(), (await nonMated).json()];
    expectToMatch('compareFaces', same);
    expect(same.evidence.log10LR).toBeGreaterThan(different.evidence.log10LR);
    expect(leaks(same)).toBe(0);
    const none = (await call('compare', { probe: { image: one }, reference: { image: blank } })).json();
    expectToMatch('compareFaces', none);
    expect(none.evidence).toBeUndefined();
    expect(none.reference).toMatchObject({ suitable: false, quality: { reasons: [{ code: 'no-face' }] } });
    const absent = await call('compare', { probe: { image: one, face: 3 }, reference: { image: one } });
    expect([absent.statusCode, absent.json().code]).toEqual([400, 'REQUEST_INVALID']);
    const named = await call('compare', { probe: { image: one, face: 0 }, reference: { image: one } });
    expect(named.json().evidence.log10LR).toBeGreaterThan(3);
  });

  it('are measured by components and as a portrait', async () => {
    const answer = await call('quality', { image: one });
    expectToMatch('assessFace', answer.json());
    const { faces, components, portrait: findings } = answer.json();
    expect([faces, components.length, findings.length]).toEqual([1, 11, 16]);
    expect(leaks(answer.json())).toBe(0);
    const none = (await call('quality', { image: blank })).json();
    expectToMatch('assessFace', none);
    expect(none).toMatchObject({ faces: 0, components: [], quality: { value: 0 } });
  });

  it('that cannot be read are refused with a code that says nothing of them', async () => {
    const cut = Buffer.from(one, 'base64').subarray(0, 2000).toString('base64');
    for (const verb of ['detect', 'quality']) {
      const answer = await call(verb, { image: cut });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.json().code).toMatch(/^IMAGE_/);
    }
  });

  it('are told in the record by purpose and count, and by nothing else', async () => {
    await call('detect', { image: one });
    const told = (await server.call('GET', '/ipse/v1/events')).json().items;
    const event = (told as { action: string }[]).find(({ action }) => action === 'face.detect');
    expect(event).toMatchObject({ action: 'face.detect', objects: [], resultCount: 1 });
    expect(leaks(event)).toBe(0);
  });

  it('are gathered into groups, step by step, and each step and decision can be taken back', async () => {
    const small = { ...still, width: 120, height: 150, noise: 0 };
    const [first, second] = ['one', 'two'].map((seed) => createFaceIdentity(seed));
    const [a, b, c] = await Promise.all(
      [portrait(first, 1, small), portrait(second, 1, small), portrait(first, 2, small)].map(base64),
    );
    const pictures = [a, b, c, blank].map((image) => ({ image }));
    const clusters = await call('cluster', { pictures });
    expectToMatch('clusterFaces', clusters.json());
    expect(clusters.json()).toMatchObject({
      faces: [{ picture: 0 }, { picture: 1 }, { picture: 2 }],
      groups: [[0, 2], [1]],
      merges: [{ groups: [[0], [2]] }],
    });
    expect(leaks(clusters.json())).toBe(0);
    const groupsOf = async (more: object) => (await call('cluster', { pictures, ...more })).json().groups as number[][];
    expect(await groupsOf({ takeBack: 1 })).toEqual([[0], [1], [2]]);
    expect(await groupsOf({ decisions: [{ kind: 'join', faces: [1, 2] }], threshold: 9 })).toEqual([[0], [1, 2]]);
    const beyond = { pictures: pictures.slice(3), decisions: [{ kind: 'join', faces: [0, 1] }] };
    expect((await call('cluster', beyond)).statusCode).toBe(400);
  });
});

describe('a film after the event', () => {
  const head = (name: string, shiftX: number) =>
    base64(portrait(createFaceIdentity(name), 1, { ...still, ...{ width: 120, height: 150, noise: 0, shiftX } }));

  it('is followed in pieces that share a frame, and told without picture or template', async () => {
    const images = [
      await head('one', -0.1),
      await head('one', 0),
      blank,
      await head('one', 0.1),
      await head('two', 0.1),
    ];
    const frames = images.map((image, n) => ({ atMs: 400 * n, image }));
    const [first, second] = [
      await call('track', { frames: frames.slice(0, 2) }),
      await call('track', { frames: frames.slice(1) }),
    ];
    expectToMatch('trackFaces', second.json());
    expect(leaks(second.json())).toBe(0);
    const [one, two, ...others] = joinTracks(first.json().tracks, second.json().tracks);
    expect(one.sightings.map(({ atMs }) => atMs)).toEqual([0, 400, 1200]);
    expect(two).toMatchObject({ fromMs: 1600, toMs: 1600, best: 0, joins: [] });
    expect(others).toEqual([]);
    const [event] = (await server.call('GET', '/ipse/v1/events?limit=1')).json().items;
    expect(event).toMatchObject({ action: 'face.track', objects: [], resultCount: 2 });
  });

  it('is never live: no stream is taken, no more frames than a few, none out of order, and none without a purpose', async () => {
    const url = '/ipse/v1/faces:track';
    const code = async (answer: ReturnType<typeof call>) => [(await answer).statusCode, (await answer).json().code];
    for (const type of ['video/webm', 'video/mp4', 'application/octet-stream', 'multipart/x-mixed-replace']) {
      const headers = { 'content-type': type };
      expect(await code(server.call('POST', url, { body: Buffer.from('frame'), headers }))).toEqual([
        415,
        'MEDIA_TYPE_UNSUPPORTED',
      ]);
    }
    const frame = (atMs: number) => ({ atMs, image: blank });
    const many = Array.from({ length: 17 }, (_, n) => frame(n));
    expect(await code(call('track', { frames: many }))).toEqual([400, 'REQUEST_INVALID']);
    expect(await code(call('track', { frames: [] }))).toEqual([400, 'REQUEST_INVALID']);
    expect(await code(call('track', { frames: [frame(5), frame(5)] }))).toEqual([400, 'REQUEST_INVALID']);
    expect(await code(call('track', { frames: [frame(0)], stream: 'rtsp://camera' }))).toEqual([
      400,
      'REQUEST_INVALID',
    ]);
    await server.addClient('without', { statement: { purpose: '', authority: '', justification: '' } });
    const token = await server.token(['abis.identify'], 'without');
    expect((await code(server.call('POST', url, { body: { frames: [frame(0)] }, token })))[1]).toBe(
      'CUSTODY_PURPOSE_MISSING',
    );
  });
});

describe('faces that are held', () => {
  const enrol = async (personId: string, image: string) => {
    const body = {
      ...{ personId, galleries: ['held'], encounterType: 't' },
      samples: [{ modality: 'face', image, position: 'PORTRAIT' }],
    };
    const answer = await server.call('POST', '/ipse/v1/persons', { body });
    expect(answer.statusCode).toBe(200);
    return answer.json().encounterId as string;
  };
  const check = (personId: string) => server.call('POST', `/ipse/v1/persons/${personId}/face-check`);

  it('are warned of when they contradict each other, or belong to another person as well', async () => {
    await enrol('clean', one);
    expect((await check('clean')).json()).toEqual({ encounters: 1, strangers: [], duplicates: [] });
    expect((await check('nobody')).statusCode).toBe(404);

    await enrol('mixed', again);
    const stranger = await enrol('mixed', other);
    const warned = await check('mixed');
    expectToMatch('checkPersonFaces', warned.json());
    expect(warned.json()).toMatchObject({ encounters: 2, duplicates: [{ personId: 'clean' }] });
    expect(warned.json().strangers).toContainEqual(expect.objectContaining({ encounterId: stranger }));
    expect(leaks(warned.json())).toBe(0);
    const [event] = (await server.call('GET', '/ipse/v1/events?limit=1')).json().items;
    expect(event).toMatchObject({ action: 'person.check-faces' });
  });

  it('of several encounters are told together, and people whom a face cannot tell apart are named', async () => {
    const search = { gallery: 'held', samples: [{ modality: 'face', image: one }] };
    const found = await server.call('POST', '/ipse/v1/searches', { body: search });
    expectToMatch('createSearch', found.json());
    const { candidates, lookAlikes } = found.json();
    const mixed = candidates.find(({ personId }: { personId: string }) => personId === 'mixed');
    expect(mixed.faceEncounters).toMatchObject({ encounters: 2 });
    expect(mixed.faceEncounters.average).toBeLessThan(mixed.faceEncounters.best);
    expect(candidates.find(({ personId }: { personId: string }) => personId === 'clean')).not.toHaveProperty(
      'faceEncounters',
    );
    expect(lookAlikes).toEqual([1, 2]);
  });
});
