/** Access tokens of API clients: JWTs (RFC 9068 in spirit) signed with a secret derived from the realm's key. */
import { SignJWT, jwtVerify } from 'jose';
import type { ClockMs } from '@ipse/core';
import { fail } from '../errors.ts';

export const accessTokenLifetimeS = 15 * 60;

/** Which registration of a client a token was issued to: a client registered again is another, whatever its name. */
export interface TokenHolder {
  readonly clientId: string;
  readonly createdAt: Date;
}

export interface AccessTokens {
  issue(client: TokenHolder, scopes: readonly string[]): Promise<string>;
  /** Errors: TOKEN_INVALID. */
  verify(token: string): Promise<TokenHolder & { readonly scopes: readonly string[] }>;
}

/** `realm` is the issuer and the audience: a token of one realm says nothing to another. */
export function createAccessTokens(secret: Uint8Array, realm: string, now: ClockMs): AccessTokens {
  const algorithm = 'HS256';
  return {
    issue: ({ clientId, createdAt }, scopes) => {
      const issuedAt = Math.floor(now() / 1000);
      return new SignJWT({ scope: scopes.join(' '), registered: createdAt.getTime() })
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
      const { payload } = await jwtVerify<{ scope?: unknown; registered?: unknown }>(token, secret, {
        ...options,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(now()),
      }).catch((error: unknown) => {
        throw fail('TOKEN_INVALID', undefined, error);
      });
      const { sub, scope, registered } = payload;
      if (sub === undefined || typeof scope !== 'string' || typeof registered !== 'number') throw fail('TOKEN_INVALID');
      const scopes = scope.split(' ').filter((part) => part !== '');
      return { clientId: sub, createdAt: new Date(registered), scopes };
    },
  };
}
