/** Samples by their own ids: for a search's answer and for the pictures beside it. */
import type { TemplateId } from '@ipse/core';
import type { PersonKey } from '@ipse/custody';
import { read, write } from '../context.ts';
import type { Context, Db } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import type { ReadOptions, SampleRecord, Samples } from '../types/records.ts';
import { openEncounterName } from './encounter-rows.ts';
import { openPersonName } from './person-rows.ts';
import { openSample, selectSamples } from './read-encounters.ts';

export function createSamples(context: Context): Samples {
  return {
    read: (use, sampleId) =>
      write(context, async (tx) => {
        const row = await selectWithOwner(context, tx, { images: true, templates: true })
          .where('sample.id', '=', sampleId)
          .executeTakeFirst();
        if (row === undefined) throw fail('SAMPLE_UNKNOWN');
        const key: PersonKey = { person: row.person_id, wrapped: row.wrapped_key };
        await appendEvent(context, tx, use, {
          action: 'sample.read',
          objects: [key.person, row.encounter_id, sampleId],
        });
        return {
          ...openSample(context, key, row),
          encounterId: row.encounter_id,
          personExternalId: openPersonName(context, key, row.sealed_person_name),
          encounterExternalId: openEncounterName(context, key, row.encounter_id, row.sealed_encounter_name),
        };
      }),

    ofTemplates: (templateIds) => read(context, (db) => readOfTemplates(context, db, templateIds)),
  };
}

async function readOfTemplates(
  context: Context,
  db: Db,
  templateIds: readonly TemplateId[],
): Promise<Map<TemplateId, SampleRecord>> {
  if (templateIds.length === 0) return new Map();
  const rows = await selectWithOwner(context, db, {}, true)
    .where('template.id', 'in', [...templateIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.template_id as TemplateId,
      openSample(context, { person: row.person_id, wrapped: row.wrapped_key }, row),
    ]),
  );
}

function selectWithOwner({ vault }: Context, db: Db, options: ReadOptions, anyNetwork = false) {
  return selectSamples(db, options, anyNetwork)
    .innerJoin('encounter', 'encounter.id', 'sample.encounter_id')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .where('person.realm_id', '=', vault.realm)
    .select([
      'person.id as person_id',
      'person.wrapped_key',
      'person.sealed_external_id as sealed_person_name',
      'encounter.sealed_external_id as sealed_encounter_name',
    ]);
}
