/** What people did about leads, step by step: decided, verified, taken back. No step is ever removed. */
import type { SampleId } from '@ipse/core';
import type { Actor, DataUse } from '@ipse/custody';
import { sql } from 'kysely';
import { dateOf, fromBytes, newId, toBytes } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import type { LeadStatus, LeadStep } from '../types/leads.ts';
import { closeMark, reopenMarksOf } from './close-mark.ts';

const place = (id: string) => ({ kind: 'lead-decision', version: 1, id });

export type NewStep = Pick<LeadStep, 'step' | 'status' | 'content'>;

export interface LockedLead {
  readonly id: string;
  readonly status: LeadStatus;
  readonly mark: SampleId;
  readonly betweenMarks: boolean;
  /** Who decided last; nobody before the first decision. */
  readonly decidedBy: Actor | undefined;
}

/** Errors: LEAD_UNKNOWN. */
export async function lockLead({ vault }: Context, tx: Tx, leadId: string): Promise<LockedLead> {
  const row = await tx
    .selectFrom('lead')
    .select(['id', 'status', 'mark_sample_id', 'between_marks'])
    .where('realm_id', '=', vault.realm)
    .where('id', '=', leadId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw fail('LEAD_UNKNOWN');
  const last = await tx
    .selectFrom('lead_decision')
    .select(['actor_kind', 'actor_id'])
    .where('lead_id', '=', leadId)
    .where('step', '=', 'DECISION')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    ...{ id: row.id, status: row.status, mark: row.mark_sample_id, betweenMarks: row.between_marks },
    decidedBy: last && { kind: last.actor_kind, id: last.actor_id },
  };
}

/** A mark is closed by the identification of a print that counts, and opened again when that is taken back. */
export async function keepStep(context: Context, tx: Tx, use: DataUse, lead: LockedLead, step: NewStep): Promise<void> {
  const id = newId(context);
  await tx.updateTable('lead').set({ status: step.status }).where('id', '=', lead.id).execute();
  await tx
    .insertInto('lead_decision')
    .values({
      ...{ id, lead_id: lead.id, step: step.step, status: step.status },
      ...{ actor_kind: use.actor.kind, actor_id: use.actor.id },
      sealed_content: context.vault.sealRecord(place(id), toBytes(step.content)),
      recorded_at: dateOf(context),
    })
    .execute();
  if (step.status === 'CONFIRMED' && !lead.betweenMarks) await closeMark(context, tx, use, lead.mark, lead.id);
  if (step.step === 'UNDO') await reopenMarksOf(context, tx, use, lead.id);
}

/** The oldest first, by lead. */
export async function readSteps(
  { vault }: Context,
  tx: Tx,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LeadStep[]>> {
  const rows = await tx
    .selectFrom('lead_decision')
    .selectAll()
    .where(sql<boolean>`lead_id = any(${[...leadIds]}::uuid[])`)
    .orderBy('seq')
    .execute();
  const steps = new Map<string, LeadStep[]>();
  for (const { id, lead_id, step, status, actor_kind, actor_id, sealed_content, recorded_at: recordedAt } of rows) {
    const content = fromBytes(vault.openRecord(place(id), sealed_content));
    const one: LeadStep = { step, status, actor: { kind: actor_kind, id: actor_id }, content, recordedAt };
    steps.set(lead_id, [...(steps.get(lead_id) ?? []), one]);
  }
  return steps;
}
