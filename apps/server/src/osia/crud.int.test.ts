import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { osiaOperations } from '@ipse/protocol';
import type { Operation } from '@ipse/protocol';
import { createValidatorCompiler } from '@ipse/protocol/validation';
import { createFinger, impression } from '@ipse/testkit';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let finger: string;

beforeAll(async () => {
  server = await startTestServer();
  finger = Buffer.from(await encodePng(impression(createFinger('crud'), 1))).toString('base64');
});
afterAll(() => server.close());

const compile = createValidatorCompiler();
const matches = (id: keyof typeof osiaOperations, body: unknown) => {
  const operation: Operation = osiaOperations[id];
  return compile({ schema: operation.responses[200].content?.['application/json'], httpPart: 'body' })(body);
};

const encounter = (over: object = {}) => ({
  status: 'ACTIVE',
  encounterType: 'application',
  galleries: ['G1'],
  contextualData: { place: 'desk 4' },
  biographicData: { firstName: 'Ada', dateOfBirth: '1990-12-10' },
  clientData: 'AAEC',
  biometricData: [{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image: finger, captureDevice: 'd1' }],
  ...over,
});
const bare = (over: object = {}) => encounter({ biometricData: [], ...over });
const T = 'transactionId=t-1';
const create = (person: string, id: string, body: object = bare()) =>
  server.call('POST', `/v1/persons/${person}/encounters/${id}?${T}`, { body });
const read = (person: string, id = '') => server.call('GET', `/v1/persons/${person}/encounters${id && `/${id}`}?${T}`);
const idsOf = async (person: string) => {
  const answer = await read(person);
  return answer.statusCode === 200
    ? answer.json<{ encounterId: string }[]>().map(({ encounterId }) => encounterId)
    : answer.statusCode;
};

describe('creating and reading', () => {
  it('makes both ids, and gives back what was sent', async () => {
    const created = await server.call('POST', `/v1/persons?${T}`, { body: encounter() });
    expect(created.statusCode).toBe(200);
    expect(matches('createEncounterNoIds', created.json())).toBe(true);
    const { personId, encounterId, others } = created.json();
    expect(others.samples).toEqual([
      expect.objectContaining({ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', suitable: true }),
    ]);
    const answer = await read(personId, encounterId);
    expect(matches('readEncounter', answer.json())).toBe(true);
    const { createdDate, updatedDate, ...rest } = answer.json();
    expect(rest).toEqual({ ...encounter(), encounterId });
    expect(Date.parse(createdDate)).toBeLessThanOrEqual(Date.parse(updatedDate));
  });

  it('adds encounters to a person, under ids made or given', async () => {
    const made = (await server.call('POST', `/v1/persons/add/encounters?${T}`, { body: bare() })).json();
    expect(made.personId).toBe('add');
    expect((await create('add', 'given', bare({ encounterId: 'ignored' }))).json()).toMatchObject({
      encounterId: 'given',
    });
    expect(await idsOf('add')).toEqual([made.encounterId, 'given']);
  });

  it('answers 409 without a body when the encounter is there, and 404 when nothing is', async () => {
    await create('twice', 'e');
    const again = await create('twice', 'e');
    expect([again.statusCode, again.body]).toEqual([409, '']);
    for (const answer of [await read('nobody'), await read('nobody', 'e'), await read('twice', 'other')]) {
      expect([answer.statusCode, answer.body]).toEqual([404, '']);
    }
  });

  it('keeps what it cannot search, and says so', async () => {
    const body = bare({
      biometricData: [
        { biometricType: 'IRIS', image: 'AAEC' },
        { biometricType: 'FINGER', biometricSubType: 'PLAIN_RIGHT_FOUR_FINGERS', image: 'AAEC' },
      ],
    });
    const created = await create('kept', 'e', body);
    expect(created.json().others.samples.map((sample: { suitable: boolean }) => sample.suitable)).toEqual([
      false,
      false,
    ]);
    expect((await read('kept', 'e')).json().biometricData).toEqual(body.biometricData);
  });

  it('keeps an encrypted image as it is', async () => {
    const encryption = { type: 'JWE', scope: '$.image' };
    const biometricData = [{ biometricType: 'FACE', image: 'header.key.iv.text.tag', encryption }];
    const created = await create('jwe', 'e', bare({ biometricData }));
    expect(created.json().others.samples[0].reasons[0].code).toBe('encrypted');
    expect((await read('jwe', 'e')).json().biometricData).toEqual(biometricData);
  });
});

describe('refusals', () => {
  const image = (data: object) => bare({ biometricData: [{ biometricType: 'FINGER', ...data }] });
  it.each([
    ['imageRef', image({ imageRef: 'http://169.254.169.254/latest' }), 'REFERENCE_REFUSED'],
    ['templateRef', image({ templateRef: 'http://127.0.0.1/t' }), 'REFERENCE_REFUSED'],
    ['broken base64', image({ image: 'not base64!' }), 'BASE64_INVALID'],
    ['no image', image({ image: 'AAEC' }), 'IMAGE_UNSUPPORTED'],
    ['a foreign template', image({ template: 'AAEC', templateFormat: 'IPSE_FINGERPRINT' }), 'TEMPLATE_'],
    ['the gallery ALL', bare({ galleries: ['ALL'] }), 'GALLERY_NAME_INVALID'],
    ['no gallery', bare({ galleries: [] }), 'REQUEST_INVALID'],
    ['an unknown property', bare({ surprise: 1 }), 'REQUEST_INVALID'],
    ['an unknown status', bare({ status: 'DORMANT' }), 'REQUEST_INVALID'],
  ])('refuses %s with 400 and changes nothing', async (_name, body, code) => {
    const answer = await create('refused', 'e', body);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json()).sort()).toEqual(['code', 'message']);
    expect(answer.json().code).toBe(400);
    expect(answer.json().message).toContain(code);
    expect(await idsOf('refused')).toBe(404);
  });

  it('refuses an unsuitable sample where the client asked for that', async () => {
    await server.addClient('strict', { refuseUnsuitable: true });
    const token = await server.token(['abis.encounter.write'], 'strict');
    const body = bare({ biometricData: [{ biometricType: 'IRIS', image: 'AAEC' }] });
    const answer = await server.call('POST', `/v1/persons?${T}`, { body, token });
    expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining('kind-not-searchable')]);
  });
});

