import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import type { LeadPage } from '@ipse/protocol';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
const base64 = async (image: GrayImage) => Buffer.from(await encodePng(image)).toString('base64');

const call: TestServer['call'] = (method, path, options) => server.call(method, `/ipse/v1/${path}`, options);
const enrol = async (personId: string, gallery: string, sample: object, purpose = 'a test') => {
  const body = { personId, galleries: [gallery], encounterType: 'case', samples: [sample] };
  const response = await call('POST', 'persons', { body, headers: { 'ipse-purpose': purpose } });
  expect(response.statusCode).toBe(200);
};
const leads = async () => (await call('GET', 'leads')).json<LeadPage>();

/** A mark and a print of one finger. */
async function finger(seed: string) {
  const made = createFinger(seed);
  const left = leaveMark(impression(made, 'scene', still), 0);
  return {
    mark: { modality: 'fingerprint', image: await base64(left.image), mark: { region: left.region } },
    print: { modality: 'fingerprint', position: 'RIGHT_INDEX', image: await base64(impression(made, 'print', still)) },
  };
}

/** Waits until no enrolment has yet to search. */
async function settled(): Promise<void> {
  const deadline = performance.now() + 60_000;
  const waiting = async () =>
    (await server.services.store.events.latest(500)).filter(({ action }) => action === 'lead.search').length;
  const before = await waiting();
  while ((await waiting()) === before) {
    if (performance.now() > deadline) throw new Error('no enrolment searches');
    await sleep(50);
  }
}

beforeAll(async () => {
  server = await startTestServer({ runTasks: false });
});
afterAll(() => server.close());

it('finds an unsolved mark by a later enrolment, after a restart too, and lets a person decide', async () => {
  const [own, other] = await Promise.all([finger('mark 1'), finger('mark 2')]);
  await enrol('scene undeclared', 'cold cases', own.mark);
  const declared = await call('PUT', 'galleries/unsolved/unsolved-marks', { body: { unsolvedMarks: true } });
  expect(declared.json()).toMatchObject({ id: 'unsolved', unsolvedMarks: true });
  await enrol('scene', 'unsolved', own.mark, 'burglary 7');
  await enrol('other scene', 'unsolved', other.mark);
  await enrol('ada', 'people', own.print);
  expect((await leads()).total).toBe(0);
  // Nothing has run yet, as if the server had died after answering.
  server.startTasks();
  await settled();

  const { total, items } = await leads();
  expect(total).toBe(1);
  const [lead] = items;
  expect(lead).toMatchObject({
    ...{ status: 'PENDING', gallery: 'unsolved', marksSearched: 2 },
    mark: { personId: 'scene' },
    print: { personId: 'ada', position: 'RIGHT_INDEX' },
  });
  expect(lead.log10LR).toBeGreaterThanOrEqual(2);
  const { items: events } = (await call('GET', 'events')).json();
  const made = events.find(({ action }: { action: string }) => action === 'lead.create');
  expect(made).toMatchObject({ actor: { kind: 'system', displayName: 'Ipse' }, purpose: 'burglary 7' });

  const shown = (await call('GET', `leads/${lead.leadId}`)).json();
  expect(shown.pairs.length).toBeGreaterThan(0);
  expect(shown.probe.features.length).toBeGreaterThan(0);
  expect(shown.reference.preview.length).toBeGreaterThan(0);

  const body = { status: 'CONFIRMED', note: 'ridge by ridge' };
  const decided = await call('POST', `leads/${lead.leadId}/decision`, { body });
  expect(decided.json()).toMatchObject({ status: 'CONFIRMED', decision: { decidedBy: 'tests', note: body.note } });
  expect((await call('POST', `leads/${lead.leadId}/decision`, { body })).statusCode).toBe(409);
  expect((await call('GET', 'leads?status=PENDING')).json()).toMatchObject({ total: 0 });
  expect((await call('GET', 'leads/unknown')).json()).toMatchObject({ code: 'LEAD_UNKNOWN' });

  await enrol('ada', 'people', other.print);
  await settled();
  expect((await leads()).items.map(({ mark }) => mark.personId).sort()).toEqual(['other scene', 'scene']);
  await call('DELETE', 'persons/scene');
  expect((await leads()).items.map(({ mark }) => mark.personId)).toEqual(['other scene']);
});
