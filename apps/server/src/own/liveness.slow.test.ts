import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import type { ChallengeStep, LivenessChallenge, LivenessVerdict } from '@ipse/protocol';
import { createFaceIdentity, headFrame } from '@ipse/testkit';
import type { HeadPose } from '@ipse/testkit';
import { firstRunUse } from '../auth/passkeys.ts';
import { startTestServer, testOrigin } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { createVirtualAuthenticator } from '../testing/virtual-authenticator.ts';

let server: TestServer;
let nowMs = Date.now();
const size = { width: 160, height: 200 };
const drawn = new Map<string, Promise<string>>();

/** A frame of somebody's head as base64; drawn once. */
function frame(name: string, pose: HeadPose = {}): Promise<string> {
  const key = JSON.stringify([name, pose]);
  const picture =
    drawn.get(key) ??
    encodePng(headFrame(createFaceIdentity(name), pose, size)).then((png) => Buffer.from(png).toString('base64'));
  drawn.set(key, picture);
  return picture;
}

function poseOf({ kind, side, colour }: ChallengeStep, n: number): HeadPose {
  if (kind === 'light') return colour === undefined ? {} : { light: colour };
  if (n < 2 || n > 3) return {};
  return kind === 'blink' ? (n === 2 ? { eyesShut: 1 } : {}) : { yawRad: side === 'left' ? 0.45 : -0.45 };
}

/** Five frames of each step. `who` answers it; `obeys` says which steps are followed. */
async function framesOf(steps: readonly ChallengeStep[], who: (step: number) => string, obeys = true) {
  const frames: { atMs: number; image: string }[] = [];
  for (const [i, step] of steps.entries()) {
    for (let n = 0; n < 5; n++) {
      const lagMs = step.kind === 'light' ? 150 : 0;
      const atMs = Math.round(step.fromMs + lagMs + ((n + 0.5) * (step.untilMs - step.fromMs)) / 5);
      frames.push({ atMs, image: await frame(who(i), obeys ? poseOf(step, n) : {}) });
    }
  }
  return frames;
}

const own = (path: string, body: object, options = {}) => server.call('POST', `/ipse/v1/${path}`, { body, ...options });
const begin = async (body: object = { without: ['light'] }) =>
  (await own('liveness/challenges', body)).json<LivenessChallenge>();
const codeOf = async (answer: Promise<{ json: () => unknown }>) => ((await answer).json() as { code?: string }).code;
const durationOf = ({ steps }: LivenessChallenge) => steps[steps.length - 1].untilMs;

/** Lets the time of a challenge pass and sends its frames. */
async function answer(challenge: LivenessChallenge, frames: object[]) {
  nowMs += durationOf(challenge) + 1000;
  return own(`liveness/challenges/${challenge.challengeId}/answer`, { frames });
}

async function answered(who: string): Promise<LivenessVerdict> {
  const challenge = await begin();
  return (await answer(challenge, await framesOf(challenge.steps, () => who))).json();
}

const enrolment = async (who: string, liveness?: object) => ({
  ...{ galleries: ['people'], encounterType: 't' },
  samples: [{ modality: 'face', position: 'PORTRAIT', image: await frame(who), ...(liveness ? { liveness } : {}) }],
});

/** A signed-in person, by the one-time link. */
async function officer() {
  await server.services.store.oneTimeTokens.put(firstRunUse, new Secret('link'), new Date(Date.now() + 60_000));
  const options = { token: null, headers: { origin: testOrigin } };
  const begun = await own('passkeys/registration/options', { firstRunToken: 'link', displayName: 'Grace' }, options);
  const ceremony = begun.json<{ ceremonyId: string; options: { challenge: string } }>();
  const response = createVirtualAuthenticator().register(ceremony.options, testOrigin);
  const session = await own('passkeys/registration', { ceremonyId: ceremony.ceremonyId, response }, options);
  const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { cookie, origin: testOrigin, 'x-csrf-token': session.json<{ csrfToken: string }>().csrfToken };
}

beforeAll(async () => {
  server = await startTestServer({ now: () => nowMs });
});
afterAll(() => server.close());

