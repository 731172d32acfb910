import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression } from '@ipse/testkit';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
/** Two impressions each of two fingers, and one of a finger that nobody has enrolled. */
const picture: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  for (const [seed, occasions] of [
    ['ada', [1, 2]],
    ['bob', [1, 2]],
    ['nobody', [1]],
  ] as const) {
    const finger = createFinger(`search/${seed}`);
    for (const occasion of occasions) {
      const png = await encodePng(impression(finger, occasion, { rotationRad: 0 }));
      picture[`${seed}${occasion}`] = Buffer.from(png).toString('base64');
    }
  }
  await enrol('ada', 'residents', { firstName: 'Ada', dateOfBirth: '1990-12-10' });
  await enrol('bob', 'watch-list', { firstName: 'Bob', dateOfBirth: '1970-01-01' });
});
afterAll(() => server.close());

const T = 'transactionId=t-1';
const sample = (name: string) => ({ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image: picture[name] });

function enrol(person: string, gallery: string, biographicData: object, name = `${person}1`) {
  const body = {
    status: 'ACTIVE',
    encounterType: 'x',
    galleries: [gallery],
    biographicData,
    biometricData: [sample(name)],
  };
  return server.call('POST', `/v1/persons/${person}/encounters/e?${T}`, { body });
}

async function identify(name: string, gallery = 'ALL', query = '', filter: object = {}) {
  const body = { filter, biometricData: [sample(name)] };
  const answer = await server.call('POST', `/v1/identify/${gallery}?${T}${query}`, { body });
  return answer.statusCode === 200
    ? answer.json<{ personId: string }[]>().map(({ personId }) => personId)
    : answer.statusCode;
}

describe('identify', () => {
  it('finds the mate, in its gallery and in all, and nobody for an unknown finger', async () => {
    expect(await identify('ada2')).toEqual(['ada']);
    expect(await identify('ada2', 'residents')).toEqual(['ada']);
    expect(await identify('ada2', 'watch-list')).toEqual([]);
    expect(await identify('nobody1')).toEqual([]);
    expect(await identify('ada2', 'no-such-gallery')).toBe(404);
  });

  it('says of each candidate what it rests on', async () => {
    const body = { filter: {}, biometricData: [sample('bob2')] };
    const [candidate] = (await server.call('POST', `/v1/identify/ALL?${T}`, { body })).json();
    expect(candidate).toMatchObject({ personId: 'bob', rank: 1, others: { scale: 'log10LR' } });
    expect(candidate.score).toBeGreaterThan(candidate.others.threshold);
    expect(candidate.scores).toEqual([
      expect.objectContaining({ encounterId: 'e', biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX' }),
    ]);
  });

  it('takes an expert threshold and a number of candidates', async () => {
    expect((await identify('ada2', 'ALL', '&threshold=-100')) as string[]).toHaveLength(2);
    expect((await identify('ada2', 'ALL', '&threshold=-100&maxNbCand=1')) as string[]).toEqual(['ada']);
    expect(await identify('ada2', 'ALL', '&threshold=100')).toEqual([]);
    expect(await identify('ada2', 'ALL', '&maxNbCand=0')).toBe(400);
  });

  it('heeds filters', async () => {
    expect(await identify('ada2', 'ALL', '', { biometricType: 'FINGER', firstName: 'Ada' })).toEqual(['ada']);
    expect(await identify('ada2', 'ALL', '', { firstName: 'Bob' })).toEqual([]);
    expect(await identify('ada2', 'ALL', '', { dateOfBirthMin: '1980-01-01' })).toEqual(['ada']);
    expect(await identify('ada2', 'ALL', '', { dateOfBirthMax: '1980-01-01' })).toEqual([]);
    expect(await identify('ada2', 'ALL', '', { biometricType: 'FACE' })).toBe(400);
    expect(await identify('ada2', 'ALL', '', { dateOfBirthMin: 'soon' })).toBe(400);
  });

  it('refuses to answer "nobody" when nothing could be searched with', async () => {
    const body = { filter: {}, biometricData: [{ biometricType: 'IRIS', image: 'AAEC' }] };
    const answer = await server.call('POST', `/v1/identify/ALL?${T}`, { body });
    expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining('kind-not-searchable')]);
  });

  it('searches with what is held, and finds the holder too', async () => {
    const search = (path: string, body?: object) =>
      server.call('POST', `/v1/identify/${path}?${T}`, body ? { body } : {});
    expect((await search('ALL/ada')).json()[0].personId).toBe('ada');
    expect((await search('ALL/ada/encounters/e', { biometricType: 'FINGER' })).json()[0].personId).toBe('ada');
    expect((await search('watch-list/ada')).json()).toEqual([]);
    for (const path of ['ALL/nobody', 'none/ada', 'ALL/ada/encounters/x']) {
      const answer = await search(path);
      expect([answer.statusCode, answer.body]).toEqual([404, '']);
    }
  });
});

