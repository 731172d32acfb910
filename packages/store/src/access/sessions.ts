/** Sessions of officers, and tokens that open one door once. Both are kept as keyed hashes. */
import type { Secret } from '@ipse/core';
import { dateOf, read, write } from '../context.ts';
import type { Context } from '../context.ts';
import type { OneTimeTokens, Sessions } from '../types/access.ts';
import { openUser } from './users.ts';

export function createSessions(context: Context): Sessions {
  const hash = (token: Secret<string>) => context.vault.blindIndex('session', token.reveal());
  return {
    create: (token, userId, expiresAt) =>
      write(context, async (tx) => {
        await tx
          .insertInto('session')
          .values({ token_hash: hash(token), user_id: userId, expires_at: expiresAt })
          .execute();
      }),
    find: (token) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('session')
          .innerJoin('app_user', 'app_user.id', 'session.user_id')
          .selectAll('app_user')
          .select('session.expires_at')
          .where('token_hash', '=', hash(token))
          .where('app_user.realm_id', '=', context.vault.realm)
          .where('expires_at', '>', dateOf(context))
          .executeTakeFirst();
        return row === undefined ? undefined : { user: openUser(context, row), expiresAt: row.expires_at };
      }),
    remove: (token) =>
      write(context, async (tx) => {
        await tx.deleteFrom('session').where('token_hash', '=', hash(token)).execute();
      }),
  };
}

export function createOneTimeTokens(context: Context): OneTimeTokens {
  const { realm } = context.vault;
  const hash = (use: string, token: Secret<string>) => context.vault.blindIndex(`token/${use}`, token.reveal());
  return {
    put: (use, token, expiresAt) =>
      write(context, async (tx) => {
        const values = { token_hash: hash(use, token), expires_at: expiresAt };
        await tx
          .insertInto('one_time_token')
          .values({ realm_id: realm, use, ...values })
          .onConflict((conflict) => conflict.columns(['realm_id', 'use']).doUpdateSet(values))
          .execute();
      }),
    isValid: (use, token) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('one_time_token')
          .select('use')
          .where('realm_id', '=', realm)
          .where('use', '=', use)
          .where('token_hash', '=', hash(use, token))
          .where('expires_at', '>', dateOf(context))
          .executeTakeFirst();
        return row !== undefined;
      }),
    redeem: (use, token) =>
      write(context, async (tx) => {
        const result = await tx
          .deleteFrom('one_time_token')
          .where('realm_id', '=', realm)
          .where('use', '=', use)
          .where('token_hash', '=', hash(use, token))
          .where('expires_at', '>', dateOf(context))
          .executeTakeFirst();
        return result.numDeletedRows === 1n;
      }),
  };
}
