/** The samples that a lead or a hit is between, with whom they are of. */
import type { EncounterId, PersonId, SampleId } from '@ipse/core';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { openEncounterName } from '../people/encounter-rows.ts';
import { openPersonName } from '../people/person-rows.ts';
import type { LeadSide } from '../types/leads.ts';

/** Bytes as hexadecimal text, as JSON holds them. */
export interface SideRow {
  sample: SampleId;
  position: string | null;
  closed: boolean;
  encounter: EncounterId;
  encounter_name: string;
  person: PersonId;
  key: string;
  person_name: string;
}

/** The sample that a column names, with its encounter and its person. */
export const sideOf = (column: string) => sql`(
  select json_build_object('sample', sample.id, 'position', sample.position,
    'closed', sample.closed_at is not null, 'encounter', encounter.id,
    'encounter_name', encode(encounter.sealed_external_id, 'hex'), 'person', person.id,
    'key', encode(person.wrapped_key, 'hex'), 'person_name', encode(person.sealed_external_id, 'hex'))
  from sample join encounter on encounter.id = sample.encounter_id join person on person.id = encounter.person_id
  where sample.id = ${sql.ref(column)})`;

export function openSide(context: Context, row: SideRow): LeadSide {
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const key = { person: row.person, wrapped: bytes(row.key) };
  return {
    sampleId: row.sample,
    personExternalId: openPersonName(context, key, bytes(row.person_name)),
    encounterExternalId: openEncounterName(context, key, row.encounter, bytes(row.encounter_name)),
    ...(row.position === null ? {} : { position: row.position }),
    isClosed: row.closed,
  };
}
