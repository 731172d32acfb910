import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TemplateId } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import { sql } from 'kysely';
import { codeOf } from '../testing/code-of.ts';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import type { LeadSearch } from '../types/leads.ts';

let test: TestStore;
let nowMs: number;
const leaseMs = 1000;
const page = { offset: 0, limit: 10 };
const markUse = stateUse({ kind: 'client', id: 'lab' }, { purpose: 'burglary', authority: 'warrant' });

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  test = await createTestStore({ now: () => nowMs });
});
afterEach(() => test.drop());

const claim = () => test.store.leads.claim(leaseMs);
const enrol = (personExternalId: string, galleries: string[], by = use) => {
  const name = { personExternalId, encounterExternalId: '1' };
  return test.store.encounters.enrol(by, { ...name, ...newEncounter({ galleries }) });
};

/** A mark in a declared gallery, and a person enrolled after it. */
async function markAndPrint() {
  await test.store.galleries.declareUnsolved(use, 'scenes', true);
  await enrol('scene', ['scenes'], markUse);
  // The mark searches as well, before the person comes.
  await test.store.leads.finish((await claim()) as LeadSearch, []);
  await enrol('ada', ['residents']);
  const mark = await test.store.encounters.readAll(use, 'scene', { templates: true });
  return { markTemplateId: mark[0].samples[0].template?.templateId as TemplateId };
}

const resultOf = (search: LeadSearch, markTemplateId: TemplateId) => {
  const lead = { markTemplateId, printSampleId: search.probes[0].sampleId, evidence: { log10LR: 3 } };
  return [{ gallery: search.galleries[0], leads: [lead] }];
};

it('asks nothing of enrolments while no gallery is declared', async () => {
  await enrol('scene', ['scenes']);
  await enrol('ada', ['residents']);
  expect(await claim()).toBeUndefined();
  const declared = await test.store.galleries.declareUnsolved(use, 'scenes', true);
  expect(declared).toMatchObject({ id: 'scenes', persons: 1, unsolvedMarks: true });
  await test.store.galleries.declareUnsolved(use, 'scenes', false);
  await enrol('bob', ['residents']);
  expect(await claim()).toBeUndefined();
});

it('gives a search out again when its lease is over, and makes one lead of it however often it ends', async () => {
  const { markTemplateId } = await markAndPrint();
  const first = (await claim()) as LeadSearch;
  expect(first).toMatchObject({ attempts: 0, galleries: [{ id: 'scenes' }], probes: [{ position: 'RIGHT_INDEX' }] });
  expect(await claim()).toBeUndefined();
  nowMs += leaseMs;
  const second = (await claim()) as LeadSearch;
  expect(second).toMatchObject({ encounterId: first.encounterId, attempts: 1 });
  expect(await test.store.leads.finish(first, resultOf(first, markTemplateId))).toBe(1);
  expect(await test.store.leads.finish(second, resultOf(second, markTemplateId))).toBe(0);
  nowMs += leaseMs;
  expect(await claim()).toBeUndefined();

  const { total, items } = await test.store.leads.list(use, 'PENDING', page);
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    mark: { personExternalId: 'scene', encounterExternalId: '1' },
    print: { personExternalId: 'ada', position: 'RIGHT_INDEX' },
    evidence: { log10LR: 3 },
  });
  const events = (await test.store.events.latest(20)).filter(({ actor }) => actor.kind === 'system');
  expect(events.map(({ action, basis }) => [action, basis.purpose])).toEqual([
    ['lead.create', 'burglary'],
    ['lead.search', 'testing'],
  ]);
});

it('searches again with what was written while a search ran', async () => {
  const { markTemplateId } = await markAndPrint();
  const before = (await claim()) as LeadSearch;
  const name = { personExternalId: 'ada', encounterExternalId: '1' };
  await test.store.encounters.update(use, name, newEncounter({ samples: [newSample('LEFT_THUMB')] }));
  expect(await test.store.leads.finish(before, resultOf(before, markTemplateId))).toBe(0);
  const after = (await claim()) as LeadSearch;
  expect(after.probes).toMatchObject([{ position: 'LEFT_THUMB' }]);
  expect(await test.store.leads.finish(after, resultOf(after, markTemplateId))).toBe(1);
});

