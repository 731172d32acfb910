/** Leads: made by the searches that enrolments leave behind, read and decided by people. */
import { sql } from 'kysely';
import type { PersonId } from '@ipse/core';
import { isSameActor } from '@ipse/custody';
import type { DataUse } from '@ipse/custody';
import { fromBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import { announceChanges } from '../feed/note-changes.ts';
import { readPolicies } from '../policies/policies.ts';
import type { DecidedLead, LeadRecord, Leads, LeadStatus } from '../types/leads.ts';
import { closeMark, isUnsolvedMark, reopenMark } from './close-mark.ts';
import { evidencePlace, finishLeadSearch } from './finish-search.ts';
import { claimLeadSearch } from './lead-queue.ts';
import { openSide, sideOf } from './sides.ts';
import type { SideRow } from './sides.ts';
import { keepStep, lockLead, readSteps } from './steps.ts';
import type { LockedLead, NewStep } from './steps.ts';

export function createLeads(context: Context): Leads {
  const { vault } = context;
  return {
    claim: (leaseMs) => write(context, (tx) => claimLeadSearch(context, tx, leaseMs)),
    finish: (search, results, dna = []) => write(context, (tx) => finishLeadSearch(context, tx, search, results, dna)),

    list: (use, status, { offset, limit }) =>
      write(context, async (tx) => {
        const wanted = sql`realm_id = ${vault.realm} and ${status === undefined ? sql`true` : sql`status = ${status}`}`;
        const { rows: totals } = await sql<{ total: bigint }>`
          select count(*) as total from lead where ${wanted}`.execute(tx);
        const { rows } = await sql<{ id: string }>`
          select id from lead where ${wanted} order by created_at desc, id offset ${offset} limit ${limit}`.execute(tx);
        const found = await readLeads(
          context,
          tx,
          rows.map(({ id }) => id),
        );
        await appendEvent(context, tx, use, { action: 'lead.list', objects: [], count: found.length });
        return { total: Number(totals[0].total), items: found.map(({ lead }) => lead) };
      }),

    read: (use, leadId) =>
      write(context, async (tx) => {
        const [found] = await readLeads(context, tx, [leadId]);
        if (found === undefined) throw fail('LEAD_UNKNOWN');
        await appendEvent(context, tx, use, { action: 'lead.read', objects: [leadId, ...found.persons] });
        return found.lead;
      }),

    ...createSteps(context),

    closeMark: (use, sampleId, isClosed) =>
      write(context, async (tx) => {
        if (!(await isUnsolvedMark(context, tx, sampleId))) throw fail('MARK_UNKNOWN');
        await (isClosed ? closeMark(context, tx, use, sampleId) : reopenMark(context, tx, use, sampleId));
        return { cursor: await announceChanges(context, tx) };
      }),
  };
}

/** What people do about a lead. */
function createSteps(context: Context): Pick<Leads, 'decide' | 'verify' | 'undo'> {
  return {
    decide: (use, leadId, isIdentified, content) =>
      write(context, async (tx) => {
        const lead = await lockLead(context, tx, leadId);
        if (lead.status !== 'PENDING') throw fail('LEAD_DECIDED');
        const identified = (await readPolicies(context, tx)).examiners === 2 ? 'TO_VERIFY' : 'CONFIRMED';
        const status = isIdentified ? identified : 'REFUTED';
        return conclude(context, tx, use, lead, { step: 'DECISION', status, content });
      }),

    verify: (use, leadId, agrees, content) =>
      write(context, async (tx) => {
        const lead = await lockLead(context, tx, leadId);
        if (lead.status !== 'TO_VERIFY') throw fail('LEAD_NOT_TO_VERIFY');
        if (lead.decidedBy && isSameActor(lead.decidedBy, use.actor)) throw fail('LEAD_SAME_EXAMINER');
        return conclude(context, tx, use, lead, {
          step: 'VERIFICATION',
          status: agrees ? 'CONFIRMED' : 'PENDING',
          content,
        });
      }),

    undo: (use, leadId, content) =>
      write(context, async (tx) => {
        const lead = await lockLead(context, tx, leadId);
        if (lead.status === 'PENDING') throw fail('LEAD_PENDING');
        return conclude(context, tx, use, lead, { step: 'UNDO', status: 'PENDING', content });
      }),
  };
}

/** Keeps the step with what follows from it, and reads the lead again. */
async function conclude(context: Context, tx: Tx, use: DataUse, lead: LockedLead, step: NewStep): Promise<DecidedLead> {
  await keepStep(context, tx, use, lead, step);
  const [after] = await readLeads(context, tx, [lead.id]);
  await appendEvent(context, tx, use, { action: actions[step.step], objects: [lead.id, ...after.persons] });
  return { lead: after.lead, cursor: await announceChanges(context, tx) };
}

const actions = { DECISION: 'lead.decide', VERIFICATION: 'lead.verify', UNDO: 'lead.undo' } as const;

interface LeadRow {
  id: string;
  status: LeadStatus;
  sealed_evidence: Buffer;
  between_marks: boolean;
  created_at: Date;
  mark: SideRow;
  print: SideRow;
}

/** In the order of the ids; what is unknown is left out. */
async function readLeads(
  context: Context,
  tx: Tx,
  ids: readonly string[],
): Promise<{ lead: LeadRecord; persons: PersonId[] }[]> {
  const { vault } = context;
  const { rows } = await sql<LeadRow>`
    select id, status, between_marks, sealed_evidence, created_at,
      ${sideOf('lead.mark_sample_id')} as mark, ${sideOf('lead.print_sample_id')} as print
    from lead where realm_id = ${vault.realm} and id = any(${[...ids]}::uuid[])
    order by created_at desc, id`.execute(tx);
  const steps = await readSteps(context, tx, ids);
  return rows.map((row) => ({
    persons: [row.mark.person, row.print.person],
    lead: {
      leadId: row.id,
      status: row.status,
      mark: openSide(context, row.mark),
      print: openSide(context, row.print),
      betweenMarks: row.between_marks,
      evidence: fromBytes(vault.openRecord(evidencePlace(row.id), row.sealed_evidence)),
      steps: steps.get(row.id) ?? [],
      createdAt: row.created_at,
    },
  }));
}
