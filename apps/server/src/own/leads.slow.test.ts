import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import type { LeadPage } from '@ipse/protocol';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
const base64 = async (image: GrayImage) => Buffer.from(await encodePng(image)).toString('base64');

const call = ownCalls(() => server);
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

/** Waits until so many searches of the unsolved marks were made in all. */
async function searched(times: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  const made = async () =>
    (await server.services.store.events.latest(500)).filter(({ action }) => action === 'lead.search').length;
  while ((await made()) < times) {
    if (performance.now() > deadline) throw new Error('an enrolment did not search');
    await sleep(50);
  }
}

const step = (leadId: string, name: string, body: object, token?: string) =>
  call('POST', `leads/${leadId}/${name}`, { body, ...(token === undefined ? {} : { token }) });

/** A second examiner agrees with what waits, not knowing whose it is. */
async function verified(leadId: string): Promise<void> {
  const own = await step(leadId, 'verification', { agrees: true });
  expect([own.statusCode, own.json().code]).toEqual([403, 'LEAD_SAME_EXAMINER']);
  await server.addClient('second');
  const second = await server.token(['abis.identify'], 'second');
  const [waiting] = (await call('GET', `leads/${leadId}`, { token: second })).json().steps;
  expect(waiting).toMatchObject({ step: 'DECISION', isYours: false });
  expect([waiting.by, waiting.note]).toEqual([undefined, undefined]);
  const agreed = await step(leadId, 'verification', { agrees: true, note: 'so do I' }, second);
  expect(agreed.json()).toMatchObject({
    ...{ status: 'CONFIRMED', mark: { isClosed: true } },
    steps: [{ by: 'tests' }, { by: 'second', note: 'so do I', isYours: true }],
  });
}

beforeAll(async () => {
  server = await startTestServer({ runTasks: false });
});
afterAll(() => server.close());

it('finds an unsolved mark by a later enrolment, after a restart too, and lets two people decide', async () => {
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
  await searched(3);

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

  const decision = { status: 'CONFIRMED', note: 'ridge by ridge' };
  const decided = await step(lead.leadId, 'decision', decision);
  expect(decided.json()).toMatchObject({ status: 'TO_VERIFY', steps: [{ by: 'tests', note: decision.note }] });
  expect((await step(lead.leadId, 'decision', decision)).json().code).toBe('LEAD_DECIDED');
  expect((await call('GET', 'leads?status=PENDING')).json()).toMatchObject({ total: 0 });
  expect((await call('GET', 'leads/unknown')).json()).toMatchObject({ code: 'LEAD_UNKNOWN' });

  await verified(lead.leadId);

  await enrol('ada', 'people', other.print);
  await searched(4);
  expect((await leads()).items.map(({ mark }) => mark.personId).sort()).toEqual(['other scene', 'scene']);
  await call('DELETE', 'persons/scene');
  expect((await leads()).items.map(({ mark }) => mark.personId)).toEqual(['other scene']);
});

it('finds another mark of the same finger, and no closed one', { timeout: 180_000 }, async () => {
  const made = createFinger('serial offender');
  const scene = async (n: number) => {
    const left = leaveMark(impression(made, `scene ${n}`, still), n);
    const region = left.region.map(({ x, y }) => ({ x: Math.max(0, x), y: Math.max(0, y) }));
    return { modality: 'fingerprint', image: await base64(left.image), mark: { region } };
  };
  const ofMarks = async () => (await leads()).items.filter(({ betweenMarks }) => betweenMarks);
  await enrol('shop', 'unsolved', await scene(1));
  await searched(5);
  expect(await ofMarks()).toEqual([]);
  await enrol('bank', 'unsolved', await scene(2));
  await searched(6);
  const [link] = await ofMarks();
  expect(link).toMatchObject({ mark: { personId: 'shop' }, print: { personId: 'bank' } });

  const rolled = await base64(impression(made, 'rolled', still));
  await enrol('eve', 'people', { modality: 'fingerprint', position: 'RIGHT_INDEX', image: rolled });
  await searched(7);
  const found = (await leads()).items.filter(({ print }) => print.personId === 'eve');
  expect(found.map(({ mark }) => mark.personId).sort()).toEqual(['bank', 'shop']);
  // And the other way about: a mark that is searched finds the print and the other mark.
  const search = async () =>
    (await call('POST', 'searches', { body: { gallery: 'ALL', samples: [await scene(1)], threshold: 1 } })).json();
  const names = async () => (await search()).candidates.map(({ personId }: { personId: string }) => personId);
  expect(await names()).toEqual(expect.arrayContaining(['eve', 'bank', 'shop']));

  const closed = await call('PUT', `marks/${link.mark.sampleId}/closed`, { body: { isClosed: true } });
  expect(closed.json()).toEqual({ isClosed: true });
  const after = await names();
  expect(after).toEqual(expect.arrayContaining(['eve', 'bank']));
  expect(after).not.toContain('shop');
  expect((await call('PUT', 'marks/none/closed', { body: { isClosed: true } })).json().code).toBe('MARK_UNKNOWN');

  const policies = async () => (await call('GET', 'policies')).json();
  expect(await policies()).toMatchObject({ examiners: 2 });
  await call('POST', 'policies', { body: { examiners: 1 } });
  expect(await policies()).toMatchObject({ examiners: 1 });
  expect((await call('POST', 'policies', { body: {} })).json().code).toBe('REQUEST_INVALID');
  const [told] = (await call('GET', 'events?limit=1')).json().items;
  expect(told).toMatchObject({ action: 'policy.set', objects: [{ kind: 'policy', id: 'examiners' }] });
  const leadId = found[0].leadId;
  expect((await step(leadId, 'decision', { status: 'CONFIRMED' })).json().status).toBe('CONFIRMED');
  expect((await step(leadId, 'undo', { note: 'too soon' })).json()).toMatchObject({ status: 'PENDING' });
  expect((await step(leadId, 'undo', {})).json().code).toBe('LEAD_PENDING');
});