describe('a challenge', () => {
  it('is met by a head that does what it is told; the answer serves one enrolment, and goes with it', async () => {
    const challenge = await begin({});
    expect(challenge.steps.map(({ kind }) => kind).sort()).toEqual([
      'blink',
      'light',
      'light',
      'light',
      'turn',
      'turn',
    ]);
    const verdict: LivenessVerdict = (await answer(challenge, await framesOf(challenge.steps, () => 'ada'))).json();
    expect(verdict).toMatchObject({ decision: 'bona-fide', reasons: [], framesWithFace: 30 });
    const claim = { answerId: verdict.answerId };
    const body = await enrolment('ada', claim);
    const search = { gallery: 'people', samples: body.samples };
    const enrolled = (await own('persons', body)).json<{ personId: string; samples: object[] }>();
    expect(enrolled.samples).toMatchObject([{ liveness: { way: 'challenge', decision: 'bona-fide' } }]);
    const stored = (await server.call('GET', `/ipse/v1/persons/${enrolled.personId}`)).json();
    expect(stored.encounters[0].samples[0].liveness).toMatchObject({ asked: expect.arrayContaining(['light']) });
    expect(await codeOf(own('persons', body))).toBe('LIVENESS_ANSWER_UNKNOWN');
    expect(await codeOf(own('searches', search))).toBe('LIVENESS_ANSWER_UNKNOWN');
  });

  it('is not met by a still picture, nor by two people who take turns', async () => {
    const challenge = await begin();
    const still = await answer(challenge, await framesOf(challenge.steps, () => 'ada', false));
    expect(still.json()).toMatchObject({
      decision: 'attack',
      reasons: expect.arrayContaining(['turn-not-answered', 'blink-not-answered']),
    });
    const again = await begin();
    const half = again.steps.length / 2;
    const taken = await answer(again, await framesOf(again.steps, (i) => (i < half ? 'ada' : 'bob')));
    expect(taken.json()).toMatchObject({ decision: 'attack', reasons: expect.arrayContaining(['face-changed']) });
  });

  it('is answered once, in its time, by who began it', async () => {
    const frames = [{ atMs: 0, image: await frame('ada') }];
    const early = await begin();
    expect(await codeOf(own(`liveness/challenges/${early.challengeId}/answer`, { frames }))).toBe(
      'LIVENESS_ANSWER_EARLY',
    );
    expect(await codeOf(answer(early, frames))).toBe('LIVENESS_CHALLENGE_UNKNOWN');
    const stale = await begin();
    nowMs += 60_000;
    expect(await codeOf(answer(stale, frames))).toBe('LIVENESS_CHALLENGE_STALE');
    const mine = await begin();
    await server.addClient('another');
    const token = await server.token(['abis.identify'], 'another');
    const path = `liveness/challenges/${mine.challengeId}/answer`;
    expect(await codeOf(own(path, { frames }, { token }))).toBe('LIVENESS_CHALLENGE_UNKNOWN');
    const replayed = await begin();
    expect((await answer(replayed, frames)).json()).toMatchObject({ decision: 'undecided' });
    expect(await codeOf(answer(replayed, frames))).toBe('LIVENESS_CHALLENGE_UNKNOWN');
    const disordered = await begin();
    expect(await codeOf(answer(disordered, [...frames, ...frames]))).toBe('REQUEST_INVALID');
  });
});

describe('where the owner demands it', () => {
  beforeAll(async () => void (await own('policies', { faceLiveness: 'demanded' })));
  afterAll(async () => void (await own('policies', { faceLiveness: 'hint' })));

  it('no face is enrolled but of who answered, by either interface', async () => {
    expect(await codeOf(own('persons', await enrolment('bob')))).toBe('LIVENESS_DEMANDED');
    const biometricData = [{ biometricType: 'FACE', image: await frame('bob') }];
    const osia = { status: 'ACTIVE', encounterType: 't', galleries: ['people'], biometricData };
    const refused = await server.call('POST', '/v1/persons?transactionId=1', { body: osia });
    expect([refused.statusCode, refused.body]).toEqual([400, expect.stringContaining('LIVENESS_DEMANDED')]);
    const { answerId } = await answered('bob');
    const another = await own('persons', await enrolment('ada', { answerId }));
    expect(another.json()).toMatchObject({ code: 'LIVENESS_DEMANDED' });
    expect((await own('persons', await enrolment('bob', { answerId }))).statusCode).toBe(200);
  });

  it('who cannot answer is enrolled by a person who attends them, which is in the record', async () => {
    const body = await enrolment('eve', { attended: true });
    expect(await codeOf(own('persons', body))).toBe('LIVENESS_ATTENDED_BY_NOBODY');
    const headers = { ...(await officer()), 'ipse-purpose': 'test', 'ipse-authority': 'none' };
    const enrolled = await own('persons', body, { token: null, headers });
    expect(enrolled.json()).toMatchObject({ samples: [{ liveness: { way: 'attended' } }] });
    const { items } = (await server.call('GET', '/ipse/v1/events?limit=5')).json<{ items: { action: string }[] }>();
    expect(items.map(({ action }) => action)).toContain('liveness.attend');
  });
});
