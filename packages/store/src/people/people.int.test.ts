import type { SampleId, TemplateId } from '@ipse/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import type { Store } from '../types/store.ts';

let test: TestStore;
let store: Store;
let serial = 0;
/** A person and an encounter of their own for each test. */
let p = '';
let q = '';

beforeAll(async () => {
  test = await createTestStore();
  ({ store } = test);
});
afterAll(() => test.drop());
beforeEach(() => {
  serial++;
  p = `person-${serial}`;
  q = `other-${serial}`;
});

const enrol = (personExternalId: string, encounterExternalId: string, encounter = newEncounter()) =>
  store.encounters.enrol(use, { personExternalId, encounterExternalId, ...encounter });

const count = async (table: 'person' | 'encounter' | 'sample' | 'template' | 'membership') => {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(
    test.database.kysely,
  );
  return Number(rows[0].n);
};

describe('enrolment', () => {
  it('gives back what was written', async () => {
    const encounter = newEncounter({
      galleries: ['watch-list', 'residents'],
      samples: [newSample('RIGHT_INDEX'), newSample('PORTRAIT', 'face')],
    });
    const enrolled = await enrol(p, 'e1', encounter);
    const record = await store.encounters.read(
      use,
      { personExternalId: p, encounterExternalId: 'e1' },
      { images: true, templates: true },
    );
    expect(record).toMatchObject({
      personId: enrolled.personId,
      encounterId: enrolled.encounterId,
      personExternalId: p,
      encounterExternalId: 'e1',
      status: 'ACTIVE',
      galleries: ['residents', 'watch-list'],
      body: encounter.body,
    });
    expect(record.samples.map((sample) => sample.sampleId)).toEqual(enrolled.sampleIds);
    for (const [i, sample] of record.samples.entries()) {
      const given = encounter.samples[i];
      expect(sample).toMatchObject({ modality: given.modality, position: given.position, detail: given.detail });
      expect(sample.mediaType).toBe('image/png');
      expect(Buffer.compare(sample.image!, given.image!)).toBe(0);
      expect(Buffer.compare(sample.template!.bytes, given.template!.bytes)).toBe(0);
    }
  });

  it('leaves images and templates sealed unless they are asked for', async () => {
    await enrol(p, 'e1');
    const { samples } = await store.encounters.read(use, { personExternalId: p, encounterExternalId: 'e1' });
    expect(samples[0]).toMatchObject({ hasImage: true, hasTemplate: true });
    expect(samples[0].image).toBeUndefined();
    expect(samples[0].template).toBeUndefined();
  });

  it('chooses ids where none are given', async () => {
    const first = await store.encounters.enrol(use, newEncounter());
    const second = await store.encounters.enrol(use, newEncounter());
    expect(first.personExternalId).not.toBe(second.personExternalId);
    expect(await store.persons.find(first.personExternalId)).toBe(first.personId);
  });

  it('refuses an encounter that exists and changes nothing', async () => {
    await enrol(p, 'e1', newEncounter({ body: 'first' }));
    expect(await codeOf(enrol(p, 'e1', newEncounter({ body: 'second' })))).toBe('ENCOUNTER_EXISTS');
    const all = await store.encounters.readAll(use, p);
    expect(all.map((record) => record.body)).toEqual(['first']);
  });

  it('lets two persons have encounters of one id, which do not show as equal', async () => {
    const a = await enrol(p, 'e1');
    const b = await enrol(q, 'e1');
    const rows = await test.database.kysely
      .selectFrom('encounter')
      .select('external_index')
      .where('id', 'in', [a.encounterId, b.encounterId])
      .execute();
    expect(rows[0].external_index.equals(rows[1].external_index)).toBe(false);
  });

  it('makes one person when many enrol the same new one at once', async () => {
    const enrolments = await Promise.all(Array.from({ length: 8 }, (_, i) => enrol(p, `e${i}`)));
    expect(new Set(enrolments.map(({ personId }) => personId)).size).toBe(1);
    expect((await store.encounters.readAll(use, p)).length).toBe(8);
  });

  it('answers one of many writers of the same encounter', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(enrol(p, 'same'))));
    expect(codes.filter((answer) => answer === 'no error').length).toBe(1);
    expect(codes.filter((answer) => answer === 'ENCOUNTER_EXISTS').length).toBe(5);
  });

  it.each(['ALL', '', 'x'.repeat(201), 'a\0b'])(
    'refuses the gallery name %j and leaves nothing behind',
    async (name) => {
      const before = await count('person');
      expect(await codeOf(enrol(p, 'e1', newEncounter({ galleries: [name] })))).toBe('GALLERY_NAME_INVALID');
      expect(await count('person')).toBe(before);
    },
  );

  it('undoes everything when a transaction of several operations fails', async () => {
    const failing = store.transact(async (inside) => {
      await inside.encounters.enrol(use, { personExternalId: p, ...newEncounter() });
      await inside.tasks.create({ clientId: 'c', operation: 'o', request: null, delivery: null });
      throw new Error('as planned');
    });
    await expect(failing).rejects.toThrow('as planned');
    expect(await store.persons.find(p)).toBeUndefined();
  });
});

