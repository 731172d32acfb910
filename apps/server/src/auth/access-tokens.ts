/** Access tokens of API clients: JWTs (RFC 9068 in spirit) signed with a secret derived from the realm's key. */
import { SignJWT, jwtVerify } from 'jose';
import type { ClockMs } from '@ipse/core';
import { fail } from '../errors.ts';

export const accessTokenLifetimeS = 15 * 60;

export interface AccessTokens {
  issue(clientId: string, scopes: readonly string[]): Promise<string>;
  /** Errors: TOKEN_INVALID. */
  verify(token: string): Promise<{ readonly clientId: string; readonly scopes: readonly string[] }>;
}

/** `realm` is the issuer and the audience: a token of one realm says nothing to another. */
export function createAccessTokens(secret: Uint8Array, realm: string, now: ClockMs): AccessTokens {
  const algorithm = 'HS256';
  return {
    issue: (clientId, scopes) => {
      const issuedAt = Math.floor(now() / 1000);
      return new SignJWT({ scope: scopes.join(' ') })
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
        .setIssuer(realm)
        .setAudience(realm)
        .setSubject(clientId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenLifetimeS)
        .sign(secret);
    },
    verify: async (token) => {
      const options = { algorithms: [algorithm], typ: 'at+jwt', issuer: realm, audience: realm };
      const { payload } = await jwtVerify<{ scope?: unknown }>(token, secret, {
        ...options,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now()),
      }).catch((error: unknown) => {
        throw fail('TOKEN_INVALID', undefined, error);
      });
      const { sub, scope } = payload;
      if (sub === undefined || typeof scope !== 'string') throw fail('TOKEN_INVALID');
      return { clientId: sub, scopes: scope.split(' ').filter((part) => part !== '') };
    },
  };
}