describe('changing', () => {
  it('replaces an encounter wholly', async () => {
    await create('update', 'e', encounter());
    const url = `/v1/persons/update/encounters/e?${T}`;
    const answer = await server.call('PUT', url, {
      body: bare({ encounterType: 'renewal', biographicData: undefined }),
    });
    expect(answer.json()).toEqual({ personId: 'update', encounterId: 'e', others: { samples: [] } });
    const { encounterType, biometricData, biographicData } = (await read('update', 'e')).json();
    expect({ encounterType, biometricData, biographicData }).toEqual({ encounterType: 'renewal', biometricData: [] });
    expect((await server.call('PUT', `/v1/persons/update/encounters/x?${T}`, { body: bare() })).statusCode).toBe(404);
  });

  it('changes status and galleries; an unknown encounter is 400, as the interface has no 404 there', async () => {
    await create('change', 'e');
    const put = (what: string, id = 'e', body?: object) =>
      server.call('PUT', `/v1/persons/change/encounters/${id}/${what}`, body ? { body } : {});
    expect((await put(`status?status=INACTIVE&${T}`)).statusCode).toBe(204);
    expect((await put(`galleries?${T}`, 'e', ['G2', 'G3'])).statusCode).toBe(204);
    expect((await read('change', 'e')).json()).toMatchObject({ status: 'INACTIVE', galleries: ['G2', 'G3'] });
    expect((await put(`status?status=dormant&${T}`)).json().message).toContain('STATUS_INVALID');
    expect((await put(`status?status=ACTIVE&${T}`, 'x')).json()).toMatchObject({ code: 400 });
    expect((await put(`galleries?${T}`, 'x', ['G2'])).json()).toMatchObject({ code: 400 });
    expect((await put(`galleries?${T}`, 'e', ['G2', 'G2'])).statusCode).toBe(400);
  });

  it('deletes the person with the last encounter', async () => {
    await create('delete', 'a');
    await create('delete', 'b');
    const remove = (id: string) => server.call('DELETE', `/v1/persons/delete/encounters/${id}?${T}`);
    expect((await remove('a')).statusCode).toBe(204);
    expect(await idsOf('delete')).toEqual(['b']);
    expect((await remove('b')).statusCode).toBe(204);
    expect(await idsOf('delete')).toBe(404);
    expect((await remove('b')).statusCode).toBe(404);
  });

  it('deletes a person at once', async () => {
    await create('gone', 'a');
    const removed = await server.call('DELETE', `/v1/persons/gone?${T}`);
    expect([removed.statusCode, removed.body]).toEqual([204, '']);
    expect((await server.call('DELETE', `/v1/persons/gone?${T}`)).statusCode).toBe(404);
  });

  it('merges all or nothing, and keeps encounter ids', async () => {
    await create('target', 'a');
    await create('source', 'b');
    await create('source', 'a');
    const merge = (target: string, source: string) => server.call('POST', `/v1/persons/${target}/merge/${source}?${T}`);
    expect((await merge('target', 'source')).statusCode).toBe(409);
    expect([await idsOf('target'), await idsOf('source')]).toEqual([['a'], ['b', 'a']]);
    await server.call('DELETE', `/v1/persons/source/encounters/a?${T}`);
    expect((await merge('target', 'source')).statusCode).toBe(204);
    expect([await idsOf('target'), await idsOf('source')]).toEqual([['a', 'b'], 404]);
    expect((await merge('target', 'nobody')).statusCode).toBe(404);
    expect((await merge('target', 'target')).statusCode).toBe(409);
  });

  it('moves one encounter, and what it holds still opens', async () => {
    await create('to', 'a');
    await create('from', 'a');
    await create('from', 'b', encounter());
    const move = (id: string, source = 'from') =>
      server.call('POST', `/v1/persons/to/move/${source}/encounters/${id}?${T}`);
    expect((await move('a')).statusCode).toBe(409);
    expect((await move('b')).statusCode).toBe(204);
    expect((await read('to', 'b')).json().biometricData[0].image).toBe(finger);
    expect([await idsOf('to'), await idsOf('from')]).toEqual([['a', 'b'], ['a']]);
    expect((await move('x')).statusCode).toBe(404);
    expect((await move('b', 'nobody')).statusCode).toBe(404);
  });
});

