/** Leads: made by the searches that enrolments leave behind, read and decided by people. */
import { sql } from 'kysely';
import type { PersonId } from '@ipse/core';
import { dateOf, fromBytes, toBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import type { LeadRecord, Leads, LeadStatus } from '../types/leads.ts';
import { evidencePlace, finishLeadSearch } from './finish-search.ts';
import { claimLeadSearch } from './lead-queue.ts';
import { openSide, sideOf } from './sides.ts';
import type { SideRow } from './sides.ts';

const decisionPlace = (id: string) => ({ kind: 'lead-decision', version: 1, id });

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

    decide: (use, leadId, { status, content }) =>
      write(context, async (tx) => {
        const [before] = await readLeads(context, tx, [leadId]);
        if (before === undefined) throw fail('LEAD_UNKNOWN');
        const decided = await tx
          .updateTable('lead')
          .set({
            status,
            sealed_decision: vault.sealRecord(decisionPlace(leadId), toBytes(content)),
            decided_at: dateOf(context),
          })
          .where('id', '=', leadId)
          .where('status', '=', 'PENDING')
          .returning('id')
          .executeTakeFirst();
        if (decided === undefined) throw fail('LEAD_DECIDED');
        await appendEvent(context, tx, use, { action: 'lead.decide', objects: [leadId, ...before.persons] });
        const [after] = await readLeads(context, tx, [leadId]);
        return after.lead;
      }),
  };
}

interface LeadRow {
  id: string;
  status: LeadStatus;
  sealed_evidence: Buffer;
  sealed_decision: Buffer | null;
  created_at: Date;
  decided_at: Date | null;
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
    select id, status, sealed_evidence, sealed_decision, created_at, decided_at,
      ${sideOf('lead.mark_sample_id')} as mark, ${sideOf('lead.print_sample_id')} as print
    from lead where realm_id = ${vault.realm} and id = any(${[...ids]}::uuid[])
    order by created_at desc, id`.execute(tx);
  return rows.map((row) => ({
    persons: [row.mark.person, row.print.person],
    lead: {
      leadId: row.id,
      status: row.status,
      mark: openSide(context, row.mark),
      print: openSide(context, row.print),
      evidence: fromBytes(vault.openRecord(evidencePlace(row.id), row.sealed_evidence)),
      createdAt: row.created_at,
      ...(row.sealed_decision === null
        ? {}
        : { decision: fromBytes(vault.openRecord(decisionPlace(row.id), row.sealed_decision)) }),
      ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
    },
  }));
}
