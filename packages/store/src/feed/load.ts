/** All references as of one moment, in batches, and the cursor from which the feed goes on. */
import { sql } from 'kysely';
import { translateErrors } from '../database/translate-errors.ts';
import type { Context, Tx } from '../context.ts';
import type { FeedBatch, LoadOptions } from '../types/feed.ts';
import type { NetworkName } from '../types/networks.ts';
import { openReference, selectReferences } from './references.ts';
import type { ReferenceRow } from './references.ts';

const rowsABatch = 1000;

/**
 * One read-only snapshot, read through a server-side cursor. It takes no transaction number, so that it does not hold
 * back the feed however long it takes.
 */
export async function* loadReferences(
  context: Context,
  { wants = () => true, wantsModality = () => true, network, signal }: LoadOptions,
): AsyncGenerator<FeedBatch> {
  const transaction = await translateErrors(() =>
    context.database.kysely
      .startTransaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(),
  );
  try {
    const oldest = await translateErrors(() => openCursor(context, transaction, network));
    for (;;) {
      signal?.throwIfAborted();
      const { rows } = await translateErrors(() =>
        sql<ReferenceRow>`fetch ${sql.lit(rowsABatch)} from loading`.execute(transaction),
      );
      if (rows.length === 0) break;
      const wanted = rows.filter((row) => wants(row.person_id) && wantsModality(row.modality));
      yield {
        changes: wanted.map((row) => ({
          kind: 'upsert',
          version: row.version,
          reference: openReference(context, row),
        })),
      };
    }
    yield { changes: [], cursor: { transaction: oldest, seq: 0n } };
  } finally {
    await transaction
      .rollback()
      .execute()
      .catch(() => undefined);
  }
}

/** Answers the oldest transaction that this snapshot does not show: all before it are in, so the feed goes on there. */
async function openCursor(context: Context, tx: Tx, network: NetworkName | undefined): Promise<bigint> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
  const { rows } = await sql<{ oldest: bigint }>`select pg_snapshot_xmin(pg_current_snapshot()) as oldest`.execute(tx);
  await sql`declare loading no scroll cursor for ${selectReferences(context, sql`true`, network)}`.execute(tx);
  return rows[0].oldest;
}
