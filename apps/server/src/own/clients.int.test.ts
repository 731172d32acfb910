import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const path = '/ipse/v1/clients';
const registry = {
  clientId: 'registry',
  name: 'Civil registry',
  scopes: ['abis.gallery.read', 'ipse.event.read'],
  callbackPrefixes: ['https://registry.example/osia/'],
  purpose: 'registration',
  authority: 'registration act',
};
const register = (change: object = {}, token?: string) =>
  server.call('POST', path, { body: { ...registry, ...change }, ...(token === undefined ? {} : { token }) });
const askForToken = (clientId: string, secret: string) =>
  server.app.inject({
    method: 'POST',
    url: '/oauth2/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    },
    payload: 'grant_type=client_credentials',
  });

it('registers a client, which then works until it is removed', async () => {
  const registered = await register();
  expect(registered.json()).toEqual({ clientId: 'registry', clientSecret: expect.stringMatching(/^[\w-]{43}$/) });
  const { clientSecret } = registered.json();

  const granted = await askForToken('registry', clientSecret);
  expect(granted.json()).toMatchObject({ scope: registry.scopes.join(' ') });
  const token: string = granted.json().access_token;
  expect((await server.call('GET', '/ipse/v1/galleries', { token })).statusCode).toBe(200);
  expect((await server.call('GET', path, { token })).json().code).toBe('SCOPE_MISSING');

  const { purpose, authority, ...described } = registry;
  const list = await server.call('GET', path);
  expect(list.json()).toContainEqual({ ...described, statement: { purpose, authority } });
  expect(list.body).not.toContain(clientSecret);

  expect((await server.call('DELETE', `${path}/registry`)).statusCode).toBe(204);
  const refused = await askForToken('registry', clientSecret);
  expect(refused.statusCode).toBe(401);
  expect(refused.json()).toEqual({ error: 'invalid_client' });
  expect((await server.call('GET', '/ipse/v1/galleries', { token })).json().code).toBe('TOKEN_INVALID');
  expect((await server.call('DELETE', `${path}/registry`)).json().code).toBe('CLIENT_UNKNOWN');

  const events = (await server.call('GET', '/ipse/v1/events')).json().items as { action: string; objects: unknown }[];
  const objects = [{ kind: 'client', id: 'registry' }];
  for (const action of ['client.register', 'client.remove']) {
    expect(events).toContainEqual(expect.objectContaining({ action, objects }));
  }
  expect(events).toContainEqual(expect.objectContaining({ action: 'client.list', objects: [] }));
});

it('revives no token of a removed client for another of the same id', async () => {
  const name = { clientId: 'reborn' };
  const { clientSecret } = (await register(name)).json();
  const token: string = (await askForToken('reborn', clientSecret)).json().access_token;
  await server.call('DELETE', `${path}/reborn`);
  const again = (await register(name)).json();
  expect((await server.call('GET', '/ipse/v1/galleries', { token })).json().code).toBe('TOKEN_INVALID');
  const renewed: string = (await askForToken('reborn', again.clientSecret)).json().access_token;
  expect((await server.call('GET', '/ipse/v1/galleries', { token: renewed })).statusCode).toBe(200);
});

it('replaces no client, and keeps that of the command line', async () => {
  const taken = await register({ clientId: 'tests' });
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'CLIENT_EXISTS']);
  const local = await server.call('DELETE', `${path}/local`);
  expect([local.statusCode, local.json().code]).toEqual([409, 'CLIENT_LOCAL']);
});

it.each([
  ['CLIENT_SCOPE_UNKNOWN', { scopes: ['abis.everything'] }],
  ['CLIENT_CALLBACK_INVALID', { callbackPrefixes: ['ftp://registry.example/'] }],
  ['CLIENT_CALLBACK_INVALID', { callbackPrefixes: ['https://user:word@registry.example/'] }],
  ['REQUEST_INVALID', { clientId: 'a:b' }],
])('refuses with %s', async (code, change) => {
  const answer = await register(change);
  expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
});

it('lets a client hand on no scope that its own token lacks', async () => {
  const token = await server.token(['ipse.clients.write', 'abis.gallery.read']);
  const answer = await register({ clientId: 'greedy' }, token);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'SCOPE_MISSING']);
});
