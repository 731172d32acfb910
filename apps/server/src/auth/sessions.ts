/** Sessions of people: a random token in a cookie that scripts cannot read and other sites cannot send. */
import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Secret } from '@ipse/core';
import { sessionCookie } from '@ipse/protocol';
import type { UserRecord } from '@ipse/store';
import type { Services } from '../services.ts';
import type { UserCaller } from './caller.ts';
import { newToken } from './secrets.ts';

const lifetimeMs = 8 * 60 * 60_000;

/** Opens a session and sets its cookie. */
export async function openSession(
  { store, now }: Services,
  reply: FastifyReply,
  user: UserRecord,
  origin: string,
): Promise<UserCaller> {
  const token = newToken();
  await store.sessions.create(new Secret(token), user.userId, new Date(now() + lifetimeMs));
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: origin.startsWith('https:'),
    maxAge: lifetimeMs / 1000,
  });
  return callerOf(store, user, new Secret(token));
}

/** The signed-in person of a request; null when there is none. */
export async function readSession({ store }: Services, request: FastifyRequest): Promise<UserCaller | null> {
  const text = request.cookies[sessionCookie];
  if (text === undefined) return null;
  const token = new Secret(text);
  const session = await store.sessions.find(token);
  return session ? callerOf(store, session.user, token) : null;
}

export async function closeSession({ store }: Services, reply: FastifyReply, caller: UserCaller): Promise<void> {
  await store.sessions.remove(caller.sessionToken);
  void reply.clearCookie(sessionCookie, { path: '/' });
}

/** The CSRF token follows from the session's own, so that there is nothing more to keep. */
function callerOf(store: Services['store'], user: UserRecord, token: Secret<string>): UserCaller {
  const csrfToken = createHmac('sha256', store.deriveSecret('csrf')).update(token.reveal()).digest('base64url');
  return { kind: 'user', id: user.userId, displayName: user.displayName, csrfToken, sessionToken: token };
}
