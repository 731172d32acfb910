/** API clients. Their secrets are kept as keyed hashes: the secrets are long and random, so that no stretching is needed. */
import { timingSafeEqual } from 'node:crypto';
import type { Secret } from '@ipse/core';
import type { Selectable } from 'kysely';
import { dateOf, fromBytes, read, toBytes, write } from '../context.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { ClientRecord, Clients } from '../types/access.ts';

type NewClient = Omit<ClientRecord, 'createdAt'>;

const place = (id: string) => ({ kind: 'client-settings', version: 1, id });

export function createClients(context: Context): Clients {
  const { vault } = context;
  const hash = (clientId: string, secret: Secret<string>) => vault.blindIndex(`client/${clientId}`, secret.reveal());
  const select = (clientId: string) =>
    read(context, (db) =>
      db
        .selectFrom('client')
        .selectAll()
        .where('realm_id', '=', vault.realm)
        .where('id', '=', clientId)
        .executeTakeFirst(),
    );
  const open = (row: Selectable<Schema['client']>): ClientRecord => ({
    clientId: row.id,
    scopes: row.scopes,
    settings: fromBytes(vault.openRecord(place(row.id), row.sealed_settings)),
    createdAt: row.created_at,
  });
  return {
    put: (client, secret) => putClient(context, client, hash(client.clientId, secret)),
    add: (client, secret) => addClient(context, client, hash(client.clientId, secret)),
    find: async (clientId) => {
      const row = await select(clientId);
      return row === undefined ? undefined : open(row);
    },
    authenticate: async (clientId, secret) => {
      const row = await select(clientId);
      const given = hash(clientId, secret);
      const isRight = timingSafeEqual(given, row?.secret_hash ?? Buffer.alloc(given.length));
      return row !== undefined && isRight ? open(row) : undefined;
    },
    list: () =>
      read(context, async (db) => {
        const rows = await db
          .selectFrom('client')
          .selectAll()
          .where('realm_id', '=', vault.realm)
          .orderBy('id')
          .execute();
        return rows.map(open);
      }),
    remove: (clientId) =>
      write(context, async (tx) => {
        const result = await tx
          .deleteFrom('client')
          .where('realm_id', '=', vault.realm)
          .where('id', '=', clientId)
          .executeTakeFirst();
        return result.numDeletedRows > 0n;
      }),
  };
}

function putClient(context: Context, client: NewClient, secretHash: Uint8Array): Promise<void> {
  const values = valuesOf(context, client, secretHash);
  const { secret_hash, scopes, sealed_settings } = values;
  return write(context, async (tx) => {
    await tx
      .insertInto('client')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(['realm_id', 'id']).doUpdateSet({ secret_hash, scopes, sealed_settings }),
      )
      .execute();
  });
}

function addClient(context: Context, client: NewClient, secretHash: Uint8Array): Promise<boolean> {
  return write(context, async (tx) => {
    const inserted = await tx
      .insertInto('client')
      .values(valuesOf(context, client, secretHash))
      .onConflict((conflict) => conflict.columns(['realm_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  });
}

function valuesOf(context: Context, { clientId, scopes, settings }: NewClient, secretHash: Uint8Array) {
  const { vault } = context;
  return {
    realm_id: vault.realm,
    id: clientId,
    created_at: dateOf(context),
    secret_hash: secretHash,
    scopes: [...scopes],
    sealed_settings: vault.sealRecord(place(clientId), toBytes(settings)),
  };
}