describe('reading', () => {
  it('says which part is unknown', async () => {
    await enrol(p, 'e1');
    expect(await codeOf(store.encounters.readAll(use, q))).toBe('PERSON_UNKNOWN');
    const unknown = { personExternalId: p, encounterExternalId: 'e2' };
    expect(await codeOf(store.encounters.read(use, unknown))).toBe('ENCOUNTER_UNKNOWN');
    expect(await codeOf(store.samples.read(use, '00000000-0000-7000-8000-000000000000' as SampleId))).toBe(
      'SAMPLE_UNKNOWN',
    );
  });

  it('names persons, encounters and samples of a search', async () => {
    const { personId, encounterId, sampleIds } = await enrol(p, 'e1');
    expect(await store.persons.names([personId])).toEqual(new Map([[personId, p]]));
    expect(await store.encounters.names([encounterId])).toEqual(
      new Map([[encounterId, { personExternalId: p, encounterExternalId: 'e1', createdAt: expect.any(Date) as Date }]]),
    );
    const record = await store.encounters.read(
      use,
      { personExternalId: p, encounterExternalId: 'e1' },
      { templates: true },
    );
    const { templateId } = record.samples[0].template!;
    const samples = await store.samples.ofTemplates([templateId, '00000000-0000-7000-8000-000000000000' as TemplateId]);
    expect([...samples.keys()]).toEqual([templateId]);
    expect(samples.get(templateId)).toMatchObject({ sampleId: sampleIds[0], modality: 'fingerprint' });
    const sample = await store.samples.read(use, sampleIds[0]);
    expect(sample).toMatchObject({ personExternalId: p, encounterExternalId: 'e1', encounterId });
    expect(sample.image?.length).toBe(64);
    expect([
      await store.persons.names([]),
      await store.encounters.names([]),
      await store.samples.ofTemplates([]),
    ]).toEqual([new Map(), new Map(), new Map()]);
  });

  it('lists the latest persons first, in pages', async () => {
    const own = await createTestStore();
    try {
      for (const id of ['a', 'b', 'c']) {
        await own.store.encounters.enrol(use, { personExternalId: id, ...newEncounter() });
        await own.store.encounters.enrol(use, {
          personExternalId: id,
          ...newEncounter({ samples: [newSample('PORTRAIT', 'face'), newSample()] }),
        });
      }
      const { total, items } = await own.store.persons.list(use, { offset: 0, limit: 2 });
      expect(total).toBe(3);
      expect(items.map((item) => item.personExternalId)).toEqual(['c', 'b']);
      expect(items[0]).toMatchObject({ encounters: 2, modalities: ['face', 'fingerprint'] });
      const rest = await own.store.persons.list(use, { offset: 2, limit: 2 });
      expect(rest.items.map((item) => item.personExternalId)).toEqual(['a']);
    } finally {
      await own.drop();
    }
  });

  it('hands out the bodies of active encounters of a gallery', async () => {
    const gallery = `bodies-${serial}`;
    const active = await enrol(p, 'e1', newEncounter({ galleries: [gallery], body: { n: 1 } }));
    await enrol(p, 'e2', newEncounter({ galleries: [gallery], body: { n: 2 }, status: 'INACTIVE' }));
    await enrol(q, 'e1', newEncounter({ body: { n: 3 } }));
    const bodies = [];
    for await (const batch of store.encounters.bodies(gallery)) bodies.push(...batch);
    expect(bodies).toEqual([{ encounterId: active.encounterId, personId: active.personId, body: { n: 1 } }]);
    const all = [];
    for await (const batch of store.encounters.bodies(undefined)) all.push(...batch);
    expect(all.length).toBeGreaterThan(1);
  });
});

