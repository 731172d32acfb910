import { Secret } from '@ipse/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, testClientSecret, testOrigin } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';
import { createVirtualAuthenticator } from '../testing/virtual-authenticator.ts';
import type { VirtualAuthenticator } from '../testing/virtual-authenticator.ts';
import { firstRunUse } from './passkeys.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const firstRunToken = 'one-time';
const headers = { origin: testOrigin };
const post = (path: string, body?: object, more: Record<string, string> = {}) =>
  server.call('POST', `/ipse/v1/${path}`, { token: null, headers: { ...headers, ...more }, ...(body ? { body } : {}) });
const offerLink = (untilMs = Date.now() + 60_000) =>
  server.services.store.oneTimeTokens.put(firstRunUse, new Secret(firstRunToken), new Date(untilMs));

async function register(authenticator: VirtualAuthenticator, displayName = 'Grace') {
  const { options, ceremonyId } = (await post('passkeys/registration/options', { firstRunToken, displayName })).json();
  return post('passkeys/registration', { ceremonyId, response: authenticator.register(options, testOrigin) });
}

async function signIn(authenticator: VirtualAuthenticator, { origin = testOrigin, verified = true } = {}) {
  const { options, ceremonyId } = (await post('passkeys/authentication/options')).json();
  return post('passkeys/authentication', {
    ceremonyId,
    response: authenticator.authenticate(options, origin, verified),
  });
}

const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

describe('the first passkey', () => {
  beforeEach(() => offerLink());

  it('is registered by the one-time link, once, and signs in', async () => {
    const answer = await register(createVirtualAuthenticator());
    expect(answer.json()).toMatchObject({ user: { displayName: 'Grace' }, realm: { name: 'test' } });
    expect(answer.cookies).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Strict', path: '/' })]);
    const again = await post('passkeys/registration/options', { firstRunToken, displayName: 'Eve' });
    expect([again.statusCode, again.json().code]).toEqual([401, 'FIRST_RUN_LINK_INVALID']);
  });

  it('is refused when two races end by the same link', async () => {
    const start = async () => (await post('passkeys/registration/options', { firstRunToken, displayName: 'x' })).json();
    const [a, b] = [await start(), await start()];
    const finish = ({ options, ceremonyId }: { options: { challenge: string }; ceremonyId: string }) =>
      post('passkeys/registration', {
        ceremonyId,
        response: createVirtualAuthenticator().register(options, testOrigin),
      });
    const statuses = [(await finish(a)).statusCode, (await finish(b)).statusCode];
    expect(statuses).toEqual([200, 401]);
  });

  it('is refused with a wrong or an expired link, and from another origin', async () => {
    const body = { firstRunToken: 'guess', displayName: 'Eve' };
    expect((await post('passkeys/registration/options', body)).statusCode).toBe(401);
    const elsewhere = await post(
      'passkeys/registration/options',
      { firstRunToken, displayName: 'Eve' },
      { origin: 'https://evil.example' },
    );
    expect(elsewhere.json().code).toBe('ORIGIN_REFUSED');
    await offerLink(Date.now() - 1);
    expect((await post('passkeys/registration/options', { firstRunToken, displayName: 'x' })).statusCode).toBe(401);
  });
});

