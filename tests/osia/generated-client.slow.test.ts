/** A client that a stranger's generator makes of the interface's file runs all 22 operations against a real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient as generate } from '@hey-api/openapi-ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReceiver, type Receiver } from './receiver.ts';
import { tellAtOnce, tellLater, type Carrier } from './scenario.ts';
import { places, specificationFile, specificationPresent } from './specification.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';

/** What is used of the generated code. */
type Generated = Record<string, (options: object) => Promise<{ data?: unknown; error?: unknown; response?: Response }>>;

describe.skipIf(!specificationPresent)('a generated client', () => {
  let folder: string;
  let sdk: Generated;
  let receiver: Receiver;
  let home: string;
  let server: IpseServer;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ipse-generated-'));
    await generate({
      input: specificationFile,
      output: { path: folder },
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent', file: false },
    });
    sdk = (await import(/* @vite-ignore */ path.join(folder, 'sdk.gen.ts'))) as Generated;
    receiver = await startReceiver();
    home = await makeHome();
    server = await startServer(home, { env: { IPSE_CLIENT_CALLBACKS: receiver.prefix } });
  });

  afterAll(async () => {
    await server?.end();
    await removeHome(home);
    await receiver?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function carrier(): Promise<Carrier> {
    const auth = await server.token();
    return async (operationId, { path: params, query, body, accept }) => {
      const { data, error, response } = await sdk[operationId]({
        baseUrl: server.baseUrl,
        auth,
        path: params,
        query,
        body,
        ...(accept !== undefined && { headers: { accept } }),
      });
      if (!response) throw error;
      return { status: response.status, body: response.ok ? data : error };
    };
  }

  const called = new Set<string>();

  it('has a function for every operation', () => {
    for (const operationId of places.keys()) expect(sdk[operationId]).toBeTypeOf('function');
  });

  it('is answered at once', async () => {
    await tellAtOnce({ carry: await carrier(), receiver, prefix: 'direct', called });
  });

  it('is answered later', async () => {
    await tellLater({ carry: await carrier(), receiver, prefix: 'later', called });
  });

  it('has then called all 22 operations', () => {
    expect([...called].sort()).toEqual([...places.keys()].sort());
  });
});
