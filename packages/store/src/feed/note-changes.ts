/** Writing the feed: which references are not what they were. */
import type { EncounterId, PersonId, TemplateId } from '@ipse/core';
import { sql } from 'kysely';
import type { Context, Tx } from '../context.ts';
import type { ChangeCursor } from '../types/feed.ts';

export const changeChannel = 'ipse_change';

/**
 * Notes a change of every template of some encounters, or of a person's, spare ones too. Called after rows were made or altered, and
 * before rows are removed; the caller holds the lock on the person, which puts the changes of one template in order.
 */
export async function noteChanges(
  context: Context,
  tx: Tx,
  of: { readonly encounters: readonly EncounterId[] } | { readonly person: PersonId },
): Promise<void> {
  const chosen =
    'person' in of ? sql`encounter.person_id = ${of.person}` : sql`encounter.id = any(${[...of.encounters]}::uuid[])`;
  await sql`
    insert into change (realm_id, template_id)
    select ${context.vault.realm}::uuid, template.id
    from kept_template as template join sample on sample.id = template.sample_id
      join encounter on encounter.id = sample.encounter_id
    where ${chosen}`.execute(tx);
}

/** Notes a change of some templates. */
export async function noteTemplates(context: Context, tx: Tx, templates: readonly TemplateId[]): Promise<void> {
  await sql`
    insert into change (realm_id, template_id)
    select ${context.vault.realm}::uuid, unnest(${[...templates]}::uuid[])`.execute(tx);
}

/**
 * The last step of a write: wakes the followers at commit and says where in the feed the write will stand. One that changed no
 * reference stands before everything: the feed will never tell of it, so nobody must wait for it.
 */
export async function announceChanges(context: Context, tx: Tx): Promise<ChangeCursor> {
  const { rows } = await sql<{ transaction: bigint; seq: bigint | null }>`
    select pg_notify(${changeChannel}, ''), pg_current_xact_id() as transaction,
      (select max(seq) from change
        where realm_id = ${context.vault.realm} and transaction = pg_current_xact_id())::bigint as seq`.execute(tx);
  const [{ transaction, seq }] = rows;
  return seq === null ? { transaction: 0n, seq: 0n } : { transaction, seq };
}

/** Where the feed stands that tells of every change this transaction sees; before everything when there is none. */
export async function latestChange({ vault }: Context, tx: Tx): Promise<ChangeCursor> {
  const { rows } = await sql<ChangeCursor>`
    select transaction, seq from change where realm_id = ${vault.realm} order by transaction desc, seq desc limit 1`.execute(
    tx,
  );
  return rows.length === 0 ? { transaction: 0n, seq: 0n } : rows[0];
}
