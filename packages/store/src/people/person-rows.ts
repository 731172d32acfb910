/** Finding, locking and making the row of a person. Every write of a person's data holds the lock on that row. */
import type { PersonId } from '@ipse/core';
import type { PersonKey } from '@ipse/custody';
import { bytesText, dateOf, newId, textBytes } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import { fail } from '../errors.ts';

const externalIdPlace = { kind: 'person-external-id', version: 1 } as const;

export const personIndex = ({ vault }: Context, externalId: string) => vault.blindIndex('person', externalId);

/** Errors: PERSON_UNKNOWN. */
export async function findPerson(context: Context, db: Db, externalId: string): Promise<PersonKey> {
  return known(await selectPerson(context, db, externalId).executeTakeFirst());
}

/** Errors: PERSON_UNKNOWN. */
export async function lockPerson(context: Context, tx: Tx, externalId: string): Promise<PersonKey> {
  return known(await selectPerson(context, tx, externalId).forUpdate().executeTakeFirst());
}

/** Locks two persons in the order of their ids, so that two merges in opposite directions do not wait for each other. */
export async function lockTwoPersons(
  context: Context,
  tx: Tx,
  targetExternalId: string,
  sourceExternalId: string,
): Promise<{ target: PersonKey; source: PersonKey }> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'wrapped_key', 'external_index'])
    .where('realm_id', '=', context.vault.realm)
    .where('external_index', 'in', [personIndex(context, targetExternalId), personIndex(context, sourceExternalId)])
    .orderBy('id')
    .forUpdate()
    .execute();
  const of = (externalId: string) => {
    const index = personIndex(context, externalId);
    return known(rows.find((row) => row.external_index.equals(index)));
  };
  return { target: of(targetExternalId), source: of(sourceExternalId) };
}

/** The locked person of this external id; made with a fresh key when there is none. */
export async function lockOrCreatePerson(context: Context, tx: Tx, externalId: string): Promise<PersonKey> {
  for (;;) {
    const row = await selectPerson(context, tx, externalId).forUpdate().executeTakeFirst();
    if (row !== undefined) return known(row);
    const created = await insertPerson(context, tx, externalId);
    if (created !== undefined) return created;
    // Somebody else made it in between: it is there now, unless it was deleted again.
  }
}

export function openPersonName({ vault }: Context, key: PersonKey, sealed: Uint8Array): string {
  return bytesText(vault.open(key, externalIdPlace, sealed));
}

/** Removes the key and, by cascade, every row; the key leaves memory too. */
export async function deletePersonRow({ vault }: Context, tx: Tx, person: PersonId): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', person).execute();
  vault.forget(person);
}

function selectPerson(context: Context, db: Db, externalId: string) {
  return db
    .selectFrom('person')
    .select(['id', 'wrapped_key'])
    .where('realm_id', '=', context.vault.realm)
    .where('external_index', '=', personIndex(context, externalId));
}

async function insertPerson(context: Context, tx: Tx, externalId: string): Promise<PersonKey | undefined> {
  const { vault } = context;
  const key = vault.newPersonKey(newId(context) as PersonId);
  const inserted = await tx
    .insertInto('person')
    .values({
      id: key.person,
      realm_id: vault.realm,
      external_index: personIndex(context, externalId),
      sealed_external_id: vault.seal(key, externalIdPlace, textBytes(externalId)),
      wrapped_key: key.wrapped,
      created_at: dateOf(context),
    })
    .onConflict((conflict) => conflict.columns(['realm_id', 'external_index']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return key;
  vault.forget(key.person);
  return undefined;
}

function known(row: { id: PersonId; wrapped_key: Uint8Array } | undefined): PersonKey {
  if (row === undefined) throw fail('PERSON_UNKNOWN');
  return { person: row.id, wrapped: row.wrapped_key };
}
