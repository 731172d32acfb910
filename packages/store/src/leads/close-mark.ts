/** Marks that are solved, or given up: kept and shown, and gone from every search. */
import type { EncounterId, PersonId, SampleId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import { sql } from 'kysely';
import { dateOf } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import { appendEvent } from '../events.ts';
import { noteChanges } from '../feed/note-changes.ts';
import { queueLeadSearch } from './lead-queue.ts';

/** A sample of this realm in a gallery that is declared to hold unsolved marks. */
export async function isUnsolvedMark({ vault }: Context, db: Db, sampleId: SampleId): Promise<boolean> {
  const { rows } = await sql`
    select from sample join membership on membership.encounter_id = sample.encounter_id
      join gallery on gallery.realm_id = membership.realm_id and gallery.id = membership.gallery_id
    where sample.id = ${sampleId} and gallery.realm_id = ${vault.realm} and gallery.declared_by is not null`.execute(
    db,
  );
  return rows.length > 0;
}

/** Nothing when it is closed already. `lead`: the identification that closes it. */
export async function closeMark(
  context: Context,
  tx: Tx,
  use: DataUse,
  sampleId: SampleId,
  lead?: string,
): Promise<void> {
  const owner = await lockOwner(tx, sampleId);
  const closed = await tx
    .updateTable('sample')
    .set({ closed_at: dateOf(context), closed_by_lead: lead ?? null })
    .where('id', '=', sampleId)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (closed !== undefined) await tell(context, tx, use, 'mark.close', owner, sampleId);
}

/** Nothing when it is open. It searches the other marks again: those that came meanwhile did not find it. */
export async function reopenMark(context: Context, tx: Tx, use: DataUse, sampleId: SampleId): Promise<void> {
  const owner = await lockOwner(tx, sampleId);
  const opened = await tx
    .updateTable('sample')
    .set({ closed_at: null, closed_by_lead: null })
    .where('id', '=', sampleId)
    .where('closed_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (opened === undefined) return;
  await tell(context, tx, use, 'mark.reopen', owner, sampleId);
  await queueLeadSearch(context, tx, owner.encounter);
}

/** Those that this lead closed. */
export async function reopenMarksOf(context: Context, tx: Tx, use: DataUse, lead: string): Promise<void> {
  const marks = await tx.selectFrom('sample').select('id').where('closed_by_lead', '=', lead).execute();
  for (const { id } of marks) await reopenMark(context, tx, use, id);
}

interface Owner {
  readonly person: PersonId;
  readonly encounter: EncounterId;
}

/** The order of the changes of a template is that of this lock. */
async function lockOwner(tx: Tx, sampleId: SampleId): Promise<Owner> {
  return tx
    .selectFrom('sample')
    .innerJoin('encounter', 'encounter.id', 'sample.encounter_id')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .select(['person.id as person', 'encounter.id as encounter'])
    .where('sample.id', '=', sampleId)
    .forUpdate('person')
    .executeTakeFirstOrThrow();
}

async function tell(
  context: Context,
  tx: Tx,
  use: DataUse,
  action: 'mark.close' | 'mark.reopen',
  { person, encounter }: Owner,
  sampleId: SampleId,
): Promise<void> {
  await noteChanges(context, tx, { encounters: [encounter] });
  await appendEvent(context, tx, use, { action, objects: [person, encounter, sampleId] });
}
