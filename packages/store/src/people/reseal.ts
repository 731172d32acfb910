/** Moving an encounter to another person: what is sealed under one person's key is sealed again under the other's. */
import type { EncounterId, SampleId, TemplateId } from '@ipse/core';
import type { PersonKey, PersonPlace } from '@ipse/custody';
import { dateOf } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { encounterIndex, openEncounterName, places } from './encounter-rows.ts';

/** Moves one encounter; both persons are locked. Errors: ENCOUNTER_EXISTS. */
export async function moveEncounterRows(
  context: Context,
  tx: Tx,
  id: EncounterId,
  from: PersonKey,
  to: PersonKey,
): Promise<void> {
  await resealSamples(context, tx, id, from, to);
  const reseal = resealer(context, from, to);
  const row = await tx
    .selectFrom('encounter')
    .select(['sealed_external_id', 'sealed_body'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const externalId = openEncounterName(context, from, id, row.sealed_external_id);
  const index = encounterIndex(context, to, externalId);
  const taken = await tx
    .selectFrom('encounter')
    .select('id')
    .where('person_id', '=', to.person)
    .where('external_index', '=', index)
    .executeTakeFirst();
  if (taken !== undefined) throw fail('ENCOUNTER_EXISTS');
  await tx
    .updateTable('encounter')
    .set({
      person_id: to.person,
      external_index: index,
      sealed_external_id: reseal(places.externalId(id), row.sealed_external_id),
      sealed_body: reseal(places.body(id), row.sealed_body),
      updated_at: dateOf(context),
    })
    .where('id', '=', id)
    .execute();
}

/** One sample at a time: an encounter of many large images must not fill the memory. */
async function resealSamples(
  context: Context,
  tx: Tx,
  encounter: EncounterId,
  from: PersonKey,
  to: PersonKey,
): Promise<void> {
  const reseal = resealer(context, from, to);
  const samples = await tx.selectFrom('sample').select('id').where('encounter_id', '=', encounter).execute();
  for (const { id } of samples) {
    const sample = await tx
      .selectFrom('sample')
      .select(['sealed_detail', 'sealed_image'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { sealed_detail: detail, sealed_image: image } = sample;
    await tx
      .updateTable('sample')
      .set({
        sealed_detail: reseal(places.detail(encounter, id), detail),
        sealed_image: image === null ? null : reseal(places.image(encounter, id), image),
      })
      .where('id', '=', id)
      .execute();
    await resealTemplates(tx, id, (template, sealed) => reseal(places.template(encounter, template), sealed));
  }
}

async function resealTemplates(
  tx: Tx,
  sample: SampleId,
  reseal: (template: TemplateId, sealed: Uint8Array) => Uint8Array,
): Promise<void> {
  const templates = await tx
    .selectFrom('kept_template')
    .select(['id', 'sealed_bytes'])
    .where('sample_id', '=', sample)
    .execute();
  for (const { id, sealed_bytes: bytes } of templates) {
    await tx
      .updateTable('kept_template')
      .set({ sealed_bytes: reseal(id, bytes) })
      .where('id', '=', id)
      .execute();
  }
}

/** Opens under one key and seals under the other, in the same place; the plain bytes are zeroed. */
function resealer({ vault }: Context, from: PersonKey, to: PersonKey) {
  return (place: PersonPlace, sealed: Uint8Array): Uint8Array => {
    const plain = vault.open(from, place, sealed);
    const resealed = vault.seal(to, place, plain);
    plain.fill(0);
    return resealed;
  };
}
