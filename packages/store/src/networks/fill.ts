/** Faces that wait for a template of a network, and the templates once they are made. */
import type { EncounterId, PersonId, SampleId, TemplateId } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { fromBytes, newId } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent, readBasis } from '../events.ts';
import { announceChanges, noteTemplates } from '../feed/note-changes.ts';
import { places } from '../people/encounter-rows.ts';
import type { Json } from '../types/records.ts';
import type { FilledFace, NetworkName, WaitingFace, WaitingPage } from '../types/networks.ts';

export const isNetwork = ({ algorithm, algorithmVersion }: NetworkName): RawBuilder<boolean> =>
  sql<boolean>`algorithm = ${algorithm} and algorithm_version = ${algorithmVersion}`;

/** Stored faces of the realm. */
export const storedFaces = ({ vault }: Context): RawBuilder<unknown> => sql`
  sample join encounter on encounter.id = sample.encounter_id join person on person.id = encounter.person_id
    and person.realm_id = ${vault.realm} and sample.modality = 'face'`;

/** Of a sample: neither a template of the network nor a reason why there is none. */
export const lacks = (network: NetworkName): RawBuilder<boolean> => sql<boolean>`
  not exists (select from kept_template where sample_id = sample.id and ${isNetwork(network)})
  and not exists (select from network_refusal where sample_id = sample.id and ${isNetwork(network)})`;

interface WaitingRow {
  id: SampleId;
  encounter_id: EncounterId;
  person_id: PersonId;
  wrapped_key: Buffer;
  sealed_detail: Buffer;
  sealed_image: Buffer;
}

export async function readWaiting(
  context: Context,
  tx: Tx,
  network: NetworkName,
  { limit, after }: WaitingPage,
): Promise<WaitingFace[]> {
  const { vault } = context;
  const { rows: kept } = await sql<{ stated_by: string }>`
    select stated_by from face_network where realm_id = ${vault.realm} and ${isNetwork(network)}`.execute(tx);
  if (kept.length === 0) throw fail('FACE_NETWORK_UNKNOWN');
  // By rising id, so that what is filled already is passed over once, not at each call.
  const beyond = after === undefined ? sql`true` : sql`sample.id > ${after}`;
  const { rows } = await sql<WaitingRow>`
    select sample.id, sample.encounter_id, person.id as person_id, person.wrapped_key, sealed_detail, sealed_image
    from ${storedFaces(context)}
    where sealed_image is not null and ${lacks(network)} and ${beyond} order by sample.id limit ${limit}`.execute(tx);
  if (rows.length === 0) return [];
  const use = stateUse({ kind: 'system', id: 'face-networks' }, await readBasis(context, tx, kept[0].stated_by));
  const objects = [network.algorithm, network.algorithmVersion];
  await appendEvent(context, tx, use, { action: 'face-network.fill', objects, count: rows.length });
  return rows.map((row) => {
    const key = { person: row.person_id, wrapped: row.wrapped_key };
    const { mediaType, detail } = fromBytes(
      vault.open(key, places.detail(row.encounter_id, row.id), row.sealed_detail),
    ) as { mediaType?: string; detail: Json };
    const image = vault.open(key, places.image(row.encounter_id, row.id), row.sealed_image);
    return { sampleId: row.id, image, detail, ...(mediaType === undefined ? {} : { mediaType }) };
  });
}

/** Nothing where the network is kept no more. */
export async function keepFilled(
  context: Context,
  tx: Tx,
  network: NetworkName,
  faces: readonly FilledFace[],
): Promise<void> {
  const { rows } = await sql<{ active: boolean }>`
    select active from face_network
    where realm_id = ${context.vault.realm} and ${isNetwork(network)} for share`.execute(tx);
  if (rows.length === 0) return;
  const made: TemplateId[] = [];
  for (const face of faces) {
    const id = await keepOne(context, tx, network, face, !rows[0].active);
    if (id !== undefined) made.push(id);
  }
  await noteTemplates(context, tx, made);
  await announceChanges(context, tx);
}

async function keepOne(
  context: Context,
  tx: Tx,
  network: NetworkName,
  face: FilledFace,
  spare: boolean,
): Promise<TemplateId | undefined> {
  const { vault } = context;
  const { algorithm, algorithmVersion } = network;
  // Locked, so that a move to another person's key waits, or is already seen.
  const { rows: owners } = await sql<{ encounter_id: EncounterId; person_id: PersonId; wrapped_key: Buffer }>`
    select encounter.id as encounter_id, person.id as person_id, person.wrapped_key from ${storedFaces(context)}
    where sample.id = ${face.sampleId} for share of person, encounter, sample`.execute(tx);
  if (owners.length === 0) return undefined;
  if ('refused' in face) {
    await sql`
      insert into network_refusal (sample_id, algorithm, algorithm_version, code)
      values (${face.sampleId}, ${algorithm}, ${algorithmVersion}, ${face.refused}) on conflict do nothing`.execute(tx);
    return undefined;
  }
  const [{ encounter_id: encounter, person_id: person, wrapped_key: wrapped }] = owners;
  const id = newId(context) as TemplateId;
  const sealed = vault.seal({ person, wrapped }, places.template(encounter, id), face.template);
  const { rows } = await sql<{ id: TemplateId }>`
    insert into kept_template (id, sample_id, algorithm, algorithm_version, sealed_bytes, spare)
    values (${id}, ${face.sampleId}, ${algorithm}, ${algorithmVersion}, ${sealed}, ${spare})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id;
}
