/** Finds out who calls, and whether the operation is theirs to call. */
import type { FastifyRequest } from 'fastify';
import type { Operation } from '@ipse/protocol';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Caller, ClientCaller, UserCaller } from './caller.ts';
import { settingsOf } from './clients.ts';
import { sameText } from './secrets.ts';
import { readSession } from './sessions.ts';

/** Sets the request's caller. Errors: SIGN_IN_REQUIRED, TOKEN_INVALID, SCOPE_MISSING, ORIGIN_REFUSED, CSRF_INVALID. */
export function createAuthenticate(services: Services) {
  return async (request: FastifyRequest, operation: Operation): Promise<void> => {
    if (operation.authentication.includes('none')) return;
    request.caller = await callerOf(services, request, operation);
  };
}

async function callerOf(services: Services, request: FastifyRequest, operation: Operation): Promise<Caller> {
  const bearer = bearerOf(request);
  if (bearer !== null && operation.authentication.includes('bearer')) {
    const client = await clientOf(services, bearer);
    const missing = operation.scopes.filter((scope) => !client.scopes.has(scope));
    if (missing.length > 0) throw fail('SCOPE_MISSING', missing.join(' '));
    return client;
  }
  const user = operation.authentication.includes('session') ? await readSession(services, request) : null;
  if (!user) throw fail('SIGN_IN_REQUIRED');
  if (request.method !== 'GET') checkSameSite(services, request, user);
  return user;
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string | null {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

async function clientOf({ accessTokens, store }: Services, bearer: string): Promise<ClientCaller> {
  const { clientId, createdAt, scopes } = await accessTokens.verify(bearer);
  const client = await store.clients.find(clientId);
  if (client?.createdAt.getTime() !== createdAt.getTime()) throw fail('TOKEN_INVALID');
  const allowed = scopes.filter((scope) => client.scopes.includes(scope));
  return { kind: 'client', id: clientId, scopes: new Set(allowed), ...settingsOf(client) };
}

/** A changing call of a session comes from the console itself: its origin, and the token that only it can read. */
function checkSameSite({ origins }: Services, { headers }: FastifyRequest, user: UserCaller): void {
  if (headers.origin !== undefined && !origins().includes(headers.origin)) throw fail('ORIGIN_REFUSED');
  const token = headers['x-csrf-token'];
  if (typeof token !== 'string' || !sameText(token, user.csrfToken)) throw fail('CSRF_INVALID');
}
