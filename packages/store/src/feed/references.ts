/** References as the engine wants them, from the rows of templates. */
import type { EncounterId, TemplateId } from '@ipse/core';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PersonId } from '@ipse/core';
import type { Context } from '../context.ts';
import { isNetwork } from '../networks/fill.ts';
import { places } from '../people/encounter-rows.ts';
import type { FeedReference } from '../types/feed.ts';
import type { NetworkName } from '../types/networks.ts';

export interface ReferenceRow {
  id: TemplateId;
  person_id: PersonId;
  wrapped_key: Buffer;
  encounter_id: EncounterId;
  modality: string;
  position: string | null;
  galleries: string[];
  sealed_bytes: Buffer;
  version: bigint;
}

/**
 * Templates of active encounters but for closed marks; the version is the template's latest change that this snapshot
 * shows. `network`: faces by its templates, whichever network searches; as long as no second one was kept, whatever there is.
 */
export function selectReferences(
  { vault }: Context,
  condition: RawBuilder<unknown>,
  network: NetworkName | undefined,
): RawBuilder<ReferenceRow> {
  const shown =
    network === undefined
      ? sql`not template.spare`
      : sql`case when sample.modality = 'face' and exists (select from face_network where realm_id = ${vault.realm})
          then ${isNetwork(network)} else not template.spare end`;
  return sql<ReferenceRow>`
    select template.id, person.id as person_id, person.wrapped_key, encounter.id as encounter_id, sample.modality,
      sample.position, template.sealed_bytes,
      array(select gallery_id from membership where membership.encounter_id = encounter.id order by gallery_id) as galleries,
      coalesce((select max(seq) from change where change.template_id = template.id), 0)::bigint as version
    from kept_template as template join sample on sample.id = template.sample_id join encounter on encounter.id = sample.encounter_id
      join person on person.id = encounter.person_id
    where person.realm_id = ${vault.realm} and encounter.status = 'ACTIVE' and sample.closed_at is null
      and ${shown} and ${condition}`;
}

export function openReference({ vault }: Context, row: ReferenceRow): FeedReference {
  const key = { person: row.person_id, wrapped: row.wrapped_key };
  return {
    id: row.id,
    personKey: row.person_id,
    encounterKey: row.encounter_id,
    modality: row.modality,
    ...(row.position === null ? {} : { position: row.position }),
    galleries: row.galleries,
    template: vault.open(key, places.template(row.encounter_id, row.id), row.sealed_bytes),
  };
}
