import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeImage, encodePng } from '@ipse/formats';
import { createFaceIdentity, createFinger, impression, portrait } from '@ipse/testkit';
import { expectToMatch } from '../testing/expect-to-match.ts';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
const picture: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer();
  const finger = createFinger('own/ada');
  const face = createFaceIdentity('own/ada');
  const upright = { rotationRad: 0 };
  const images = {
    finger1: impression(finger, 1, upright),
    finger2: impression(finger, 2, upright),
    face1: portrait(face, 1),
    face2: portrait(face, 2),
    blank: { kind: 'gray', width: 300, height: 300, data: new Uint8Array(90_000).fill(255) } as const,
  };
  for (const [name, image] of Object.entries(images)) {
    picture[name] = Buffer.from(await encodePng(image)).toString('base64');
  }
});
afterAll(() => server.close());

const call = ownCalls(() => server);
const finger = (name: string) => ({ modality: 'fingerprint', position: 'RIGHT_INDEX', image: picture[name] });
const face = (name: string) => ({ modality: 'face', position: 'PORTRAIT', image: picture[name] });

describe('assessing a sample', () => {
  it('says how good it is, what was found, and shows it', async () => {
    const answer = await call('POST', 'samples/assess', { body: finger('finger1') });
    expectToMatch('assessSample', answer.json());
    const { suitable, features, width, height, preview } = answer.json();
    expect(suitable).toBe(true);
    expect(features.length).toBeGreaterThan(10);
    expect(await decodeImage(Buffer.from(preview, 'base64'))).toMatchObject({ width, height });
  });

  it('says why a sample is not suitable', async () => {
    const { suitable, quality } = (await call('POST', 'samples/assess', { body: finger('blank') })).json();
    expect(suitable).toBe(false);
    expect(quality.reasons[0]).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      advice: expect.any(String),
    });
  });

  it('refuses what it cannot read, with code, hint and request id', async () => {
    const answer = await call('POST', 'samples/assess', { body: { modality: 'fingerprint', image: 'AAEC' } });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.json()).toEqual({
      code: expect.stringMatching(/^IMAGE_/),
      message: expect.any(String),
      hint: expect.any(String),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const unknown = await call('POST', 'samples/assess', { body: { modality: 'gait', image: 'AAEC' } });
    expect(unknown.json().code).toBe('MODALITY_UNKNOWN');
  });
});

