import { Secret } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import type { Store } from '../types/store.ts';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await createTestStore();
  ({ store } = test);
});
afterAll(() => test.drop());

const [p, q] = ['person-1', 'person-2'];
const enrol = (personExternalId: string, encounterExternalId: string, encounter = newEncounter()) =>
  store.encounters.enrol(use, { personExternalId, encounterExternalId, ...encounter });

describe('sealing', () => {
  it('writes nothing into any table in the clear', async () => {
    const marked = [
      'marked-person',
      'marked-encounter',
      'Marked Name',
      'marked image',
      'marked template',
      'marked why',
    ];
    const [person, encounter, name, image, template, why] = marked;
    const stated = stateUse(
      { kind: 'client', id: 'c' },
      { purpose: why, authority: why, justification: why, case: why },
    );
    await store.encounters.enrol(stated, {
      personExternalId: person,
      encounterExternalId: encounter,
      ...newEncounter({
        body: { biographicData: { lastName: name } },
        samples: [
          {
            ...newSample(),
            image: Buffer.from(image),
            detail: { note: name },
            template: { algorithm: 'toy', algorithmVersion: '1', bytes: Buffer.from(template) },
          },
        ],
      }),
    });
    await store.tasks.create({ clientId: 'c', operation: 'o', request: { name }, delivery: { name } });
    await store.searches.save({ actorId: 'u', content: { name }, expiresAt: new Date(Date.now() + 60_000) });
    await store.decisions.record(stated, '00000000-0000-7000-8000-000000000002', { note: name });
    await store.clients.put({ clientId: 'c', scopes: [], settings: { name } }, new Secret(name));
    const passkey = { credentialId: 'k', publicKey: Uint8Array.of(1), counter: 0, transports: [] };
    const { userId } = await store.users.create(name, passkey);
    await store.sessions.create(new Secret(name), userId, new Date(Date.now() + 60_000));
    await store.oneTimeTokens.put('first-run', new Secret(name), new Date(Date.now() + 60_000));

    const tables = await test.database.kysely.introspection.getTables();
    const filled = [];
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table.name)} t`.execute(
        test.database.kysely,
      );
      if (rows.length > 0) filled.push(table.name);
      const text = rows.map(({ row }) => row).join('\n');
      for (const word of marked) {
        for (const form of ['utf8', 'hex', 'base64'] as const) {
          expect(text).not.toContain(form === 'utf8' ? word : Buffer.from(word).toString(form));
        }
      }
    }
    expect(filled).toEqual(
      expect.arrayContaining(['sample', 'template', 'task', 'search', 'decision', 'client', 'event']),
    );
  });

  it('opens no row that was put in another row of the same kind', async () => {
    await enrol(p, 'e1', newEncounter({ samples: [newSample(), newSample('LEFT_THUMB')] }));
    await enrol(p, 'e2');
    await enrol(q, 'e1');
    const name = { personExternalId: p, encounterExternalId: 'e1' };
    const swap = (table: string, column: string, first: string, second: string) =>
      sql`update ${sql.table(table)} a set ${sql.ref(column)} = b.${sql.ref(column)} from ${sql.table(table)} b
        where a.id = ${first} and b.id = ${second}`.execute(test.database.kysely);
    const records = await store.encounters.readAll(use, p, { templates: true });
    const [other] = await store.encounters.readAll(use, q);
    const [a, b] = records[0].samples;
    await swap('sample', 'sealed_image', a.sampleId, b.sampleId);
    expect(await codeOf(store.encounters.read(use, name, { images: true }))).toBe('CUSTODY_SEAL_BROKEN');
    await swap('template', 'sealed_bytes', a.template!.templateId, b.template!.templateId);
    expect(await codeOf(store.encounters.read(use, name, { templates: true }))).toBe('CUSTODY_SEAL_BROKEN');
    await swap('encounter', 'sealed_body', records[0].encounterId, records[1].encounterId);
    expect(await codeOf(store.encounters.read(use, name))).toBe('CUSTODY_SEAL_BROKEN');
    await swap('encounter', 'sealed_body', records[1].encounterId, other.encounterId);
    expect(await codeOf(store.encounters.read(use, { ...name, encounterExternalId: 'e2' }))).toBe(
      'CUSTODY_SEAL_BROKEN',
    );
  });
});
