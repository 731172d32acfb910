import { stateUse } from '@ipse/custody';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';
import { newEncounter } from './testing/people.ts';

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
});
afterAll(() => test.drop());

const basis = { purpose: 'border control', authority: 'a statute', justification: 'marked words', case: 'case 7' };
const use = stateUse({ kind: 'user', id: 'officer-1' }, basis);

describe('the event log', () => {
  it('tells who did what, to which end, the latest first', async () => {
    const { events, encounters, persons } = test.store;
    const enrolled = await encounters.enrol(use, {
      personExternalId: 'p',
      encounterExternalId: 'e',
      ...newEncounter(),
    });
    await events.append(use, { action: 'search', objects: [enrolled.personId], count: 3 });
    await persons.remove(use, 'p');
    const told = await events.latest(10);
    expect(told.map((event) => event.action)).toEqual(['person.delete', 'search', 'encounter.create']);
    expect(told[1]).toMatchObject({ actor: use.actor, basis, objects: [enrolled.personId], count: 3 });
    expect(told[2].objects).toEqual([enrolled.personId, enrolled.encounterId]);
    expect(told[0].seq).toBeGreaterThan(told[1].seq);
    expect((await events.latest(1)).length).toBe(1);
  });

  it('tells nothing of what did not happen', async () => {
    const before = (await test.store.events.latest(100)).length;
    await expect(test.store.persons.remove(use, 'nobody')).rejects.toThrow();
    await expect(
      test.store.encounters.enrol(use, { ...newEncounter({ galleries: ['ALL'] }), personExternalId: 'q' }),
    ).rejects.toThrow();
    expect((await test.store.events.latest(100)).length).toBe(before);
  });

  it('holds neither justification nor case in the clear', async () => {
    const { rows } = await sql<{ row: string }>`select event::text as row from event`.execute(test.database.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows)
      for (const text of Object.values(basis)) {
        expect(row).not.toContain(text);
        expect(row).not.toContain(Buffer.from(text).toString('hex'));
      }
  });

  it.each(['update event set action = $$x$$', 'delete from event', 'truncate event', 'truncate event cascade'])(
    'refuses: %s',
    async (statement) => {
      const before = await test.store.events.latest(100);
      await expect(sql.raw(statement).execute(test.database.kysely)).rejects.toThrow('append-only');
      expect(await test.store.events.latest(100)).toEqual(before);
    },
  );
});

describe('decisions', () => {
  it('are recorded with their event and refuse to be rewritten', async () => {
    const { decisionId } = await test.store.decisions.record(use, '00000000-0000-7000-8000-000000000001', {
      outcome: 'none-of-these',
    });
    const [event] = await test.store.events.latest(1);
    expect(event).toMatchObject({ action: 'search.decide' });
    expect(event.objects).toContain(decisionId);
    for (const statement of ['update decision set recorded_at = now()', 'delete from decision', 'truncate decision']) {
      await expect(sql.raw(statement).execute(test.database.kysely)).rejects.toThrow('append-only');
    }
  });
});
