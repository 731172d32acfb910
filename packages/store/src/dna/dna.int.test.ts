import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SampleId, TemplateId } from '@ipse/core';
import { codeOf } from '../testing/code-of.ts';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import type { LeadSearch } from '../types/leads.ts';

let test: TestStore;
let nowMs: number;
const page = { offset: 0, limit: 10 };

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  test = await createTestStore({ now: () => nowMs });
});
afterEach(() => test.drop());

const enrol = async (personExternalId: string, galleries: string[], modality = 'dna') => {
  const samples = [newSample('UNKNOWN', modality)];
  await test.store.encounters.enrol(use, { personExternalId, ...newEncounter({ galleries, samples }) });
  const [{ samples: held }] = await test.store.encounters.readAll(use, personExternalId, { templates: true });
  return { sampleId: held[0].sampleId, templateId: held[0].template?.templateId as TemplateId };
};
const record = async (probeSampleId: SampleId | undefined, referenceTemplateId: TemplateId) => {
  const probe = probeSampleId === undefined ? {} : { probeSampleId };
  const [hit] = await test.store.dnaHits.record(use, [{ ...probe, referenceTemplateId, evidence: { log10LR: 20 } }]);
  return hit!;
};

it('keeps one hit of two samples, whichever searched, and as many of a profile that was handed in as searches', async () => {
  const [stain, ada] = [await enrol('stain', ['stains']), await enrol('ada', ['people'])];
  const hit = await record(stain.sampleId, ada.templateId);
  expect(hit).toMatchObject({ status: 'PENDING', evidence: { log10LR: 20 }, decisions: [] });
  expect([hit.probe?.personExternalId, hit.reference.personExternalId]).toEqual(['stain', 'ada']);
  expect((await record(ada.sampleId, stain.templateId)).hitId).toBe(hit.hitId);
  const [first, second] = [await record(undefined, ada.templateId), await record(undefined, ada.templateId)];
  expect(first.hitId).not.toBe(second.hitId);
  expect(first.probe).toBeUndefined();
  expect((await test.store.dnaHits.list(use, undefined, page)).total).toBe(3);
  await test.store.persons.remove(use, 'stain');
  expect((await test.store.dnaHits.list(use, 'PENDING', page)).total).toBe(2);
  expect(await test.store.dnaHits.record(use, [{ referenceTemplateId: stain.templateId, evidence: null }])).toEqual([
    undefined,
  ]);
});

it('is decided, taken back and decided again, and tells all of it', async () => {
  const [stain, ada] = [await enrol('stain', ['stains']), await enrol('ada', ['people'])];
  const { hitId } = await record(stain.sampleId, ada.templateId);
  const decide = (status: 'PENDING' | 'CONFIRMED' | 'REFUTED') =>
    test.store.dnaHits.decide(use, hitId, { status, content: { by: 'me' } });
  expect(await codeOf(decide('PENDING'))).toBe('DNA_HIT_DECIDED');
  await decide('CONFIRMED');
  expect(await codeOf(decide('REFUTED'))).toBe('DNA_HIT_DECIDED');
  nowMs += 1000;
  await decide('PENDING');
  nowMs += 1000;
  const last = await decide('REFUTED');
  expect(last.status).toBe('REFUTED');
  expect(last.decisions.map(({ status }) => status)).toEqual(['CONFIRMED', 'PENDING', 'REFUTED']);
  const actions = (await test.store.events.latest(20)).map(({ action }) => action);
  expect(actions.slice(0, 3)).toEqual(['dna.hit.decide', 'dna.hit.undo', 'dna.hit.decide']);
  expect(await codeOf(test.store.dnaHits.read(use, crypto.randomUUID()))).toBe('DNA_HIT_UNKNOWN');
});

it('lets enrolments of DNA search the galleries declared for it, and no other enrolment', async () => {
  const declared = await test.store.galleries.declareDna(use, 'stains', { preset: 'codis' });
  expect(declared).toMatchObject({ id: 'stains', searchedByDna: true, unsolvedMarks: false });
  await enrol('finger', ['people'], 'fingerprint');
  expect(await test.store.leads.claim(1000)).toBeUndefined();
  const stain = await enrol('stain', ['stains']);
  const first = (await test.store.leads.claim(1000)) as LeadSearch;
  expect(first).toMatchObject({ galleries: [], dnaGalleries: [{ id: 'stains', terms: { preset: 'codis' } }] });
  const [gallery] = first.dnaGalleries;
  expect(await test.store.leads.finish(first, [], [{ gallery, hits: [] }])).toBe(0);
  await enrol('ada', ['people']);
  const second = (await test.store.leads.claim(1000)) as LeadSearch;
  const hit = {
    referenceTemplateId: stain.templateId,
    probeSampleId: second.probes[0].sampleId,
    evidence: { log10LR: 9 },
  };
  expect(await test.store.leads.finish(second, [], [{ gallery, hits: [hit] }])).toBe(1);
  expect((await test.store.dnaHits.list(use, 'PENDING', page)).total).toBe(1);
  await test.store.galleries.declareDna(use, 'stains', undefined);
  await enrol('bob', ['people']);
  expect(await test.store.leads.claim(1000)).toBeUndefined();
});

it('knows a grant until it expires or is withdrawn', async () => {
  const { dnaGrants } = test.store;
  const given = await dnaGrants.give(use, { case: 'A/1' }, new Date(nowMs + 1000));
  const other = await dnaGrants.give(use, { case: 'A/2' }, new Date(nowMs + 9000));
  expect((await dnaGrants.holding(given.grantId))?.content).toEqual({ case: 'A/1' });
  nowMs += 2000;
  expect(await dnaGrants.holding(given.grantId)).toBeUndefined();
  expect((await dnaGrants.withdraw(use, other.grantId)).withdrawnAt).toEqual(new Date(nowMs));
  expect(await dnaGrants.holding(other.grantId)).toBeUndefined();
  expect(await codeOf(dnaGrants.withdraw(use, crypto.randomUUID()))).toBe('DNA_GRANT_UNKNOWN');
  expect(await dnaGrants.list()).toHaveLength(2);
});