describe('read your writes', () => {
  const found = async () => ((await identify('nobody1')) as string[]).includes('carol');

  it('finds what was just enrolled, moved between galleries, deactivated, deleted', async () => {
    await enrol('carol', 'residents', {}, 'nobody1');
    expect(await found()).toBe(true);
    await server.call('PUT', `/v1/persons/carol/encounters/e/galleries?${T}`, { body: ['watch-list'] });
    expect(await identify('nobody1', 'residents')).toEqual([]);
    expect(await identify('nobody1', 'watch-list')).toEqual(['carol']);
    await server.call('PUT', `/v1/persons/carol/encounters/e/status?status=INACTIVE&${T}`);
    expect(await found()).toBe(false);
    await server.call('PUT', `/v1/persons/carol/encounters/e/status?status=ACTIVE&${T}`);
    expect(await found()).toBe(true);
    await server.call('POST', `/v1/persons/ada/move/carol/encounters/e?${T}`);
    expect((await server.call('POST', `/v1/persons/dora/move/carol/encounters/e?${T}`)).statusCode).toBe(404);
    await server.call('DELETE', `/v1/persons/carol?${T}`);
    expect(await found()).toBe(false);
  });
});

describe('verify', () => {
  const verify = (person: string, name: string, gallery = 'ALL', query = '') =>
    server.call('POST', `/v1/verify/${gallery}/${person}?${T}${query}`, { body: { biometricData: [sample(name)] } });

  it('decides at a threshold, with its scores', async () => {
    const mated = (await verify('ada', 'ada2')).json();
    expect(mated).toMatchObject({ decision: true, scores: [expect.objectContaining({ encounterId: 'e' })] });
    expect((await verify('ada', 'bob2')).json().decision).toBe(false);
    expect((await verify('ada', 'ada2', 'ALL', '&threshold=100')).json().decision).toBe(false);
    expect((await verify('ada', 'ada2', 'watch-list')).json()).toEqual({ decision: false, scores: [] });
  });

  it('knows neither unknown persons nor galleries', async () => {
    expect((await verify('nobody', 'ada2')).statusCode).toBe(404);
    expect((await verify('ada', 'ada2', 'none')).statusCode).toBe(404);
  });

  it('compares two sets of samples and keeps nothing', async () => {
    const compare = async (a: string, b: string) =>
      (
        await server.call('POST', `/v1/verify?${T}`, {
          body: { biometricData1: [sample(a)], biometricData2: [sample(b)] },
        })
      ).json();
    expect(await compare('ada1', 'ada2')).toMatchObject({ decision: true, scores: [{ biometricType: 'FINGER' }] });
    expect((await compare('ada1', 'bob1')).decision).toBe(false);
  });
});

describe('galleries', () => {
  it('lists names and content, page by page, as JSON or as CSV', async () => {
    const get = (path: string, accept = 'application/json') =>
      server.call('GET', `/v1/galleries${path}${path.includes('?') ? '&' : '?'}${T}`, { headers: { accept } });
    expect((await get('')).json()).toEqual(['residents', 'watch-list']);
    expect((await get('/residents')).json()).toContainEqual({ personId: 'ada', encounterId: 'e' });
    expect((await get('/ALL?offset=1&limit=1')).json()).toEqual([{ personId: 'bob', encounterId: 'e' }]);
    const csv = await get('/ALL?limit=1', 'text/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toBe('PersonId, encounterId\nada, e\n');
    const unknown = await get('/none');
    expect([unknown.statusCode, unknown.body]).toEqual([404, '']);
    expect((await get('/ALL?limit=0')).statusCode).toBe(400);
    expect((await get('/ALL?offset=x')).statusCode).toBe(400);
  });
});

describe('who may call', () => {
  it('refuses without a token, with a broken one, and without the scope', async () => {
    const get = (token: string | null) => server.call('GET', `/v1/galleries?${T}`, { token });
    expect((await get(null)).statusCode).toBe(401);
    expect((await get(null)).headers['www-authenticate']).toBe('Bearer');
    expect((await get('x.y.z')).statusCode).toBe(401);
    const other = await get(await server.token(['abis.identify']));
    expect([other.statusCode, other.body]).toEqual([403, '']);
    const unregistered = { clientId: 'unregistered', createdAt: new Date() };
    const token = await server.services.accessTokens.issue(unregistered, ['abis.gallery.read']);
    expect((await get(token)).statusCode).toBe(401);
  });

  it('asks for a purpose where data is used, and records it', async () => {
    await server.addClient('silent', { statement: {} });
    const token = await server.token(['abis.encounter.read'], 'silent');
    const url = `/v1/persons/ada/encounters?${T}`;
    expect((await server.call('GET', url, { token })).json().message).toContain('CUSTODY_PURPOSE_MISSING');
    const headers = { 'ipse-purpose': 'audit', 'ipse-authority': 'Art.%2012', 'ipse-case': '7%2F26' };
    expect((await server.call('GET', url, { token, headers })).statusCode).toBe(200);
    const [event] = await server.services.store.events.latest(1);
    expect(event).toMatchObject({ action: 'encounter.read', actor: { kind: 'client', id: 'silent' } });
    expect(event.basis).toMatchObject({ purpose: 'audit', authority: 'Art. 12', case: '7/26' });
  });

  it('asks for a transaction id', async () => {
    expect((await server.call('GET', '/v1/galleries')).json()).toMatchObject({ code: 400 });
  });
});
