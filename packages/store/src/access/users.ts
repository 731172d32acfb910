/** Officers and their passkeys. */
import { bytesText, dateOf, newId, read, textBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import type { PasskeyRecord, UserRecord, Users } from '../types/access.ts';

const place = (id: string) => ({ kind: 'user-display-name', version: 1, id });

export function openUser(
  { vault }: Context,
  row: { id: string; sealed_display_name: Uint8Array; created_at: Date },
): UserRecord {
  return {
    userId: row.id,
    displayName: bytesText(vault.openRecord(place(row.id), row.sealed_display_name)),
    createdAt: row.created_at,
  };
}

export function createUsers(context: Context): Users {
  const { vault } = context;
  return {
    count: () =>
      read(context, async (db) => {
        const { total } = await db
          .selectFrom('app_user')
          .select(({ fn }) => fn.countAll().as('total'))
          .where('realm_id', '=', vault.realm)
          .executeTakeFirstOrThrow();
        return Number(total);
      }),

    create: (displayName, passkey) => write(context, (tx) => createUser(context, tx, displayName, passkey)),

    find: (userId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('app_user')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .where('id', '=', userId)
          .executeTakeFirst();
        return row === undefined ? undefined : openUser(context, row);
      }),

    findPasskey: (credentialId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('passkey')
          .innerJoin('app_user', 'app_user.id', 'passkey.user_id')
          .selectAll('passkey')
          .where('app_user.realm_id', '=', vault.realm)
          .where('credential_id', '=', credentialId)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const { user_id: userId, public_key: publicKey, counter, transports } = row;
        return { credentialId, userId, publicKey: new Uint8Array(publicKey), counter: Number(counter), transports };
      }),

    usedPasskey: (credentialId, counter) =>
      write(context, async (tx) => {
        await tx
          .updateTable('passkey')
          .set({ counter: BigInt(counter), used_at: dateOf(context) })
          .where('credential_id', '=', credentialId)
          .execute();
      }),
  };
}

async function createUser(
  context: Context,
  tx: Tx,
  displayName: string,
  { credentialId, publicKey, counter, transports }: Omit<PasskeyRecord, 'userId'>,
): Promise<UserRecord> {
  const { vault } = context;
  const userId = newId(context);
  const createdAt = dateOf(context);
  const sealed = vault.sealRecord(place(userId), textBytes(displayName));
  await tx
    .insertInto('app_user')
    .values({ id: userId, realm_id: vault.realm, sealed_display_name: sealed, created_at: createdAt })
    .execute();
  const inserted = await tx
    .insertInto('passkey')
    .values({
      credential_id: credentialId,
      user_id: userId,
      public_key: publicKey,
      counter: BigInt(counter),
      transports: [...transports],
      created_at: createdAt,
      used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('credential_id')
    .executeTakeFirst();
  if (inserted === undefined) throw fail('PASSKEY_EXISTS');
  return { userId, displayName, createdAt };
}