it('is decided once, sealed, and told', async () => {
  const { markTemplateId } = await markAndPrint();
  const search = (await claim()) as LeadSearch;
  await test.store.leads.finish(search, resultOf(search, markTemplateId));
  const { items } = await test.store.leads.list(use, undefined, page);
  const { leadId } = items[0];
  const content = { note: 'seen-by-nobody' };
  const { lead } = await test.store.leads.decide(use, leadId, false, content);
  expect(lead).toMatchObject({ status: 'REFUTED', steps: [{ step: 'DECISION', content, actor: use.actor }] });
  expect(await codeOf(test.store.leads.decide(use, leadId, false, content))).toBe('LEAD_DECIDED');
  expect((await test.store.leads.list(use, 'PENDING', page)).total).toBe(0);
  expect(await test.store.leads.read(use, leadId)).toEqual(lead);
  const actions = (await test.store.events.latest(5)).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['lead.read', 'lead.decide', 'lead.list']));
  const { rows } = await sql<{ row: string }>`
    select lead_decision::text as row from lead_decision`.execute(test.database.kysely);
  expect(rows[0].row).not.toContain(Buffer.from('seen-by-nobody').toString('hex'));
});

it.each(['scene', 'ada'])('goes when %s is deleted', async (gone) => {
  const { markTemplateId } = await markAndPrint();
  const search = (await claim()) as LeadSearch;
  await test.store.leads.finish(search, resultOf(search, markTemplateId));
  const { items } = await test.store.leads.list(use, undefined, page);
  await test.store.persons.remove(use, gone);
  expect((await test.store.leads.list(use, undefined, page)).total).toBe(0);
  expect(await codeOf(test.store.leads.read(use, items[0].leadId))).toBe('LEAD_UNKNOWN');
});

it('makes no lead of a mark that was deleted meanwhile, and none for a person deleted meanwhile', async () => {
  const { markTemplateId } = await markAndPrint();
  const search = (await claim()) as LeadSearch;
  await test.store.persons.remove(use, 'scene');
  expect(await test.store.leads.finish(search, resultOf(search, markTemplateId))).toBe(0);
  await enrol('bob', ['residents']);
  const other = (await claim()) as LeadSearch;
  await test.store.persons.remove(use, 'bob');
  expect(await test.store.leads.finish(other, resultOf(other, markTemplateId))).toBe(0);
});

const verifier = stateUse({ kind: 'user', id: 'second' }, { purpose: 'verification', authority: 'warrant' });
const references = async () => (await test.store.galleries.list()).find(({ id }) => id === 'scenes')?.references;

it('counts an identification once a second examiner agrees, closes the mark, and opens it when that is taken back', async () => {
  const { markTemplateId } = await markAndPrint();
  const search = await claimMarked('ada');
  await test.store.leads.finish(search, resultOf(search, markTemplateId));
  const [{ leadId }] = (await test.store.leads.list(use, undefined, page)).items;
  const { leads } = test.store;
  const why = { note: 'ridge by ridge' };
  expect(await codeOf(leads.verify(verifier, leadId, true, why))).toBe('LEAD_NOT_TO_VERIFY');
  expect(await codeOf(leads.undo(use, leadId, why))).toBe('LEAD_PENDING');
  expect((await leads.decide(use, leadId, true, why)).lead.status).toBe('TO_VERIFY');
  expect(await codeOf(leads.verify(use, leadId, true, why))).toBe('LEAD_SAME_EXAMINER');
  expect((await leads.verify(verifier, leadId, false, why)).lead.status).toBe('PENDING');
  expect(await references()).toEqual({ fingerprint: 1 });

  await leads.decide(verifier, leadId, true, why);
  expect(await codeOf(leads.verify(verifier, leadId, true, why))).toBe('LEAD_SAME_EXAMINER');
  const { lead } = await leads.verify(use, leadId, true, why);
  expect(lead).toMatchObject({ status: 'CONFIRMED', mark: { isClosed: true }, print: { isClosed: false } });
  expect(lead.steps.map(({ step, status }) => [step, status])).toEqual([
    ['DECISION', 'TO_VERIFY'],
    ['VERIFICATION', 'PENDING'],
    ['DECISION', 'TO_VERIFY'],
    ['VERIFICATION', 'CONFIRMED'],
  ]);
  expect(await references()).toEqual({});
  await enrol('bob', ['residents']);
  const late = await claimMarked('bob');
  expect(await leads.finish(late, resultOf(late, markTemplateId))).toBe(0);

  expect((await leads.undo(use, leadId, why)).lead).toMatchObject({ status: 'PENDING', mark: { isClosed: false } });
  expect(await references()).toEqual({ fingerprint: 1 });
  const actions = (await test.store.events.latest(40)).map(({ action }) => action);
  for (const action of ['lead.verify', 'lead.undo', 'mark.close', 'mark.reopen']) expect(actions).toContain(action);
});

