/** API clients: who is registered, registering, removing. */
import { Secret } from '@ipse/core';
import type { ClientRegistration, RegisteredClient } from '@ipse/protocol';
import type { ClientRecord } from '@ipse/store';
import type { Caller } from '../auth/caller.ts';
import { localClientId, settingsJson, settingsOf } from '../auth/clients.ts';
import { allScopes } from '../auth/scopes.ts';
import { newToken } from '../auth/secrets.ts';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';
import { isCallbackPrefix } from '../tasks/callback-guard.ts';
import type { OwnHandlers } from './operation.ts';

type Clients = 'listClients' | 'registerClient' | 'removeClient';

export function clientHandlers({ store }: Services): Pick<OwnHandlers, Clients> {
  return {
    listClients: async ({ use }) => {
      const clients = await store.clients.list();
      await store.events.append(use, { action: 'client.list', objects: [], count: clients.length });
      return { status: 200, body: clients.map(describe) };
    },

    registerClient: async ({ body, caller, use }) => {
      checkScopes(body.scopes, caller);
      if (!body.callbackPrefixes.every(isCallbackPrefix)) throw fail('CLIENT_CALLBACK_INVALID');
      const { clientId } = body;
      const client = { clientId, scopes: body.scopes, settings: settingsFor(body) };
      const clientSecret = newToken();
      await store.transact(async (transaction) => {
        const added = await transaction.clients.add(client, new Secret(clientSecret));
        if (!added) throw fail('CLIENT_EXISTS');
        await transaction.events.append(use, { action: 'client.register', objects: [clientId] });
      });
      return { status: 200, body: { clientId, clientSecret } };
    },

    removeClient: async ({ params: { clientId }, use }) => {
      if (clientId === localClientId) throw fail('CLIENT_LOCAL');
      await store.transact(async (transaction) => {
        if (!(await transaction.clients.remove(clientId))) throw fail('CLIENT_UNKNOWN');
        await transaction.events.append(use, { action: 'client.remove', objects: [clientId] });
      });
      return { status: 204 };
    },
  };
}

/** A client hands on no more than its own token allows. Errors: CLIENT_SCOPE_UNKNOWN, SCOPE_MISSING. */
function checkScopes(scopes: readonly string[], caller: Caller): void {
  if (scopes.some((scope) => !allScopes.includes(scope))) throw fail('CLIENT_SCOPE_UNKNOWN');
  if (caller.kind !== 'client') return;
  const missing = scopes.filter((scope) => !caller.scopes.has(scope));
  if (missing.length > 0) throw fail('SCOPE_MISSING', missing.join(' '));
}

function settingsFor({ name, callbackPrefixes, purpose, authority, justification }: ClientRegistration) {
  const statement = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(authority === undefined ? {} : { authority }),
    ...(justification === undefined ? {} : { justification }),
  };
  return settingsJson({ name, statement, callbackPrefixes, refuseUnsuitable: false });
}

function describe(client: ClientRecord): RegisteredClient {
  const { name, callbackPrefixes, statement } = settingsOf(client);
  return {
    clientId: client.clientId,
    name,
    scopes: [...client.scopes],
    callbackPrefixes: [...callbackPrefixes],
    ...(Object.keys(statement).length === 0 ? {} : { statement }),
  };
}
