/** Searches, kept sealed until they expire, and the decisions that people took on them, kept for good. */
import { dateOf, fromBytes, newId, read, toBytes, write } from '../context.ts';
import type { Context } from '../context.ts';
import { appendEvent } from '../events.ts';
import type { Decisions, Searches } from '../types/work.ts';

const searchPlace = (id: string) => ({ kind: 'search', version: 1, id });
const decisionPlace = (id: string) => ({ kind: 'decision', version: 1, id });

export function createSearches(context: Context): Searches {
  const { vault } = context;
  return {
    save: ({ actorId, content, expiresAt }) =>
      write(context, async (tx) => {
        const id = newId(context);
        await tx
          .insertInto('search')
          .values({
            id,
            realm_id: vault.realm,
            actor_id: actorId,
            sealed_content: vault.sealRecord(searchPlace(id), toBytes(content)),
            created_at: dateOf(context),
            expires_at: expiresAt,
          })
          .execute();
        return id;
      }),
    find: (searchId, actorId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('search')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .where('id', '=', searchId)
          .where('actor_id', '=', actorId)
          .where('expires_at', '>', dateOf(context))
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const content = fromBytes(vault.openRecord(searchPlace(searchId), row.sealed_content));
        return { searchId, actorId, content, createdAt: row.created_at };
      }),
  };
}

export function createDecisions(context: Context): Decisions {
  const { vault } = context;
  return {
    record: (use, searchId, decision) =>
      write(context, async (tx) => {
        const id = newId(context);
        const recordedAt = dateOf(context);
        await tx
          .insertInto('decision')
          .values({
            id,
            realm_id: vault.realm,
            search_id: searchId,
            sealed_content: vault.sealRecord(decisionPlace(id), toBytes(decision)),
            recorded_at: recordedAt,
          })
          .execute();
        await appendEvent(context, tx, use, { action: 'search.decide', objects: [searchId, id] });
        return { decisionId: id, recordedAt };
      }),
  };
}
