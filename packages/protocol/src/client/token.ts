/** Bearer tokens by OAuth 2.0 client credentials (RFC 6749 clause 4.4). */
import { Secret, type ClockMs } from '@ipse/core';
import { apiError, errorOfAnswer } from './errors.ts';
import { exchange } from './send.ts';

export interface TokenRequest {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret<string>;
  /** All of the client's when absent. */
  readonly scopes?: readonly string[];
  readonly fetch?: typeof globalThis.fetch;
}

export interface Token {
  readonly accessToken: Secret<string>;
  readonly expiresInS: number;
}

/** Path of the token endpoint. */
export const tokenPath = '/oauth2/token';

const timeoutMs = 30_000;

/** Asks for a token. Errors: `ApiError`, `API_NOT_SIGNED_IN` when id or secret are wrong. */
export async function fetchToken(request: TokenRequest): Promise<Token> {
  const { baseUrl, clientId, clientSecret, scopes } = request;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scopes) form.set('scope', scopes.join(' '));
  const credentials = [clientId, clientSecret.reveal()].map(encodeURIComponent).join(':');
  const answer = await exchange(
    `${baseUrl.replace(/\/$/, '')}${tokenPath}`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(credentials)}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    },
    request.fetch,
  );
  if (answer.status !== 200) throw errorOfAnswer(answer.status, answer.body);
  const { access_token, expires_in } = (answer.body ?? {}) as { access_token?: unknown; expires_in?: unknown };
  if (typeof access_token !== 'string' || typeof expires_in !== 'number') throw apiError('API_ANSWER_UNREADABLE');
  return { accessToken: new Secret(access_token), expiresInS: expires_in };
}

/** How long before its end a token is renewed, so that none ends on its way. */
const renewalMs = 30_000;

/** The `token` of a client: asks once, keeps the token until shortly before it ends, then asks again. */
export function tokenSource(request: TokenRequest, now: ClockMs = Date.now): () => Promise<string> {
  let held: { token: Token; endMs: number } | undefined;
  let asked: Promise<{ token: Token; endMs: number }> | undefined;
  const ask = async () => {
    const askedMs = now();
    const token = await fetchToken(request);
    return { token, endMs: askedMs + token.expiresInS * 1000 - renewalMs };
  };
  return async () => {
    if (held === undefined || now() >= held.endMs) {
      asked ??= ask().finally(() => (asked = undefined));
      held = await asked;
    }
    return held.token.accessToken.reveal();
  };
}
