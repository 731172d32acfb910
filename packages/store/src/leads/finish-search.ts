/** The end of the searches of an enrolment: its leads and hits are kept, what was done is told, and it is not due any more. */
import { stateUse } from '@ipse/custody';
import type { DataUse } from '@ipse/custody';
import { dateOf, newId, toBytes } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { appendEvent, readBasis } from '../events.ts';
import { keepDnaHits } from '../dna/keep-hits.ts';
import type { DnaSearchResult } from '../types/dna.ts';
import type { LeadSearch, LeadSearchResult, NewLead } from '../types/leads.ts';

export const evidencePlace = (id: string) => ({ kind: 'lead-evidence', version: 1, id });

/** How many of the leads and of the hits are new. */
export async function finishLeadSearch(
  context: Context,
  tx: Tx,
  search: LeadSearch,
  results: readonly LeadSearchResult[],
  dna: readonly DnaSearchResult[],
): Promise<number> {
  const { encounterId, personId, version } = search;
  // Locked first: whoever finishes second finds that there is nothing left to finish.
  const held = await tx
    .deleteFrom('lead_search')
    .where('encounter_id', '=', encounterId)
    .where('version', '=', version)
    .returning('encounter_id')
    .executeTakeFirst();
  if (held === undefined) return 0;
  let created = 0;
  for (const { gallery, leads } of results) {
    const use = await useOf(context, tx, gallery.declaredBy);
    await appendEvent(context, tx, use, { action: 'lead.search', objects: [personId], count: leads.length });
    for (const lead of leads) created += (await keepLead(context, tx, search, lead)) ? 1 : 0;
  }
  for (const { gallery, hits } of dna) {
    const use = await useOf(context, tx, gallery.declaredBy);
    const kept = await keepDnaHits(context, tx, hits);
    await appendEvent(context, tx, use, { action: 'dna.search', objects: [personId], count: kept.length });
    for (const { hitId, isNew, personId: found } of kept) {
      if (!isNew) continue;
      await appendEvent(context, tx, use, { action: 'dna.hit.create', objects: [hitId, personId, found] });
      created++;
    }
  }
  return created;
}

/** False when the mark is gone or closed, or when it and the encounter, or the two samples, already make a lead. */
async function keepLead(context: Context, tx: Tx, search: LeadSearch, lead: NewLead): Promise<boolean> {
  const { vault } = context;
  const mark = await tx
    .selectFrom('template')
    .innerJoin('sample', 'sample.id', 'template.sample_id')
    .innerJoin('encounter', 'encounter.id', 'sample.encounter_id')
    .select(['sample.id as sample_id', 'encounter.person_id', 'encounter.stated_by'])
    .where('template.id', '=', lead.markTemplateId)
    .where('sample.closed_at', 'is', null)
    .forShare('sample')
    .executeTakeFirst();
  if (mark === undefined || mark.stated_by === null) return false;
  const id = newId(context);
  const inserted = await tx
    .insertInto('lead')
    .values({
      id,
      realm_id: vault.realm,
      mark_sample_id: mark.sample_id,
      print_sample_id: lead.printSampleId,
      print_encounter_id: search.encounterId,
      status: 'PENDING',
      between_marks: search.ofMarks,
      sealed_evidence: vault.sealRecord(evidencePlace(id), toBytes(lead.evidence)),
      created_at: dateOf(context),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  const use = await useOf(context, tx, mark.stated_by);
  const objects = [id, mark.person_id, search.personId];
  await appendEvent(context, tx, use, { action: 'lead.create', objects });
  return true;
}

/** The server's own use, on the basis that somebody stated in an earlier event. */
async function useOf(context: Context, tx: Tx, eventId: string): Promise<DataUse> {
  return stateUse({ kind: 'system', id: 'leads' }, await readBasis(context, tx, eventId));
}
