/** Sessions and passkeys (WebAuthn): the first one by the administrator's one-time link. */
import type { FastifyRequest } from 'fastify';
import type { Session } from '@ipse/protocol';
import type { UserCaller } from '../auth/caller.ts';
import { finishAuthentication, finishRegistration, startAuthentication, startRegistration } from '../auth/passkeys.ts';
import { closeSession, openSession } from '../auth/sessions.ts';
import { fail } from '../errors.ts';
import type { Call } from '../http/mount.ts';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';

type Sessions = 'readSession' | 'deleteSession' | Passkeys;
type Passkeys = 'startRegistration' | 'finishRegistration' | 'startAuthentication' | 'finishAuthentication';

export function sessionHandlers(services: Services): Pick<OwnHandlers, Sessions> {
  const describe = ({ id, displayName, csrfToken }: UserCaller): Session => {
    const { name, region } = services.store.realm;
    return { user: { id, displayName }, realm: { name, region }, csrfToken };
  };
  return {
    readSession: async ({ caller }) => ({ status: 200, body: describe(caller as UserCaller) }),

    deleteSession: async ({ caller, reply }) => {
      await closeSession(services, reply, caller as UserCaller);
      return { status: 204 };
    },

    startRegistration: async ({ body, request }) => ({
      status: 200,
      body: await startRegistration(services, originOf(services, request), body.firstRunToken, body.displayName),
    }),

    finishRegistration: async ({ body, reply }) => {
      const { user, origin } = await finishRegistration(services, body.ceremonyId, body.response);
      return { status: 200, body: describe(await openSession(services, reply, user, origin)) };
    },

    startAuthentication: async ({ request }: Pick<Call, 'request'>) => ({
      status: 200,
      body: await startAuthentication(services, originOf(services, request)),
    }),

    finishAuthentication: async ({ body, reply }) => {
      const { user, origin } = await finishAuthentication(services, body.ceremonyId, body.response);
      return { status: 200, body: describe(await openSession(services, reply, user, origin)) };
    },
  };
}

/** The configured origin that the browser names. Errors: ORIGIN_REFUSED. */
function originOf({ origins }: Services, { headers: { origin } }: FastifyRequest): string {
  if (origin === undefined || !origins().includes(origin)) throw fail('ORIGIN_REFUSED');
  return origin;
}
