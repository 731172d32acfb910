/** Grants of familial searches: given, listed and withdrawn; a search asks whether one holds. */
import type { Selectable } from 'kysely';
import { dateOf, fromBytes, newId, read, toBytes, write } from '../context.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import type { DnaGrantRecord, DnaGrants } from '../types/dna.ts';

const place = (id: string) => ({ kind: 'dna-grant', version: 1, id });
const listedMax = 200;

export function createDnaGrants(context: Context): DnaGrants {
  const { vault } = context;
  return {
    give: (use, content, expiresAt) =>
      write(context, async (tx) => {
        const id = newId(context);
        const row = await tx
          .insertInto('dna_grant')
          .values({
            ...{ id, realm_id: vault.realm, created_at: dateOf(context), expires_at: expiresAt, withdrawn_at: null },
            sealed_content: vault.sealRecord(place(id), toBytes(content)),
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await appendEvent(context, tx, use, { action: 'dna.grant.give', objects: [id] });
        return openGrant(context, row);
      }),

    list: () =>
      read(context, async (db) => {
        const rows = await db
          .selectFrom('dna_grant')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(listedMax)
          .execute();
        return rows.map((row) => openGrant(context, row));
      }),

    holding: (grantId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('dna_grant')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .where('id', '=', grantId)
          .where('withdrawn_at', 'is', null)
          .where('expires_at', '>', dateOf(context))
          .executeTakeFirst();
        return row && openGrant(context, row);
      }),

    withdraw: (use, grantId) =>
      write(context, async (tx) => {
        const row = await tx
          .updateTable('dna_grant')
          .set(({ fn, val }) => ({ withdrawn_at: fn.coalesce('withdrawn_at', val(dateOf(context))) }))
          .where('realm_id', '=', vault.realm)
          .where('id', '=', grantId)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) throw fail('DNA_GRANT_UNKNOWN');
        await appendEvent(context, tx, use, { action: 'dna.grant.withdraw', objects: [grantId] });
        return openGrant(context, row);
      }),
  };
}

function openGrant({ vault }: Context, row: Selectable<Schema['dna_grant']>): DnaGrantRecord {
  const { id, sealed_content, created_at: createdAt, expires_at: expiresAt, withdrawn_at: withdrawnAt } = row;
  return {
    ...{ grantId: id, createdAt, expiresAt, content: fromBytes(vault.openRecord(place(id), sealed_content)) },
    ...(withdrawnAt === null ? {} : { withdrawnAt }),
  };
}
