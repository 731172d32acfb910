/** Reading encounters: rows unsealed into records. */
import type { EncounterId, TemplateId } from '@ipse/core';
import type { DataUse, PersonKey } from '@ipse/custody';
import type { Selectable } from 'kysely';
import { fromBytes, read, write } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { appendEvent } from '../events.ts';
import type {
  DatedEncounterName,
  EncounterRecord,
  Encounters,
  Json,
  ReadOptions,
  SampleRecord,
} from '../types/records.ts';
import { findEncounter, openEncounterName, places } from './encounter-rows.ts';
import { findPerson, openPersonName } from './person-rows.ts';

type ReadEncounters = Pick<Encounters, 'read' | 'readAll' | 'names' | 'bodies'>;
type EncounterRow = Selectable<Schema['encounter']>;

const bodiesABatch = 500;

export function createEncounterReads(context: Context): ReadEncounters {
  return {
    read: (use, { personExternalId, encounterExternalId }, options = {}) =>
      write(context, async (tx) => {
        const key = await findPerson(context, tx, personExternalId);
        const id = await findEncounter(context, tx, key, encounterExternalId);
        const row = await tx.selectFrom('encounter').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        await noteRead(context, tx, use, [key.person, id]);
        return openEncounter(context, tx, key, personExternalId, row, options);
      }),

    readAll: (use, personExternalId, options = {}) =>
      write(context, async (tx) => {
        const key = await findPerson(context, tx, personExternalId);
        const rows = await tx
          .selectFrom('encounter')
          .selectAll()
          .where('person_id', '=', key.person)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        await noteRead(context, tx, use, [key.person, ...rows.map(({ id }) => id)]);
        const records: EncounterRecord[] = [];
        for (const row of rows) records.push(await openEncounter(context, tx, key, personExternalId, row, options));
        return records;
      }),

    names: (encounterIds) => read(context, (db) => readNames(context, db, encounterIds)),
    bodies: (gallery) => readBodies(context, gallery),
  };
}

const noteRead = (context: Context, tx: Tx, use: DataUse, objects: readonly string[]) =>
  appendEvent(context, tx, use, { action: 'encounter.read', objects });

