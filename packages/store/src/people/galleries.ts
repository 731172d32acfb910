/** Galleries: what there is, and who is in one. */
import type { EncounterId, GalleryId, ModalityId, PersonId } from '@ipse/core';
import { sql } from 'kysely';
import { read, write } from '../context.ts';
import type { Context, Db } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import type { EncounterName, Galleries, GallerySummary, Page, Paged } from '../types/records.ts';
import { openEncounterName } from './encounter-rows.ts';
import { makeGalleries } from './memberships.ts';
import { openPersonName } from './person-rows.ts';

export function createGalleries(context: Context): Galleries {
  return {
    list: () => read(context, (db) => listGalleries(context, db)),
    exists: (gallery) => read(context, (db) => exists(context, db, gallery)),
    declareUnsolved: (use, gallery, holds) =>
      write(context, async (tx) => {
        const [id] = await makeGalleries(context, tx, [gallery]);
        const action = holds ? 'gallery.declare' : 'gallery.withdraw';
        const event = await appendEvent(context, tx, use, { action, objects: [] });
        await tx
          .updateTable('gallery')
          .set({ declared_by: holds ? event : null })
          .where('realm_id', '=', context.vault.realm)
          .where('id', '=', id)
          .execute();
        return (await listGalleries(context, tx)).find((each) => each.id === id) as GallerySummary;
      }),
    declareDna: (use, gallery, terms) =>
      write(context, async (tx) => {
        const [id] = await makeGalleries(context, tx, [gallery]);
        const action = terms === undefined ? 'gallery.dna.withdraw' : 'gallery.dna.declare';
        const event = await appendEvent(context, tx, use, { action, objects: [] });
        const declared = terms === undefined ? null : event;
        const { rows } = await sql<{ id: GalleryId }>`
          update gallery set dna_declared_by = ${declared}, dna_terms = ${terms === undefined ? null : JSON.stringify(terms)}::jsonb
          where realm_id = ${context.vault.realm} and id = ${id} returning id`.execute(tx);
        return (await listGalleries(context, tx)).find((each) => each.id === rows[0].id) as GallerySummary;
      }),
    content: (use, gallery, page) =>
      write(context, async (tx) => {
        if (gallery !== undefined && !(await exists(context, tx, gallery))) throw fail('GALLERY_UNKNOWN');
        const content = await readContent(context, tx, gallery, page);
        await appendEvent(context, tx, use, { action: 'gallery.read', objects: [], count: content.items.length });
        return content;
      }),
  };
}

async function exists({ vault }: Context, db: Db, gallery: string): Promise<boolean> {
  const row = await db
    .selectFrom('gallery')
    .select('id')
    .where('realm_id', '=', vault.realm)
    .where('id', '=', gallery as GalleryId)
    .executeTakeFirst();
  return row !== undefined;
}

interface GalleryRow {
  id: GalleryId;
  unsolved: boolean;
  dna: boolean;
  persons: bigint;
  encounters: bigint;
}

async function listGalleries({ vault }: Context, db: Db): Promise<GallerySummary[]> {
  const { rows: sizes } = await sql<GalleryRow>`
    select gallery.id, gallery.declared_by is not null as unsolved, gallery.dna_declared_by is not null as dna, count(distinct encounter.person_id) as persons, count(encounter.id) as encounters
    from gallery
      left join membership on membership.realm_id = gallery.realm_id and membership.gallery_id = gallery.id
      left join encounter on encounter.id = membership.encounter_id
    where gallery.realm_id = ${vault.realm} group by gallery.realm_id, gallery.id order by gallery.id`.execute(db);
  const { rows: counts } = await sql<{ id: GalleryId; modality: ModalityId; references: bigint }>`
    select membership.gallery_id as id, sample.modality, count(*) as "references"
    from membership
      join encounter on encounter.id = membership.encounter_id and encounter.status = 'ACTIVE'
      join sample on sample.encounter_id = encounter.id and sample.closed_at is null
      join template on template.sample_id = sample.id
    where membership.realm_id = ${vault.realm} group by membership.gallery_id, sample.modality`.execute(db);
  return sizes.map(({ id, unsolved, dna, persons, encounters }) => ({
    id,
    persons: Number(persons),
    encounters: Number(encounters),
    references: Object.fromEntries(
      counts.filter((count) => count.id === id).map((count) => [count.modality, Number(count.references)]),
    ),
    unsolvedMarks: unsolved,
    ...(dna ? { searchedByDna: true } : {}),
  }));
}

interface MemberRow {
  id: EncounterId;
  sealed_external_id: Buffer;
  person_id: PersonId;
  wrapped_key: Buffer;
  sealed_person_name: Buffer;
}

async function readContent(
  context: Context,
  db: Db,
  gallery: string | undefined,
  { offset, limit }: Page,
): Promise<Paged<EncounterName>> {
  const members = sql`from encounter join person on person.id = encounter.person_id
    where person.realm_id = ${context.vault.realm} and (${gallery ?? null}::text is null or exists (
      select from membership where membership.encounter_id = encounter.id and gallery_id = ${gallery ?? null}))`;
  const { rows: totals } = await sql<{ total: bigint }>`select count(*) as total ${members}`.execute(db);
  const { rows } = await sql<MemberRow>`
    select encounter.id, encounter.sealed_external_id, person.id as person_id, person.wrapped_key,
      person.sealed_external_id as sealed_person_name
    ${members} order by encounter.created_at, encounter.id offset ${offset} limit ${limit}`.execute(db);
  const items = rows.map((row) => {
    const key = { person: row.person_id, wrapped: row.wrapped_key };
    return {
      personExternalId: openPersonName(context, key, row.sealed_person_name),
      encounterExternalId: openEncounterName(context, key, row.id, row.sealed_external_id),
    };
  });
  return { total: Number(totals[0].total), items };
}
