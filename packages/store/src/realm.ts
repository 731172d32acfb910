/** The realm's row: its region, and its key, which only the owner's root key unwraps. */
import { randomBytes } from 'node:crypto';
import { assert, uuidV7 } from '@ipse/core';
import type { ClockMs, RealmId } from '@ipse/core';
import { createRealmKey, openRealm } from '@ipse/custody';
import type { RealmVault, RootKey } from '@ipse/custody';
import type { Database } from './database/connect.ts';
import { translateErrors } from './database/translate-errors.ts';
import { fail } from './errors.ts';

export interface RealmChoice {
  readonly name: string;
  /** The region of this node; a realm is pinned to the one in which it was made. */
  readonly region: string;
}

/**
 * Opens the realm of this name, making it when there is none.
 * Errors: REALM_FOREIGN_REGION; CUSTODY_REALM_KEY_FOREIGN when the root key is another than the one that made it.
 */
export async function openOrCreateRealm(
  { kysely }: Database,
  root: RootKey,
  { name, region }: RealmChoice,
  now: ClockMs,
): Promise<RealmVault> {
  const select = () =>
    translateErrors(() => kysely.selectFrom('realm').selectAll().where('name', '=', name).executeTakeFirst());
  let row = await select();
  if (row === undefined) {
    const id = uuidV7(now(), randomBytes) as RealmId;
    const wrapped = await createRealmKey(root, { realm: id, region });
    const values = { id, name, region, root_key_id: root.keyId, wrapped_key: wrapped, created_at: new Date(now()) };
    await translateErrors(() =>
      kysely
        .insertInto('realm')
        .values(values)
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute(),
    );
    row = await select();
  }
  assert(row !== undefined, 'the realm was made');
  if (row.region !== region) throw fail('REALM_FOREIGN_REGION', `${row.region}, not ${region}`);
  return openRealm(root, { realm: row.id, region }, row.wrapped_key);
}