async function openEncounter(
  context: Context,
  tx: Tx,
  key: PersonKey,
  personExternalId: string,
  row: EncounterRow,
  options: ReadOptions,
): Promise<EncounterRecord> {
  const memberships = await tx
    .selectFrom('membership')
    .select('gallery_id')
    .where('encounter_id', '=', row.id)
    .orderBy('gallery_id')
    .execute();
  return {
    personId: key.person,
    encounterId: row.id,
    personExternalId,
    encounterExternalId: openEncounterName(context, key, row.id, row.sealed_external_id),
    status: row.status,
    galleries: memberships.map(({ gallery_id }) => gallery_id),
    body: fromBytes(context.vault.open(key, places.body(row.id), row.sealed_body)),
    samples: await readSamples(context, tx, key, row.id, options),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

async function readSamples(
  context: Context,
  db: Db,
  key: PersonKey,
  encounter: EncounterId,
  options: ReadOptions,
): Promise<SampleRecord[]> {
  const rows = await selectSamples(db, options)
    .where('sample.encounter_id', '=', encounter)
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => openSample(context, key, row));
}

/**
 * Samples with what the options ask for; large columns are left where they are otherwise. `anyNetwork`: with each template
 * that is kept, not only the one that searches: for an answer that began before another network did.
 */
export function selectSamples(db: Db, { images = false, templates = false }: ReadOptions, anyNetwork = false) {
  return db
    .selectFrom('sample')
    .leftJoin('kept_template as template', (join) => {
      const ofSample = join.onRef('template.sample_id', '=', 'sample.id');
      return anyNetwork ? ofSample : ofSample.on('template.spare', '=', false);
    })
    .select([
      'sample.id',
      'sample.encounter_id',
      'sample.modality',
      'sample.position',
      'sample.sealed_detail',
      'sample.closed_at',
      'template.id as template_id',
      'template.algorithm',
      'template.algorithm_version',
    ])
    .select((of) => of('sample.sealed_image', 'is not', null).as('has_image'))
    .$if(images, (query) => query.select('sample.sealed_image'))
    .$if(templates, (query) => query.select('template.sealed_bytes'));
}

type SampleRow = Awaited<ReturnType<ReturnType<typeof selectSamples>['execute']>>[number];

export function openSample({ vault }: Context, key: PersonKey, row: SampleRow): SampleRecord {
  const { id, encounter_id: encounter, sealed_image: image, sealed_bytes: template } = row;
  const { mediaType, detail } = fromBytes(vault.open(key, places.detail(encounter, id), row.sealed_detail)) as {
    mediaType?: string;
    detail: Json;
  };
  return {
    sampleId: id,
    modality: row.modality,
    ...(row.position === null ? {} : { position: row.position }),
    ...(mediaType === undefined ? {} : { mediaType }),
    detail,
    hasImage: Boolean(row.has_image),
    hasTemplate: row.template_id !== null,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(image ? { image: vault.open(key, places.image(encounter, id), image) } : {}),
    ...(template
      ? {
          template: {
            templateId: row.template_id as TemplateId,
            algorithm: row.algorithm as string,
            algorithmVersion: row.algorithm_version as string,
            bytes: vault.open(key, places.template(encounter, row.template_id as TemplateId), template),
          },
        }
      : {}),
  };
}

async function readNames(
  context: Context,
  db: Db,
  encounterIds: readonly EncounterId[],
): Promise<Map<EncounterId, DatedEncounterName>> {
  if (encounterIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('encounter')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .select([
      'encounter.id',
      'encounter.sealed_external_id',
      'encounter.created_at',
      'person.id as person_id',
      'person.wrapped_key',
      'person.sealed_external_id as sealed_person_external_id',
    ])
    .where('person.realm_id', '=', context.vault.realm)
    .where('encounter.id', 'in', [...encounterIds])
    .execute();
  return new Map(
    rows.map((row) => {
      const key: PersonKey = { person: row.person_id, wrapped: row.wrapped_key };
      const name = {
        personExternalId: openPersonName(context, key, row.sealed_person_external_id),
        encounterExternalId: openEncounterName(context, key, row.id, row.sealed_external_id),
        createdAt: row.created_at,
      };
      return [row.id, name];
    }),
  );
}

/** By rising id, each batch a query of its own: nothing is held open while the caller works. */
async function* readBodies(context: Context, gallery: string | undefined): ReturnType<Encounters['bodies']> {
  const { vault } = context;
  let after: EncounterId | undefined;
  for (;;) {
    const rows = await read(context, (db) => selectBodies(context, db, gallery, after).execute());
    if (rows.length === 0) return;
    yield rows.map((row) => {
      const key: PersonKey = { person: row.person_id, wrapped: row.wrapped_key };
      const body = fromBytes(vault.open(key, places.body(row.id), row.sealed_body));
      return { encounterId: row.id, personId: row.person_id, body };
    });
    after = rows[rows.length - 1].id;
  }
}

function selectBodies({ vault }: Context, db: Db, gallery: string | undefined, after: EncounterId | undefined) {
  return db
    .selectFrom('encounter')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .select(['encounter.id', 'encounter.sealed_body', 'person.id as person_id', 'person.wrapped_key'])
    .where('person.realm_id', '=', vault.realm)
    .where('encounter.status', '=', 'ACTIVE')
    .$if(after !== undefined, (query) => query.where('encounter.id', '>', after as EncounterId))
    .$if(gallery !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('membership')
            .select('membership.encounter_id')
            .whereRef('membership.encounter_id', '=', 'encounter.id')
            .where('membership.gallery_id', '=', gallery as never),
        ),
      ),
    )
    .orderBy('encounter.id')
    .limit(bodiesABatch);
}
