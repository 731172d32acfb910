import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, slap } from '@ipse/testkit';
import { expectToMatch } from '../testing/expect-to-match.ts';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let image: string;
let index: string;
let blank: string;
const position = 'PLAIN_RIGHT_FOUR_FINGERS';

beforeAll(async () => {
  server = await startTestServer();
  const fingers = ['i', 'm', 'r', 'l'].map((name) => createFinger(`slaps/${name}`));
  const base64 = async (made: Parameters<typeof encodePng>[0]) => Buffer.from(await encodePng(made)).toString('base64');
  const size = { width: 1500, height: 1000, onCard: false } as const;
  image = await base64(slap(fingers, 'server', { ...size, hand: 'right', rotationRad: 0.1 }).image);
  index = await base64(impression(fingers[0], 'again', { rotationRad: 0, contact: 1, noise: 0, moisture: 0 }));
  blank = await base64({ kind: 'gray', width: 900, height: 600, data: new Uint8Array(540_000).fill(250) });
});
afterAll(() => server.close());

const call = ownCalls(() => server);
const positionsOf = (samples: { position: string }[]) => samples.map((sample) => sample.position);
const fromLeft = ['RIGHT_INDEX', 'RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_LITTLE'];

describe('a slap handed in for a look', () => {
  it('is divided into its fingers, each with box, quality and picture', async () => {
    const answer = await call('POST', 'slaps/segment', { body: { image, position } });
    expectToMatch('segmentSlap', answer.json());
    const { fingers, hand, notFound, warnings } = answer.json();
    expect(positionsOf(fingers)).toEqual(fromLeft);
    expect(hand.side).toBe('right');
    expect([notFound, warnings]).toEqual([[], []]);
    for (const { suitable, preview } of fingers) expect([suitable, preview.length > 1000]).toEqual([true, true]);
  });

  it('that shows no fingers is an answer that says so', async () => {
    const answer = await call('POST', 'slaps/segment', { body: { image: blank } });
    expectToMatch('segmentSlap', answer.json());
    expect(answer.json()).toMatchObject({ fingers: [], warnings: [{ code: 'no-fingers' }] });
  });

  it('is refused when what is said of it is no finger', async () => {
    const answer = await call('POST', 'slaps/segment', { body: { image, position, missing: ['PORTRAIT'] } });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST_INVALID']);
  });
});

describe('a slap that is enrolled', () => {
  const enrol = (samples: object[]) =>
    call('POST', 'persons', { body: { galleries: ['slaps'], encounterType: 'application', samples } });

  it('is kept, unfolds into its fingers, and each of them is found', async () => {
    const answer = await enrol([{ modality: 'fingerprint', position, image }]);
    expectToMatch('createPerson', answer.json());
    const { samples, personId } = answer.json();
    expect(positionsOf(samples)).toEqual([position, ...fromLeft]);
    expect(samples.every(({ suitable }: { suitable: boolean }) => suitable)).toBe(true);
    const probe = { modality: 'fingerprint', position: 'RIGHT_INDEX', image: index };
    const found = (await call('POST', 'searches', { body: { gallery: 'slaps', samples: [probe] } })).json();
    expect(found.candidates[0]).toMatchObject({ personId, scores: [{ position: 'RIGHT_INDEX' }] });
    const whole = await call('POST', 'searches', {
      body: { gallery: 'slaps', samples: [{ modality: 'fingerprint', position, image }] },
    });
    expectToMatch('createSearch', whole.json());
    expect(positionsOf(whole.json().probes)).toEqual(fromLeft);
    expect(positionsOf(whole.json().candidates[0].scores).sort()).toEqual([...fromLeft].sort());
    const [{ samples: held }] = (await call('GET', `persons/${personId}`)).json().encounters;
    expect(held.map(({ cutFrom }: { cutFrom?: string }) => cutFrom)).toEqual([
      undefined,
      ...fromLeft.map(() => position),
    ]);
    const picture = await call('GET', `samples/${held[1].sampleId}/image`);
    expect(picture.headers['content-type']).toBe('image/png');
    expect((await call('DELETE', `persons/${personId}`)).statusCode).toBe(204);
  });

  it('keeps to the fingers that a person confirmed', async () => {
    const { fingers } = (await call('POST', 'slaps/segment', { body: { image, position } })).json();
    const confirmed = [
      { position: 'RIGHT_LITTLE', box: fingers[0].box },
      { position: 'RIGHT_MIDDLE', box: fingers[1].box },
    ];
    const { samples, personId } = (
      await enrol([{ modality: 'fingerprint', position, image, fingers: confirmed }])
    ).json();
    expect(positionsOf(samples)).toEqual([position, 'RIGHT_LITTLE', 'RIGHT_MIDDLE']);
    await call('DELETE', `persons/${personId}`);
    const twice = confirmed.map(({ box }) => ({ position: 'RIGHT_LITTLE', box }));
    expect((await enrol([{ modality: 'fingerprint', position, image, fingers: twice }])).statusCode).toBe(400);
  });

  it('is held against single prints that come with it: a swapped one is named with its evidence', async () => {
    const swapped = { modality: 'fingerprint', position: 'RIGHT_RING', image: index };
    const answer = await enrol([{ modality: 'fingerprint', position, image }, swapped]);
    expectToMatch('createPerson', answer.json());
    const { sequence, personId } = answer.json();
    expect(sequence.findings[0]).toMatchObject({
      position: 'RIGHT_INDEX',
      outcome: 'elsewhere',
      nearest: { position: 'RIGHT_RING' },
    });
    expect(sequence.handsSwapped).toBe(false);
    await call('DELETE', `persons/${personId}`);
  });

  it('without fingers is kept, and said to be found by no search', async () => {
    const { samples } = (await enrol([{ modality: 'fingerprint', position, image: blank }])).json();
    expect(samples).toMatchObject([{ position, suitable: false, quality: { reasons: [{ code: 'no-fingers' }] } }]);
  });
});

it('OSIA: a slap comes back as it was sent, and gives a template for each finger', async () => {
  const biometricData = [{ biometricType: 'FINGER', biometricSubType: position, image }];
  const body = { encounterType: 'application', galleries: ['slaps'], status: 'ACTIVE', biometricData };
  const created = await server.call('POST', '/v1/persons/slap-person/encounters?transactionId=t', { body });
  expect(created.statusCode).toBe(200);
  const [described] = created.json().others.samples;
  expect(described).toMatchObject({ biometricSubType: position, suitable: true });
  expect(described.fingers).toHaveLength(4);
  const at = `/v1/persons/slap-person/encounters/${created.json().encounterId}`;
  const read = await server.call('GET', `${at}?transactionId=t`);
  expect(read.json().biometricData).toEqual(biometricData);
  const templates = await server.call('GET', `${at}/templates?transactionId=t&biometricType=FINGER`);
  const subTypes = templates.json().map(({ biometricSubType }: { biometricSubType: string }) => biometricSubType);
  expect(subTypes).toEqual(fromLeft);
  const missing = [
    { biometricSubType: 'RIGHT_LITTLE', presence: 'AMPUTATED' },
    { biometricSubType: 'RIGHT_RING', presence: 'DAMAGED' },
  ];
  const without = { ...body, biometricData: [{ ...biometricData[0], missing }] };
  const second = await server.call('POST', '/v1/persons/slap-person/encounters?transactionId=t', { body: without });
  const [{ fingers }] = second.json().others.samples;
  expect(fingers.map((each: { biometricSubType: string }) => each.biometricSubType)).not.toContain('RIGHT_LITTLE');
});
