/** Persons: finding, naming, listing, removing. */
import type { ModalityId, PersonId } from '@ipse/core';
import { sql } from 'kysely';
import { read, write } from '../context.ts';
import type { Context, Db } from '../context.ts';
import { appendEvent } from '../events.ts';
import { announceChanges, noteChanges } from '../feed/note-changes.ts';
import type { Page, PersonSummary, Persons } from '../types/records.ts';
import { deletePersonRow, lockPerson, openPersonName, personIndex } from './person-rows.ts';

export function createPersons(context: Context): Persons {
  const { realm } = context.vault;
  return {
    find: (externalId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('person')
          .select('id')
          .where('realm_id', '=', realm)
          .where('external_index', '=', personIndex(context, externalId))
          .executeTakeFirst();
        return row?.id;
      }),

    names: (personIds) => read(context, (db) => readNames(context, db, personIds)),

    list: (use, page) =>
      write(context, async (tx) => {
        const { total } = await tx
          .selectFrom('person')
          .select(({ fn }) => fn.countAll().as('total'))
          .where('realm_id', '=', realm)
          .executeTakeFirstOrThrow();
        const items = await listPersons(context, tx, page);
        await appendEvent(context, tx, use, { action: 'person.list', objects: [], count: items.length });
        return { total: Number(total), items };
      }),

    remove: (use, externalId) =>
      write(context, async (tx) => {
        const { person } = await lockPerson(context, tx, externalId);
        await noteChanges(context, tx, { person });
        await deletePersonRow(context, tx, person);
        await appendEvent(context, tx, use, { action: 'person.delete', objects: [person] });
        return { cursor: await announceChanges(context, tx) };
      }),
  };
}

async function readNames(context: Context, db: Db, personIds: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'wrapped_key', 'sealed_external_id'])
    .where('realm_id', '=', context.vault.realm)
    .where('id', 'in', [...personIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      openPersonName(context, { person: row.id, wrapped: row.wrapped_key }, row.sealed_external_id),
    ]),
  );
}

async function listPersons(context: Context, db: Db, { offset, limit }: Page): Promise<PersonSummary[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'wrapped_key', 'sealed_external_id', 'created_at'])
    .select([
      sql<bigint>`(select count(*) from encounter where person_id = person.id)`.as('encounters'),
      sql<ModalityId[]>`array(select distinct modality from sample join encounter on encounter.id = encounter_id
        where person_id = person.id order by modality)`.as('modalities'),
    ])
    .where('realm_id', '=', context.vault.realm)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    personExternalId: openPersonName(context, { person: row.id, wrapped: row.wrapped_key }, row.sealed_external_id),
    createdAt: row.created_at,
    encounters: Number(row.encounters),
    modalities: row.modalities,
  }));
}
