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
  await enrol('ada', ['residents']);
  const mark = await test.store.encounters.readAll(use, 'scene', { templates: true });
  return { markTemplateId: mark[0].samples[0].template?.templateId as TemplateId };
}

const resultOf = (search: LeadSearch, markTemplateId: TemplateId) => {
  const lead = { markTemplateId, printSampleId: search.probes[0].sampleId, evidence: { log10LR: 3 } };
  return [{ gallery: search.galleries[0], leads: [lead] }];
};

it('asks nothing of enrolments while no gallery is declared, nor of the marks themselves', async () => {
  await enrol('scene', ['scenes']);
  await enrol('ada', ['residents']);
  expect(await claim()).toBeUndefined();
  const declared = await test.store.galleries.declareUnsolved(use, 'scenes', true);
  expect(declared).toMatchObject({ id: 'scenes', persons: 1, unsolvedMarks: true });
  await enrol('second scene', ['scenes']);
  expect(await claim()).toBeUndefined();
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
  const decision = { status: 'REFUTED', content: { note: 'seen-by-nobody' } } as const;
  const decided = await test.store.leads.decide(use, items[0].leadId, decision);
  expect(decided).toMatchObject({ status: 'REFUTED', decision: { note: 'seen-by-nobody' } });
  expect(await codeOf(test.store.leads.decide(use, items[0].leadId, decision))).toBe('LEAD_DECIDED');
  expect((await test.store.leads.list(use, 'PENDING', page)).total).toBe(0);
  expect(await test.store.leads.read(use, items[0].leadId)).toEqual(decided);
  const actions = (await test.store.events.latest(5)).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['lead.read', 'lead.decide', 'lead.list']));
  const { rows } = await sql<{ row: string }>`select lead::text as row from lead`.execute(test.database.kysely);
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