/** The next search of somebody, past those of others. */
async function claimMarked(person: string): Promise<LeadSearch> {
  const wanted = (await test.store.encounters.readAll(use, person))[0].encounterId;
  for (;;) {
    const search = await claim();
    if (search === undefined) throw new Error('nobody searches');
    if (search.encounterId === wanted) return search;
  }
}

it('takes the word of one examiner where the owner says so', async () => {
  const usual = await test.store.policies.read();
  expect(usual).toEqual({ examiners: 2, dnaGrantsByAnother: false, faceLiveness: 'hint' });
  expect(await test.store.policies.set(use, { examiners: 1 })).toEqual({ ...usual, examiners: 1 });
  expect((await test.store.events.latest(1))[0]).toMatchObject({ action: 'policy.set', objects: ['examiners'] });
  const { markTemplateId } = await markAndPrint();
  const search = await claimMarked('ada');
  await test.store.leads.finish(search, resultOf(search, markTemplateId));
  const [{ leadId }] = (await test.store.leads.list(use, undefined, page)).items;
  expect((await test.store.leads.decide(use, leadId, true, {})).lead.status).toBe('CONFIRMED');
  expect(await test.store.policies.set(use, { examiners: 2 })).toEqual(usual);
});

it('makes one lead of two marks, whichever searches first, and none of a closed one', async () => {
  await test.store.galleries.declareUnsolved(use, 'scenes', true);
  await enrol('scene', ['scenes'], markUse);
  await enrol('other scene', ['scenes'], markUse);
  const [one, other] = await Promise.all(
    ['scene', 'other scene'].map(async (name) => {
      const [{ samples }] = await test.store.encounters.readAll(use, name, { templates: true });
      return { sampleId: samples[0].sampleId, templateId: samples[0].template?.templateId as TemplateId };
    }),
  );
  const first = (await claim()) as LeadSearch;
  const second = (await claim()) as LeadSearch;
  expect([first.ofMarks, second.ofMarks]).toEqual([true, true]);
  expect(await test.store.leads.finish(first, resultOf(first, other.templateId))).toBe(1);
  expect(await test.store.leads.finish(second, resultOf(second, one.templateId))).toBe(0);
  const [lead] = (await test.store.leads.list(use, undefined, page)).items;
  expect(lead).toMatchObject({ betweenMarks: true, mark: { personExternalId: 'other scene' } });
  await test.store.policies.set(use, { examiners: 1 });
  const decided = (await test.store.leads.decide(use, lead.leadId, true, {})).lead;
  expect(decided).toMatchObject({ status: 'CONFIRMED', mark: { isClosed: false } });

  await test.store.leads.closeMark(use, one.sampleId, true);
  const [{ samples }] = await test.store.encounters.readAll(use, 'scene');
  expect(samples[0].closedAt).toEqual(new Date(nowMs));
  const name = { personExternalId: 'scene', encounterExternalId: '1' };
  await test.store.encounters.setStatus(use, name, 'ACTIVE');
  expect(await claim()).toBeUndefined();
  await test.store.leads.closeMark(use, one.sampleId, false);
  expect(await claim()).toMatchObject({ ofMarks: true, probes: [{ sampleId: one.sampleId }] });
  await test.store.galleries.declareUnsolved(use, 'scenes', false);
  expect(await codeOf(test.store.leads.closeMark(use, one.sampleId, true))).toBe('MARK_UNKNOWN');
});