describe('galleries', () => {
  it('counts persons, encounters and searchable references', async () => {
    const own = await createTestStore();
    try {
      const galleries = ['g'];
      const both = newEncounter({ galleries, samples: [newSample(), newSample('PORTRAIT', 'face')] });
      await own.store.encounters.enrol(use, { personExternalId: 'a', ...both });
      await own.store.encounters.enrol(use, { personExternalId: 'a', ...newEncounter({ galleries }) });
      await own.store.encounters.enrol(use, {
        personExternalId: 'b',
        ...newEncounter({ galleries, status: 'INACTIVE' }),
      });
      expect(await own.store.galleries.list()).toEqual([
        { id: 'g', persons: 2, encounters: 3, references: { fingerprint: 2, face: 1 }, unsolvedMarks: false },
      ]);
      expect(await own.store.galleries.exists('g')).toBe(true);
      expect(await own.store.galleries.exists('h')).toBe(false);
      const page = await own.store.galleries.content(use, 'g', { offset: 2, limit: 10 });
      expect(page).toMatchObject({ total: 3, items: [{ personExternalId: 'b' }] });
      expect((await own.store.galleries.content(use, undefined, { offset: 0, limit: 10 })).total).toBe(3);
      expect(await codeOf(own.store.galleries.content(use, 'h', { offset: 0, limit: 1 }))).toBe('GALLERY_UNKNOWN');
    } finally {
      await own.drop();
    }
  });
});

describe('changing', () => {
  const name = () => ({ personExternalId: p, encounterExternalId: 'e1' });

  it('replaces an encounter and keeps its ids', async () => {
    const before = await enrol(p, 'e1');
    const next = newEncounter({ galleries: ['other'], body: 'next', samples: [newSample('LEFT_THUMB'), newSample()] });
    const updated = await store.encounters.update(use, name(), next);
    expect(updated).toMatchObject({ personId: before.personId, encounterId: before.encounterId });
    const record = await store.encounters.read(use, name());
    expect(record).toMatchObject({ body: 'next', galleries: ['other'] });
    expect(record.samples.map((sample) => sample.position)).toEqual(['LEFT_THUMB', 'RIGHT_INDEX']);
    expect(record.samples.map((sample) => sample.sampleId)).toEqual(updated.sampleIds);
  });

  it('sets status and galleries', async () => {
    await enrol(p, 'e1');
    await store.encounters.setStatus(use, name(), 'INACTIVE');
    await store.encounters.setGalleries(use, name(), ['z', 'y', 'z']);
    expect(await store.encounters.read(use, name())).toMatchObject({ status: 'INACTIVE', galleries: ['y', 'z'] });
    const unknown = { personExternalId: p, encounterExternalId: 'e9' };
    expect(await codeOf(store.encounters.setStatus(use, unknown, 'ACTIVE'))).toBe('ENCOUNTER_UNKNOWN');
    expect(await codeOf(store.encounters.setGalleries(use, { ...unknown, personExternalId: q }, ['y']))).toBe(
      'PERSON_UNKNOWN',
    );
  });

  it('removes the person with the last encounter', async () => {
    await enrol(p, 'e1');
    await enrol(p, 'e2');
    expect(await store.encounters.remove(use, name())).toMatchObject({ personRemoved: false });
    expect(await store.encounters.remove(use, { ...name(), encounterExternalId: 'e2' })).toMatchObject({
      personRemoved: true,
    });
    expect(await store.persons.find(p)).toBeUndefined();
  });

  it('removes a person with the key and every row', async () => {
    const tables = ['person', 'encounter', 'sample', 'template', 'membership'] as const;
    const before = await Promise.all(tables.map(count));
    await enrol(p, 'e1', newEncounter({ samples: [newSample(), newSample('LEFT_THUMB')] }));
    await enrol(p, 'e2');
    await store.persons.remove(use, p);
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(await codeOf(store.persons.remove(use, p))).toBe('PERSON_UNKNOWN');
  });
});

