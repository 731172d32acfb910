/** The row of an encounter and what hangs on it: names, body, samples with their templates, memberships. */
import type { EncounterId, SampleId, TemplateId } from '@ipse/core';
import type { PersonKey } from '@ipse/custody';
import { bytesText, dateOf, newId, textBytes, toBytes } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import type { NewEncounter, NewSample } from '../types/records.ts';
import { isOfOtherNetwork } from '../networks/is-of-other-network.ts';
import { insertMemberships } from './memberships.ts';

/** Where each sealed part of an encounter belongs. */
export const places = {
  externalId: (encounter: EncounterId) => ({ kind: 'encounter-external-id', version: 1, encounter }),
  body: (encounter: EncounterId) => ({ kind: 'encounter-body', version: 1, encounter }),
  detail: (encounter: EncounterId, id: SampleId) => ({ kind: 'sample-detail', version: 1, encounter, id }),
  image: (encounter: EncounterId, id: SampleId) => ({ kind: 'sample-image', version: 1, encounter, id }),
  template: (encounter: EncounterId, id: TemplateId) => ({ kind: 'template', version: 1, encounter, id }),
};

/** Bound to the person, so that equal encounter ids of two persons do not show as equal. */
export const encounterIndex = ({ vault }: Context, { person }: PersonKey, externalId: string) =>
  vault.blindIndex(`encounter/${person}`, externalId);

export function openEncounterName({ vault }: Context, key: PersonKey, id: EncounterId, sealed: Uint8Array): string {
  return bytesText(vault.open(key, places.externalId(id), sealed));
}

/** Errors: ENCOUNTER_UNKNOWN. */
export async function findEncounter(
  context: Context,
  db: Db,
  key: PersonKey,
  externalId: string,
): Promise<EncounterId> {
  const row = await db
    .selectFrom('encounter')
    .select('id')
    .where('person_id', '=', key.person)
    .where('external_index', '=', encounterIndex(context, key, externalId))
    .executeTakeFirst();
  if (row === undefined) throw fail('ENCOUNTER_UNKNOWN');
  return row.id;
}

/** Errors: ENCOUNTER_EXISTS. */
export async function insertEncounter(
  context: Context,
  tx: Tx,
  key: PersonKey,
  externalId: string,
  encounter: NewEncounter,
): Promise<{ id: EncounterId; sampleIds: SampleId[] }> {
  const { vault } = context;
  const id = newId(context) as EncounterId;
  const now = dateOf(context);
  const inserted = await tx
    .insertInto('encounter')
    .values({
      id,
      person_id: key.person,
      external_index: encounterIndex(context, key, externalId),
      sealed_external_id: vault.seal(key, places.externalId(id), textBytes(externalId)),
      status: encounter.status,
      sealed_body: vault.seal(key, places.body(id), toBytes(encounter.body)),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'external_index']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) throw fail('ENCOUNTER_EXISTS');
  await insertMemberships(context, tx, id, encounter.galleries);
  return { id, sampleIds: await insertSamples(context, tx, key, id, encounter.samples) };
}

/** One after the other: a sample's bytes are sealed, sent and forgotten before the next. */
export async function insertSamples(
  context: Context,
  tx: Tx,
  key: PersonKey,
  encounter: EncounterId,
  samples: readonly NewSample[],
): Promise<SampleId[]> {
  const sampleIds: SampleId[] = [];
  for (const [ordinal, sample] of samples.entries()) {
    sampleIds.push(await insertSample(context, tx, key, encounter, ordinal, sample));
  }
  return sampleIds;
}

async function insertSample(
  context: Context,
  tx: Tx,
  key: PersonKey,
  encounter: EncounterId,
  ordinal: number,
  sample: NewSample,
): Promise<SampleId> {
  const { vault } = context;
  const { modality, position, image, mediaType, detail, template } = sample;
  const id = newId(context) as SampleId;
  await tx
    .insertInto('sample')
    .values({
      id,
      encounter_id: encounter,
      ordinal,
      modality,
      position: position ?? null,
      sealed_detail: vault.seal(key, places.detail(encounter, id), toBytes({ mediaType, detail })),
      sealed_image: image === undefined ? null : vault.seal(key, places.image(encounter, id), image),
    })
    .execute();
  if (template !== undefined) {
    const templateId = newId(context) as TemplateId;
    await tx
      .insertInto('kept_template')
      .values({
        id: templateId,
        sample_id: id,
        algorithm: template.algorithm,
        algorithm_version: template.algorithmVersion,
        sealed_bytes: vault.seal(key, places.template(encounter, templateId), template.bytes),
        spare: modality === 'face' && (await isOfOtherNetwork(context, tx, template)),
      })
      .execute();
  }
  return id;
}