describe('signing in', () => {
  let authenticator: VirtualAuthenticator;
  beforeEach(async () => {
    await offerLink();
    authenticator = createVirtualAuthenticator();
    await register(authenticator);
  });

  it('opens a session that shows who it is, and ends', async () => {
    const answer = await signIn(authenticator);
    const { csrfToken } = answer.json();
    const cookie = cookieOf(answer);
    const session = () => server.call('GET', '/ipse/v1/session', { token: null, headers: { cookie } });
    expect((await session()).json()).toMatchObject({ user: { displayName: 'Grace' }, csrfToken });
    const signOut = (more: Record<string, string>) =>
      server.call('DELETE', '/ipse/v1/session', { token: null, headers: { cookie, ...more } });
    expect((await signOut({})).json().code).toBe('CSRF_INVALID');
    expect((await signOut({ 'x-csrf-token': 'guess' })).json().code).toBe('CSRF_INVALID');
    expect((await signOut({ 'x-csrf-token': csrfToken, origin: 'https://evil.example' })).json().code).toBe(
      'ORIGIN_REFUSED',
    );
    expect((await signOut({ 'x-csrf-token': csrfToken, ...headers })).statusCode).toBe(204);
    expect((await session()).statusCode).toBe(401);
  });

  it('refuses a foreign origin, an unverified user, another key, and a ceremony used twice', async () => {
    expect((await signIn(authenticator, { origin: 'http://localhost:1' })).json().code).toBe('PASSKEY_REFUSED');
    expect((await signIn(authenticator, { verified: false })).json().code).toBe('PASSKEY_REFUSED');
    expect((await signIn(createVirtualAuthenticator())).json().code).toBe('PASSKEY_REFUSED');
    const { options, ceremonyId } = (await post('passkeys/authentication/options')).json();
    const response = authenticator.authenticate(options, testOrigin);
    expect((await post('passkeys/authentication', { ceremonyId, response })).statusCode).toBe(200);
    expect((await post('passkeys/authentication', { ceremonyId, response })).json().code).toBe('CEREMONY_EXPIRED');
  });

  it('lets a person do what the console offers, when a purpose is stated', async () => {
    const cookie = cookieOf(await signIn(authenticator));
    const list = (more: Record<string, string>) =>
      server.call('GET', '/ipse/v1/persons', { token: null, headers: { cookie, ...more } });
    expect((await list({})).json().code).toBe('CUSTODY_PURPOSE_MISSING');
    expect((await list({ 'ipse-purpose': 'x', 'ipse-authority': 'y' })).statusCode).toBe(200);
    expect((await server.call('GET', '/ipse/v1/persons', { token: null })).json().code).toBe('SIGN_IN_REQUIRED');
    const osia = await server.call('GET', '/v1/galleries?transactionId=t', { token: null, headers: { cookie } });
    expect(osia.statusCode).toBe(401);
  });
});

describe('/oauth2/token', () => {
  const ask = (form: Record<string, string>, more: Record<string, string> = {}) =>
    server.app.inject({
      method: 'POST',
      url: '/oauth2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
      payload: new URLSearchParams(form).toString(),
    });
  const grant = { grant_type: 'client_credentials' };
  const inBody = { client_id: 'tests', client_secret: testClientSecret };
  const basic = (id: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${encodeURIComponent(secret)}`).toString('base64')}`,
  });

  it('gives a token by Basic or in the body, with the scopes asked for', async () => {
    const { access_token, token_type, scope } = (await ask(grant, basic('tests', testClientSecret))).json();
    expect({ token_type, scope }).toEqual({ token_type: 'Bearer', scope: expect.stringContaining('abis.identify') });
    const answer = await server.call('GET', '/v1/galleries?transactionId=t', { token: access_token });
    expect(answer.statusCode).toBe(200);
    const narrow = (await ask({ ...grant, ...inBody, scope: 'abis.verify' })).json();
    expect(narrow.scope).toBe('abis.verify');
    expect((await server.call('GET', '/v1/galleries?transactionId=t', { token: narrow.access_token })).statusCode).toBe(
      403,
    );
  });

  it('refuses as RFC 6749 says', async () => {
    const wrong = await ask(grant, basic('tests', 'guess'));
    expect([wrong.statusCode, wrong.json(), wrong.headers['www-authenticate']]).toEqual([
      401,
      { error: 'invalid_client' },
      expect.stringContaining('Basic'),
    ]);
    expect((await ask({ ...grant, client_id: 'nobody', client_secret: 'x' })).json().error).toBe('invalid_client');
    expect((await ask({ ...grant, ...inBody, scope: 'root' })).json().error).toBe('invalid_scope');
    expect((await ask({ grant_type: 'password', ...inBody })).json().error).toBe('unsupported_grant_type');
  });
});
