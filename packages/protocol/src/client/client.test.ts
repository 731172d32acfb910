import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@ipse/core';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import type { Candidate, TaskId } from '../osia/schemas.ts';
import type { SearchResult } from '../own/operations-search.ts';
import { createClient, type Client } from './create-client.ts';
import { ApiError } from './errors.ts';
import type { ClientOptions } from './send.ts';
import { tokenSource } from './token.ts';

interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** A server that answers every request with `answer`, and what it received. */
async function serve(answer: (response: ServerResponse, request: Received) => void) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, received[received.length - 1]);
    });
  });
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return { received, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function failure(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
}

const listGalleries = (options: ClientOptions) => createClient(options).ipse.listGalleries();

describe('createClient', () => {
  it('fills path and query, and tells the statuses of OSIA apart', async () => {
    const { received, baseUrl } = await serve((response, { url }) =>
      url.includes('callback') ? json(response, 202, { taskId: 't1' }) : json(response, 200, []),
    );
    const { osia } = createClient({ baseUrl, token: () => 'abc', statement: { purpose: 'Prüfung', case: 'A/1 b' } });
    const request = { params: { galleryId: 'watch list/ä' }, body: { filter: {}, biometricData: [] } };

    const direct = await osia.identify({ ...request, query: { transactionId: 'T 1', maxNbCand: 5 } });
    const later = await osia.identify({ ...request, query: { transactionId: 'T2', callback: 'https://c.example/r' } });

    expect(direct).toEqual({ status: 200, body: [] });
    expect(later).toEqual({ status: 202, body: { taskId: 't1' } });
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/v1/identify/watch%20list%2F%C3%A4?transactionId=T+1&maxNbCand=5',
      headers: { authorization: 'Bearer abc', 'ipse-purpose': 'Pr%C3%BCfung', 'ipse-case': 'A%2F1%20b' },
      body: '{"filter":{},"biometricData":[]}',
    });
    expect(received[0].headers).not.toHaveProperty('ipse-authority');
  });

  it('reads empty answers and images', async () => {
    const { baseUrl } = await serve((response, { method }) =>
      method === 'DELETE'
        ? response.writeHead(204).end()
        : response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from([1, 2, 3])),
    );
    const { ipse } = createClient({ baseUrl });
    expect(await ipse.deletePerson({ params: { personId: 'p' } })).toBeUndefined();
    const image = await ipse.readSampleImage({ params: { sampleId: 's' } });
    expect([...new Uint8Array(await image.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it('carries the CSRF token on changing calls alone', async () => {
    const { received, baseUrl } = await serve((response) => json(response, 200, {}));
    const { ipse } = createClient({ baseUrl, csrfToken: () => 'csrf' });
    await ipse.readSession();
    await ipse.startAuthentication();
    expect(received.map(({ headers }) => headers['x-csrf-token'])).toEqual([undefined, 'csrf']);
  });

  it("throws the server's code, message, hint and request id", async () => {
    const body = { code: 'IMAGE_TRUNCATED', message: 'm', hint: 'h', requestId: 'r1' };
    const { baseUrl } = await serve((response) => json(response, 422, body));
    const error = await failure(listGalleries({ baseUrl }));
    expect({ ...error, message: error.message }).toMatchObject({ ...body, httpStatus: 422 });
  });

  it.each([
    [400, { code: 17, message: 'galleries must be array' }, 'API_BAD_REQUEST', 'galleries must be array'],
    [401, { error: 'invalid_client', error_description: 'who?' }, 'API_NOT_SIGNED_IN', 'who?'],
    [409, undefined, 'API_CONFLICT', 'The record is there already; nothing was changed.'],
    [503, undefined, 'API_SERVER_BUSY', 'The server has no room for the call at the moment.'],
    [507, undefined, 'API_SERVER_FAULT', 'The server failed.'],
    [418, undefined, 'API_BAD_REQUEST', 'The server refused the request as faulty.'],
  ])('gives a refusal with %i a code', async (status, body, code, message) => {
    const { baseUrl } = await serve((response) =>
      body === undefined ? response.writeHead(status).end() : json(response, status, body),
    );
    expect(await failure(listGalleries({ baseUrl }))).toMatchObject({ code, message, httpStatus: status });
  });

  it('names an answer that is not of this interface', async () => {
    const answers = ['<html>', '{"a":', '201'];
    const { baseUrl } = await serve((response) => {
      const answer = answers.shift()!;
      response.writeHead(answer === '201' ? 201 : 200, { 'content-type': 'application/json' }).end(answer);
    });
    for (let i = 0; i < 3; i++) {
      expect(await failure(listGalleries({ baseUrl }))).toMatchObject({ code: 'API_ANSWER_UNREADABLE' });
    }
  });

  it('names silence, cancellation, absence and redirection', async () => {
    const { baseUrl } = await serve((response, { url }) => {
      if (url.includes('session')) response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await failure(listGalleries({ baseUrl, timeoutMs: 20 }))).toMatchObject({ code: 'API_TIMEOUT' });
    const cancelled = createClient({ baseUrl }).ipse.listGalleries({}, { signal: AbortSignal.abort() });
    expect(await failure(cancelled)).toMatchObject({ code: 'API_CANCELLED' });
    expect(await failure(createClient({ baseUrl }).ipse.readSession())).toMatchObject({ code: 'API_UNREACHABLE' });
    const dead = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failure(listGalleries({ baseUrl, fetch: dead }))).toMatchObject({ code: 'API_UNREACHABLE' });
  });

  it('has types that follow from the tables', () => {
    expectTypeOf<Awaited<ReturnType<Client['ipse']['createSearch']>>>().toEqualTypeOf<SearchResult>();
    expectTypeOf<Awaited<ReturnType<Client['ipse']['deletePerson']>>>().toEqualTypeOf<undefined>();
    expectTypeOf<Awaited<ReturnType<Client['osia']['identify']>>>().toEqualTypeOf<
      { readonly status: 200; readonly body: Candidate[] } | { readonly status: 202; readonly body: TaskId }
    >();
    expectTypeOf<Client['ipse']['listPersons']>().toBeCallableWith();
    expectTypeOf<Client['osia']['readGalleries']>().toBeCallableWith({ query: { transactionId: 't' } });
    // @ts-expect-error: the transaction id is required.
    expectTypeOf<Client['osia']['readGalleries']>().toBeCallableWith({ query: {} });
  });
});

describe('tokenSource', () => {
  it('asks once, for all callers, and again when the token is about to end', async () => {
    let count = 0;
    const { received, baseUrl } = await serve((response) =>
      json(response, 200, { access_token: `t${++count}`, token_type: 'Bearer', expires_in: 900 }),
    );
    let nowMs = 0;
    const clientSecret = new Secret('s:ä');
    const token = tokenSource(
      { baseUrl, clientId: 'cli', clientSecret, scopes: ['abis.identify', 'abis.verify'] },
      () => nowMs,
    );

    expect(await Promise.all([token(), token()])).toEqual(['t1', 't1']);
    nowMs = 869_999;
    expect(await token()).toBe('t1');
    nowMs = 870_000;
    expect(await token()).toBe('t2');
    expect(received).toHaveLength(2);
    expect(received[0]).toMatchObject({
      url: '/oauth2/token',
      body: 'grant_type=client_credentials&scope=abis.identify+abis.verify',
    });
    const basic = Buffer.from(received[0].headers.authorization!.slice('Basic '.length), 'base64').toString();
    expect(basic).toBe('cli:s%3A%C3%A4');
  });

  it('fails with a code, and recovers', async () => {
    const answers = [
      { status: 401, body: { error: 'invalid_client' } },
      { status: 200, body: {} },
      { status: 200, body: { access_token: 't', expires_in: 900 } },
    ];
    const { baseUrl } = await serve((response) => {
      const { status, body } = answers.shift()!;
      json(response, status, body);
    });
    const token = tokenSource({ baseUrl, clientId: 'cli', clientSecret: new Secret('s') });
    expect(await failure(token())).toMatchObject({ code: 'API_NOT_SIGNED_IN' });
    expect(await failure(token())).toMatchObject({ code: 'API_ANSWER_UNREADABLE' });
    expect(await token()).toBe('t');
  });
});
