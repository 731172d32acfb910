/** Which encounters have yet to search the unsolved marks. */
import type { EncounterId } from '@ipse/core';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { dateOf } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { openSample, selectSamples } from '../people/read-encounters.ts';
import type { DnaGallery } from '../types/dna.ts';
import type { ChangeCursor } from '../types/feed.ts';
import type { LeadProbe, LeadSearch, UnsolvedGallery } from '../types/leads.ts';
import type { Json } from '../types/records.ts';

/**
 * Puts an encounter down for its searches, in the transaction of its write: of the unsolved marks, when there are such
 * galleries and it has something else than DNA, a mark too; by its DNA, when a gallery is declared for that.
 */
export async function queueLeadSearch(context: Context, tx: Tx, encounter: EncounterId): Promise<void> {
  const { realm } = context.vault;
  await sql`
    insert into lead_search (encounter_id, realm_id, due_at)
    select encounter.id, ${realm}::uuid, ${dateOf(context)}::timestamptz from encounter
    where encounter.id = ${encounter} and encounter.status = 'ACTIVE' and (
      exists (select from gallery where realm_id = ${realm} and declared_by is not null)
        and ${hasTemplate(sql`modality <> 'dna' and sample.closed_at is null`)}
      or exists (select from gallery where realm_id = ${realm} and dna_declared_by is not null)
        and ${hasTemplate(sql`modality = 'dna'`)})
    on conflict (encounter_id)
      do update set version = lead_search.version + 1, attempts = 0, due_at = excluded.due_at`.execute(tx);
}

const hasTemplate = (condition: RawBuilder<unknown>) => sql`exists (
  select from sample join template on template.sample_id = sample.id where encounter_id = encounter.id and ${condition})`;

/** The encounter is itself among unsolved marks. */
const holdsMarks = sql<boolean>`exists (
  select from membership join gallery on gallery.realm_id = membership.realm_id and gallery.id = membership.gallery_id
  where membership.encounter_id = encounter.id and gallery.declared_by is not null)`;

export async function claimLeadSearch(context: Context, tx: Tx, leaseMs: number): Promise<LeadSearch | undefined> {
  const { realm } = context.vault;
  const now = dateOf(context);
  const row = await tx
    .selectFrom('lead_search')
    .innerJoin('encounter', 'encounter.id', 'lead_search.encounter_id')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .select(['lead_search.encounter_id', 'lead_search.version', 'lead_search.attempts', 'person.id as person_id'])
    .select(['person.wrapped_key', holdsMarks.as('holds_marks')])
    .where('lead_search.realm_id', '=', realm)
    .where('lead_search.due_at', '<=', now)
    .orderBy('lead_search.due_at')
    .limit(1)
    .forUpdate('lead_search')
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { encounter_id: encounterId, person_id: personId, version, attempts } = row;
  await tx
    .updateTable('lead_search')
    .set({ due_at: new Date(now.getTime() + leaseMs), attempts: attempts + 1 })
    .where('encounter_id', '=', encounterId)
    .execute();
  const samples = await selectSamples(tx, { templates: true })
    .where('sample.encounter_id', '=', encounterId)
    .where('sample.closed_at', 'is', null)
    .orderBy('sample.ordinal')
    .execute();
  const key = { person: personId, wrapped: row.wrapped_key };
  return {
    ...{ encounterId, personId, version, attempts },
    probes: samples.map((sample) => openSample(context, key, sample)).flatMap(toProbe),
    ofMarks: Boolean(row.holds_marks),
    galleries: await unsolvedGalleries(context, tx),
    dnaGalleries: await dnaGalleries(context, tx),
    cursor: await latestChange(context, tx),
  };
}

function toProbe({ sampleId, modality, position, template }: ReturnType<typeof openSample>): LeadProbe[] {
  return template ? [{ sampleId, modality, ...(position === undefined ? {} : { position }), template }] : [];
}

/** Where the feed stands: whoever has come there knows of every mark that was enrolled before. */
async function latestChange({ vault }: Context, tx: Tx): Promise<ChangeCursor> {
  const row = await tx
    .selectFrom('change')
    .select(['transaction', 'seq'])
    .where('realm_id', '=', vault.realm)
    .orderBy('transaction', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? { transaction: 0n, seq: 0n };
}

async function unsolvedGalleries({ vault }: Context, tx: Tx): Promise<UnsolvedGallery[]> {
  const rows = await tx
    .selectFrom('gallery')
    .select(['id', 'declared_by'])
    .where('realm_id', '=', vault.realm)
    .where('declared_by', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, declared_by }) => ({ id, declaredBy: declared_by as string }));
}

async function dnaGalleries({ vault }: Context, tx: Tx): Promise<DnaGallery[]> {
  const rows = await tx
    .selectFrom('gallery')
    .select(['id', 'dna_declared_by', 'dna_terms'])
    .where('realm_id', '=', vault.realm)
    .where('dna_declared_by', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, dna_declared_by, dna_terms }) => ({
    ...{ id, declaredBy: dna_declared_by as string, terms: dna_terms as unknown as Json },
  }));
}