describe('merge and move', () => {
  const readAll = (id: string) => store.encounters.readAll(use, id, { images: true, templates: true });

  it('merges all encounters, sealed again under the target', async () => {
    const samples = [newSample(), newSample('PORTRAIT', 'face')];
    await enrol(p, 'e1');
    const source = await enrol(q, 'e2', newEncounter({ body: 'kept', samples }));
    await enrol(q, 'e3');
    await store.encounters.merge(use, p, q);
    expect(await store.persons.find(q)).toBeUndefined();
    const merged = await readAll(p);
    expect(merged.map((record) => record.encounterExternalId)).toEqual(['e1', 'e2', 'e3']);
    expect(merged[1]).toMatchObject({ encounterId: source.encounterId, body: 'kept' });
    expect(
      merged[1].samples.map((sample) => Buffer.from(sample.image!).equals(Buffer.from(samples[0].image!))),
    ).toEqual([true, false]);
    expect(Buffer.compare(merged[1].samples[1].template!.bytes, samples[1].template!.bytes)).toBe(0);
  });

  it('merges nothing when one encounter id is on both sides', async () => {
    await enrol(p, 'e1');
    await enrol(q, 'e0');
    await enrol(q, 'e1');
    expect(await codeOf(store.encounters.merge(use, p, q))).toBe('ENCOUNTER_EXISTS');
    expect((await readAll(p)).length).toBe(1);
    expect((await readAll(q)).length).toBe(2);
  });

  it('moves one encounter, and removes a source left without any', async () => {
    await enrol(p, 'e1');
    await enrol(q, 'e2');
    await enrol(q, 'e1');
    const from = (encounterExternalId: string) => ({ personExternalId: q, encounterExternalId });
    expect(await codeOf(store.encounters.move(use, p, from('e1')))).toBe('ENCOUNTER_EXISTS');
    expect(await codeOf(store.encounters.move(use, p, from('e9')))).toBe('ENCOUNTER_UNKNOWN');
    await store.encounters.move(use, p, from('e2'));
    expect((await readAll(p)).map((record) => record.encounterExternalId)).toEqual(['e1', 'e2']);
    await store.encounters.remove(use, { personExternalId: p, encounterExternalId: 'e1' });
    await store.encounters.move(use, p, from('e1'));
    expect(await store.persons.find(q)).toBeUndefined();
    expect((await readAll(p)).length).toBe(2);
  });

  it('refuses a person with itself and an unknown one', async () => {
    await enrol(p, 'e1');
    expect(await codeOf(store.encounters.merge(use, p, p))).toBe('MERGE_WITH_ITSELF');
    expect(await codeOf(store.encounters.merge(use, p, q))).toBe('PERSON_UNKNOWN');
    expect(await codeOf(store.encounters.move(use, q, { personExternalId: p, encounterExternalId: 'e1' }))).toBe(
      'PERSON_UNKNOWN',
    );
  });

  it('survives merges in opposite directions at once', async () => {
    await enrol(p, 'e1');
    await enrol(q, 'e2');
    const codes = await Promise.all([
      codeOf(store.encounters.merge(use, p, q)),
      codeOf(store.encounters.merge(use, q, p)),
    ]);
    expect(codes.sort()).toEqual(['PERSON_UNKNOWN', 'no error']);
    const left = (await store.persons.find(p)) === undefined ? q : p;
    expect((await readAll(left)).map((record) => record.encounterExternalId).sort()).toEqual(['e1', 'e2']);
  });
});

describe('transactions', () => {
  it('run again after a deadlock', async () => {
    await enrol(p, 'e1');
    await enrol(q, 'e1');
    const name = (personExternalId: string) => ({ personExternalId, encounterExternalId: 'e1' });
    let attempts = 0;
    const meeting = Promise.withResolvers<void>();
    const both = async (first: string, second: string) =>
      store.transact(async (inside) => {
        await inside.encounters.setStatus(use, name(first), 'INACTIVE');
        // The first two attempts wait until both hold one lock, so that each then asks for the other's.
        if (++attempts === 2) meeting.resolve();
        await meeting.promise;
        await inside.encounters.setStatus(use, name(second), 'INACTIVE');
      });
    await Promise.all([both(p, q), both(q, p)]);
    expect(attempts).toBe(3);
    for (const id of [p, q]) expect(await store.encounters.read(use, name(id))).toMatchObject({ status: 'INACTIVE' });
  });
});