describe('templates', () => {
  it('gives what was made of the samples, and enrols it again without the image', async () => {
    await create('templates', 'e', encounter());
    const get = (query: string) => server.call('GET', `/v1/persons/templates/encounters/e/templates?${T}${query}`);
    const answer = await get('&biometricType=FINGER&templateFormat=IPSE_FINGERPRINT');
    expect(matches('readTemplate', answer.json())).toBe(true);
    const [template] = answer.json();
    expect(template).toMatchObject({ biometricSubType: 'RIGHT_INDEX', qualityFormat: 'IPSE', vendor: 'Ipse' });
    expect((await get('&biometricType=FACE')).json()).toEqual([]);
    expect((await get('&templateFormat=ISO_19794_4')).statusCode).toBe(400);
    const { biometricType, biometricSubType, template: bytes, templateFormat } = template;
    const given = { biometricType, biometricSubType, template: bytes, templateFormat };
    const again = await create('templates', 'again', bare({ biometricData: [given] }));
    expect(again.json().others.samples).toEqual([expect.objectContaining({ suitable: true })]);
  });

  it.each(['ISO_19794_2', 'ISO_19794_2_2011', 'ANSI_378', 'ANSI_378_2009'])('gives and takes %s', async (format) => {
    await create(format, 'e', encounter());
    const get = (query: string) => server.call('GET', `/v1/persons/${format}/encounters/e/templates?${T}${query}`);
    const [template] = (await get(`&biometricType=FINGER&templateFormat=${format}`)).json();
    expect(template).toMatchObject({ templateFormat: format, biometricSubType: 'RIGHT_INDEX' });
    expect(Buffer.from(template.template, 'base64').toString('latin1', 0, 4)).toBe('FMR\0');
    const given = { biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', template: template.template };
    const data = [{ ...given, templateFormat: format }];
    const again = await create(format, 'again', bare({ biometricData: data as never }));
    expect(again.json().others.samples).toEqual([expect.objectContaining({ suitable: true })]);
  });
});