describe('the road: enrol, search, look, decide, delete', () => {
  let personId: string;

  it('enrols a person with a finger and a face', async () => {
    const body = {
      galleries: ['residents'],
      encounterType: 'application',
      biographicData: { firstName: 'Ada' },
      samples: [finger('finger1'), face('face1')],
    };
    const answer = await call('POST', 'persons', { body });
    expectToMatch('createPerson', answer.json());
    expect(answer.json().samples.map((sample: { suitable: boolean }) => sample.suitable)).toEqual([true, true]);
    ({ personId } = answer.json());
  });

  it('finds the person by both, and explains each score', async () => {
    const body = { gallery: 'residents', samples: [finger('blank'), finger('finger2'), face('face2')] };
    const answer = await call('POST', 'searches', { body });
    expectToMatch('createSearch', answer.json());
    const { searchId, candidates, coverage, probes } = answer.json();
    expect(probes.map((probe: { suitable: boolean }) => probe.suitable)).toEqual([false, true, true]);
    expect(coverage).toEqual({ references: 2, searched: 2 });
    expect(candidates).toHaveLength(1);
    const [{ scores, rank }] = candidates;
    expect(scores.map(({ probe }: { probe: number }) => probe).sort()).toEqual([1, 2]);
    for (const n of [0, 1]) {
      const details = await call('GET', `searches/${searchId}/candidates/${rank}/scores/${n}`);
      expectToMatch('readScore', details.json());
      const { pairs, probe, reference, log10LR } = details.json();
      expect(log10LR).toBeCloseTo(scores[n].log10LR, 6);
      expect(pairs.length).toBeGreaterThan(3);
      for (const pair of pairs) {
        expect(probe.features[pair.probe] && reference.features[pair.reference]).toBeDefined();
      }
    }
    expect((await call('GET', `searches/${searchId}/candidates/2/scores/0`)).statusCode).toBe(404);
    const decide = (decision: object) => call('POST', `searches/${searchId}/decision`, { body: decision });
    expect((await decide({ outcome: 'identified' })).statusCode).toBe(400);
    expect((await decide({ outcome: 'none-of-these', rank: 1 })).statusCode).toBe(400);
    expectToMatch('recordDecision', (await decide({ outcome: 'identified', rank: 1, note: 'seen' })).json());
    await server.addClient('other');
    const token = await server.token(['abis.identify'], 'other');
    expect((await call('GET', `searches/${searchId}/candidates/1/scores/0`, { token })).json().code).toBe(
      'SEARCH_UNKNOWN',
    );
  });

  it('finds the person by a print that is labelled as another finger, and says so', async () => {
    const body = { gallery: 'residents', samples: [{ ...finger('finger2'), position: 'LEFT_THUMB' }] };
    const answer = await call('POST', 'searches', { body });
    expectToMatch('createSearch', answer.json());
    const { searchId, otherPositions, candidates } = answer.json();
    expect(otherPositions).toBe(true);
    expect(candidates).toMatchObject([{ personId, scores: [{ probe: 0, position: 'RIGHT_INDEX' }] }]);
    const details = await call('GET', `searches/${searchId}/candidates/1/scores/0`);
    expect(details.json().log10LR).toBeCloseTo(candidates[0].scores[0].log10LR, 6);
  });

  it('lists galleries and people, and shows one with images', async () => {
    const galleries = await call('GET', 'galleries');
    expectToMatch('listGalleries', galleries.json());
    expect(galleries.json()[0]).toMatchObject({ id: 'residents', persons: 1, references: { fingerprint: 1, face: 1 } });
    const list = await call('GET', 'persons?limit=1');
    expectToMatch('listPersons', list.json());
    const person = await call('GET', `persons/${personId}`);
    expectToMatch('readPerson', person.json());
    const [{ samples, biographicData }] = person.json().encounters;
    expect(biographicData).toEqual({ firstName: 'Ada' });
    const image = await call('GET', `samples/${samples[0].sampleId}/image`);
    expect(image.headers['content-type']).toBe('image/png');
    expect(image.rawPayload.toString('base64')).toBe(picture.finger1);
    const read = await server.call('GET', `/v1/persons/${personId}/encounters?transactionId=t`);
    expect(read.json()[0].biometricData[0]).toMatchObject({ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX' });
  });

  it('deletes the person: no search, sample or listing knows them any more', async () => {
    const [{ samples }] = (await call('GET', `persons/${personId}`)).json().encounters;
    expect((await call('DELETE', `persons/${personId}`)).statusCode).toBe(204);
    expect((await call('DELETE', `persons/${personId}`)).json().code).toBe('PERSON_UNKNOWN');
    expect((await call('GET', `persons/${personId}`)).statusCode).toBe(404);
    expect((await call('GET', `samples/${samples[0].sampleId}/image`)).statusCode).toBe(404);
    expect((await call('GET', 'samples/not-an-id/image')).statusCode).toBe(404);
    const body = { gallery: 'ALL', samples: [face('face2')] };
    expect((await call('POST', 'searches', { body })).json().candidates).toEqual([]);
  });

  it('has told every use of data, with its purpose and none of the data', async () => {
    const answer = await call('GET', 'events?limit=500');
    expectToMatch('listEvents', answer.json());
    const actions = new Set(answer.json().items.map(({ action }: { action: string }) => action));
    for (const action of [
      'encounter.create',
      'search',
      'search.decide',
      'sample.read',
      'person.list',
      'person.delete',
    ]) {
      expect(actions).toContain(action);
    }
    expect(answer.body).not.toContain('Ada');
  });
});

describe('refusals', () => {
  it('refuses a search that has nothing to search with, and an unknown gallery', async () => {
    const search = (gallery: string, name: string) =>
      call('POST', 'searches', { body: { gallery, samples: [finger(name)] } });
    expect((await search('ALL', 'blank')).json().code).toBe('SAMPLE_MISSING');
    expect((await search('none', 'finger1')).json().code).toBe('GALLERY_UNKNOWN');
  });

  it('asks for a purpose', async () => {
    await server.addClient('silent', { statement: {} });
    const token = await server.token(['abis.identify'], 'silent');
    const body = { gallery: 'ALL', samples: [finger('finger1')] };
    expect((await call('POST', 'searches', { body, token })).json().code).toBe('CUSTODY_PURPOSE_MISSING');
  });

  it('answers unknown addresses and methods with a coded error', async () => {
    expect((await call('GET', 'nothing')).json()).toMatchObject({ code: 'NOT_FOUND', hint: expect.any(String) });
    expect((await server.call('GET', '/v1/nothing')).statusCode).toBe(404);
  });
});
