/**
 * Following the feed. Changes are read in the order of (transaction, seq) and only below the oldest transaction that
 * still runs: no transaction that could yet insert before the cursor is left, so nothing is missed. Ordering by seq
 * alone would miss whatever commits late.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TemplateId } from '@ipse/core';
import { sql } from 'kysely';
import { read } from '../context.ts';
import type { Context } from '../context.ts';
import type { ChangeCursor, FeedBatch, FeedChange, FollowOptions } from '../types/feed.ts';
import { changeChannel } from './note-changes.ts';
import { openReference, selectReferences } from './references.ts';

const changesABatch = 500;
/** Without a notification the feed is looked at this often. */
const pollMs = 1000;
/** A change that is there and must not be shown yet waits for another transaction, which tells nobody when it ends. */
const heldBackMs = 10;
const troubleMs = 1000;

export async function followChanges(context: Context, options: FollowOptions): Promise<void> {
  const { signal, onTrouble = () => undefined } = options;
  let cursor = options.from;
  while (!signal.aborted) {
    try {
      const listener = await context.database.listen(changeChannel);
      try {
        while (!signal.aborted) {
          const batch = await readBatch(context, cursor, options);
          if (batch !== undefined) {
            await options.onBatch(batch);
            cursor = batch.cursor;
          } else {
            await listener.next((await isHeldBack(context, cursor)) ? heldBackMs : pollMs, signal);
          }
        }
      } finally {
        await listener.close();
      }
    } catch (error) {
      if (signal.aborted) return;
      onTrouble(error as Error);
      await sleep(troubleMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

interface ChangeRow {
  transaction: bigint;
  seq: bigint;
  template_id: TemplateId;
}

const after = ({ vault }: Context, { transaction, seq }: ChangeCursor) => sql`
  realm_id = ${vault.realm} and (transaction, seq) > (${transaction.toString()}::xid8, ${seq.toString()}::bigint)`;

async function readBatch(
  context: Context,
  cursor: ChangeCursor,
  options: FollowOptions,
): Promise<(FeedBatch & { cursor: ChangeCursor }) | undefined> {
  const { rows } = await read(context, (db) =>
    sql<ChangeRow>`
      select transaction, seq, template_id from change
      where ${after(context, cursor)} and transaction < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction, seq limit ${changesABatch}`.execute(db),
  );
  if (rows.length === 0) return undefined;
  const { transaction, seq } = rows[rows.length - 1];
  return { changes: await currentState(context, rows, options), cursor: { transaction, seq } };
}

/** A change tells which reference; what it is now is read afterwards, and so is never older than the change. */
async function currentState(
  context: Context,
  rows: readonly ChangeRow[],
  { network, wantsModality = () => true }: FollowOptions,
): Promise<FeedChange[]> {
  const versions = new Map<TemplateId, bigint>();
  for (const { template_id: id, seq } of rows) {
    const known = versions.get(id);
    if (known === undefined || seq > known) versions.set(id, seq);
  }
  const changed = sql`template.id = any(${[...versions.keys()]}::uuid[])`;
  const { rows: present } = await read(context, (db) => selectReferences(context, changed, network).execute(db));
  const upserts = new Map(present.map((row) => [row.id, row]));
  return [...versions].flatMap(([id, version]): FeedChange[] => {
    const row = upserts.get(id);
    if (row === undefined) return [{ kind: 'remove', version, id }];
    if (!wantsModality(row.modality)) return [];
    return [{ kind: 'upsert', version: row.version, reference: openReference(context, row) }];
  });
}

async function isHeldBack(context: Context, cursor: ChangeCursor): Promise<boolean> {
  const { rows } = await read(context, (db) =>
    sql<{ held: boolean }>`select exists (select from change where ${after(context, cursor)}) as held`.execute(db),
  );
  return rows[0].held;
}
