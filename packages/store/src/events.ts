/** The append-only event table behind custody's port. */
import type { Deed, DataUse, EventLog, StatedBasis } from '@ipse/custody';
import { dateOf, fromBytes, newId, read, toBytes, write } from './context.ts';
import type { Context, Db, Tx } from './context.ts';

const place = (id: string) => ({ kind: 'event-basis', version: 1, id });

/** Writes an event as part of the transaction whose deed it tells. */
export async function appendEvent(context: Context, tx: Tx, use: DataUse, deed: Deed): Promise<string> {
  const id = newId(context);
  await tx
    .insertInto('event')
    .values({
      id,
      realm_id: context.vault.realm,
      at: dateOf(context),
      actor_kind: use.actor.kind,
      actor_id: use.actor.id,
      action: deed.action,
      objects: [...deed.objects],
      count: deed.count ?? null,
      sealed_basis: context.vault.sealRecord(place(id), toBytes({ ...use.basis })),
    })
    .execute();
  return id;
}

/** The basis that was stated in an event of this realm. */
export async function readBasis({ vault }: Context, db: Db, id: string): Promise<StatedBasis> {
  const row = await db
    .selectFrom('event')
    .select('sealed_basis')
    .where('realm_id', '=', vault.realm)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return fromBytes(vault.openRecord(place(id), row.sealed_basis)) as unknown as StatedBasis;
}

export function createEventLog(context: Context): EventLog {
  const { vault } = context;
  return {
    append: (use, deed) => write(context, (tx) => appendEvent(context, tx, use, deed)),
    latest: (limit) =>
      read(context, async (db) => {
        const rows = await db
          .selectFrom('event')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute();
        return rows.map((row) => ({
          eventId: row.id,
          seq: row.seq,
          at: row.at,
          actor: { kind: row.actor_kind, id: row.actor_id },
          action: row.action,
          objects: row.objects,
          ...(row.count === null ? {} : { count: row.count }),
          basis: fromBytes(vault.openRecord(place(row.id), row.sealed_basis)) as unknown as StatedBasis,
        }));
      }),
  };
}
