/** Writing encounters: each operation is one transaction with its event and its place in the feed. */
import { randomUUID } from 'node:crypto';
import type { EncounterId } from '@ipse/core';
import type { DataUse, PersonKey } from '@ipse/custody';
import { dateOf, toBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import { announceChanges, noteChanges } from '../feed/note-changes.ts';
import { queueLeadSearch } from '../leads/lead-queue.ts';
import type { EncounterName, Encounters, NewEncounter, Written } from '../types/records.ts';
import { findEncounter, insertEncounter, insertSamples, places } from './encounter-rows.ts';
import { replaceMemberships } from './memberships.ts';
import { deletePersonRow, lockOrCreatePerson, lockPerson, lockTwoPersons } from './person-rows.ts';
import { moveEncounterRows } from './reseal.ts';

type WriteEncounters = Omit<Encounters, 'read' | 'readAll' | 'names' | 'bodies'>;

export function createEncounterWrites(context: Context): WriteEncounters {
  return {
    enrol: (use, { personExternalId = randomUUID(), encounterExternalId = randomUUID(), ...encounter }) =>
      write(context, async (tx) => {
        const key = await lockOrCreatePerson(context, tx, personExternalId);
        const { id, sampleIds } = await insertEncounter(context, tx, key, encounterExternalId, encounter);
        await noteChanges(context, tx, { encounters: [id] });
        const written = await conclude(context, tx, use, 'encounter.create', [key.person, id], id);
        return { ...written, personExternalId, encounterExternalId, personId: key.person, encounterId: id, sampleIds };
      }),

    update: (use, name, encounter) =>
      change(context, use, 'encounter.update', name, async (tx, key, id) => {
        // Before the old templates go, so that they are known to be gone; and again for the new ones.
        await noteChanges(context, tx, { encounters: [id] });
        await replaceContent(context, tx, key, id, encounter);
        const sampleIds = await insertSamples(context, tx, key, id, encounter.samples);
        await noteChanges(context, tx, { encounters: [id] });
        return { ...name, personId: key.person, encounterId: id, sampleIds };
      }),

    setStatus: (use, name, status) =>
      change(context, use, 'encounter.status', name, async (tx, _, id) => {
        await tx
          .updateTable('encounter')
          .set({ status, updated_at: dateOf(context) })
          .where('id', '=', id)
          .execute();
        await noteChanges(context, tx, { encounters: [id] });
        await queueLeadSearch(context, tx, id);
        return {};
      }),

    setGalleries: (use, name, galleries) =>
      change(context, use, 'encounter.galleries', name, async (tx, _, id) => {
        await replaceMemberships(context, tx, id, galleries);
        await tx
          .updateTable('encounter')
          .set({ updated_at: dateOf(context) })
          .where('id', '=', id)
          .execute();
        await noteChanges(context, tx, { encounters: [id] });
        return {};
      }),

    remove: (use, name) =>
      change(context, use, 'encounter.delete', name, async (tx, key, id) => {
        await noteChanges(context, tx, { encounters: [id] });
        await tx.deleteFrom('encounter').where('id', '=', id).execute();
        return { personRemoved: await removeIfEmpty(context, tx, key) };
      }),

    ...createJoins(context),
  };
}

/** What takes encounters from one person to another. */
function createJoins(context: Context): Pick<Encounters, 'merge' | 'move'> {
  return {
    merge: (use, targetExternalId, sourceExternalId) =>
      write(context, async (tx) => {
        const { target, source } = await lockBoth(context, tx, targetExternalId, sourceExternalId);
        const encounters = await tx
          .selectFrom('encounter')
          .select('id')
          .where('person_id', '=', source.person)
          .execute();
        for (const { id } of encounters) await moveEncounterRows(context, tx, id, source, target);
        await noteChanges(context, tx, { encounters: encounters.map(({ id }) => id) });
        await deletePersonRow(context, tx, source.person);
        return conclude(context, tx, use, 'person.merge', [target.person, source.person]);
      }),

    move: (use, targetExternalId, { personExternalId, encounterExternalId }) =>
      write(context, async (tx) => {
        const { target, source } = await lockBoth(context, tx, targetExternalId, personExternalId);
        const id = await findEncounter(context, tx, source, encounterExternalId);
        await moveEncounterRows(context, tx, id, source, target);
        await noteChanges(context, tx, { encounters: [id] });
        await removeIfEmpty(context, tx, source);
        return conclude(context, tx, use, 'encounter.move', [target.person, source.person, id]);
      }),
  };
}

/** One change of an existing encounter under the lock of its person. */
function change<Result extends object>(
  context: Context,
  use: DataUse,
  action: string,
  { personExternalId, encounterExternalId }: EncounterName,
  work: (tx: Tx, key: PersonKey, id: EncounterId) => Promise<Result>,
): Promise<Result & Written> {
  return write(context, async (tx) => {
    const key = await lockPerson(context, tx, personExternalId);
    const id = await findEncounter(context, tx, key, encounterExternalId);
    const result = await work(tx, key, id);
    const content = action === 'encounter.update' ? id : undefined;
    return { ...result, ...(await conclude(context, tx, use, action, [key.person, id], content)) };
  });
}

/** `content`: the encounter whose content was written, on the basis that is stated with it. */
async function conclude(
  context: Context,
  tx: Tx,
  use: DataUse,
  action: string,
  objects: readonly string[],
  content?: EncounterId,
): Promise<Written> {
  const event = await appendEvent(context, tx, use, { action, objects });
  if (content !== undefined) {
    await tx.updateTable('encounter').set({ stated_by: event }).where('id', '=', content).execute();
    await queueLeadSearch(context, tx, content);
  }
  return { cursor: await announceChanges(context, tx) };
}

async function replaceContent(
  context: Context,
  tx: Tx,
  key: PersonKey,
  id: EncounterId,
  { status, body, galleries }: NewEncounter,
): Promise<void> {
  await tx.deleteFrom('sample').where('encounter_id', '=', id).execute();
  await replaceMemberships(context, tx, id, galleries);
  await tx
    .updateTable('encounter')
    .set({ status, updated_at: dateOf(context), sealed_body: context.vault.seal(key, places.body(id), toBytes(body)) })
    .where('id', '=', id)
    .execute();
}

async function lockBoth(context: Context, tx: Tx, targetExternalId: string, sourceExternalId: string) {
  const { target, source } = await lockTwoPersons(context, tx, targetExternalId, sourceExternalId);
  if (target.person === source.person) throw fail('MERGE_WITH_ITSELF');
  return { target, source };
}

async function removeIfEmpty(context: Context, tx: Tx, { person }: PersonKey): Promise<boolean> {
  const left = await tx.selectFrom('encounter').select('id').where('person_id', '=', person).limit(1).execute();
  if (left.length > 0) return false;
  await deletePersonRow(context, tx, person);
  return true;
}
