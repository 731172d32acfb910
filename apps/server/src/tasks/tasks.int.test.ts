import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

interface Received {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly type: string | undefined;
  readonly body: unknown;
}

let receiver: Server;
let base: string;
let server: TestServer;
const received: Received[] = [];
/** Statuses that the receiver answers with, one a call; 204 when there are none left. */
const answers: number[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', base);
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || 'null');
      const query = Object.fromEntries(url.searchParams);
      received.push({ path: url.pathname, query, type: request.headers['content-type'], body });
      const status = answers.shift() ?? 204;
      response.writeHead(status, status === 307 ? { location: `${base}/elsewhere` } : {}).end();
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  server = await startTestServer({ client: { callbackPrefixes: [`${base}/osia/`] }, callbackPausesMs: [1, 1] });
});
afterAll(async () => {
  await server.close();
  receiver.close();
});
afterEach(() => {
  received.length = 0;
  answers.length = 0;
});

const bare = { status: 'ACTIVE', encounterType: 'x', galleries: ['G'], biometricData: [] };
const callback = (path = '/osia/cb?x=1') => encodeURIComponent(`${base}${path}`);

async function createLater(person: string, id = 'e'): Promise<string> {
  const url = `/v1/persons/${person}/encounters/${id}?transactionId=t%2F1&callback=${callback()}`;
  const answer = await server.call('POST', url, { body: bare });
  expect(answer.statusCode).toBe(202);
  return answer.json<{ taskId: string }>().taskId;
}

const statusOf = async (taskId: string) => {
  const answer = await server.call('GET', `/v1/tasks/${taskId}/status?transactionId=t`);
  return answer.statusCode === 200 ? answer.json<string>() : answer.statusCode;
};

async function until(taskId: string, status: string): Promise<void> {
  for (let tries = 0; (await statusOf(taskId)) !== status; tries++) {
    if (tries > 600) throw new Error(`the task stays ${await statusOf(taskId)}`);
    await sleep(25);
  }
}

describe('an asynchronous call', () => {
  it('is answered at once and delivered with both ids', async () => {
    const taskId = await createLater('async');
    await until(taskId, 'COMPLETED');
    expect(received).toEqual([
      {
        path: '/osia/cb',
        query: { x: '1', transactionId: 't/1', taskId },
        type: 'application/json',
        body: { personId: 'async', encounterId: 'e', others: { samples: [] } },
      },
    ]);
    expect((await server.call('GET', '/v1/persons/async/encounters/e?transactionId=t')).statusCode).toBe(200);
  });

  it('delivers OK where there is nothing more to say, and lists where there is a list', async () => {
    await server.call('POST', '/v1/persons/gone/encounters/e?transactionId=t', { body: bare });
    const removed = await server.call('DELETE', `/v1/persons/gone?transactionId=t&callback=${callback()}`);
    await until(removed.json().taskId, 'COMPLETED');
    const content = await server.call('GET', `/v1/galleries/ALL?transactionId=t&limit=1&callback=${callback()}`);
    await until(content.json().taskId, 'COMPLETED');
    expect(received.map(({ body }) => body)).toEqual(['OK', [expect.objectContaining({ encounterId: 'e' })]]);
  });

  it('delivers an error as one', async () => {
    await createLater('conflict').then((taskId) => until(taskId, 'COMPLETED'));
    received.length = 0;
    await createLater('conflict').then((taskId) => until(taskId, 'COMPLETED'));
    expect(received).toEqual([
      expect.objectContaining({
        type: 'application/error+json',
        body: { code: 409, message: expect.stringContaining('ENCOUNTER_EXISTS') },
      }),
    ]);
  });
});

describe('delivery', () => {
  it('is tried again, and given up after the last pause; the client may ask for it once more', async () => {
    answers.push(500, 404, 500);
    const taskId = await createLater('retry');
    await until(taskId, 'RESPONSE_ERROR');
    expect(received).toHaveLength(3);
    const again = await server.call('POST', `/v1/tasks/${taskId}/redeliver?transactionId=t`);
    expect([again.statusCode, again.body]).toEqual([204, '']);
    await until(taskId, 'COMPLETED');
    expect(received).toHaveLength(4);
    expect(received[3].body).toMatchObject({ personId: 'retry' });
  });

  it('does not follow redirects', async () => {
    answers.push(307, 307, 307);
    const taskId = await createLater('redirect');
    await until(taskId, 'RESPONSE_ERROR');
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/osia/cb']));
  });

  it('goes on with what an earlier server left', async () => {
    const stopped = await startTestServer({ client: { callbackPrefixes: [`${base}/osia/`] }, runTasks: false });
    const url = `/v1/persons/left/encounters/e?transactionId=t&callback=${callback()}`;
    const { taskId } = (await stopped.call('POST', url, { body: bare })).json();
    const status = async () => (await stopped.call('GET', `/v1/tasks/${taskId}/status?transactionId=t`)).json();
    expect(await status()).toBe('PENDING');
    stopped.startTasks();
    await expect.poll(status, { timeout: 20_000 }).toBe('COMPLETED');
    expect(received).toEqual([expect.objectContaining({ body: expect.objectContaining({ personId: 'left' }) })]);
    await stopped.close();
  });

  it('stops when the registration of the address is gone', async () => {
    await server.addClient('leaver', { callbackPrefixes: [`${base}/osia/`] });
    const token = await server.token(['abis.encounter.write', 'abis.task.read'], 'leaver');
    answers.push(500);
    const url = `/v1/persons/leaver/encounters/e?transactionId=t&callback=${callback()}`;
    const { taskId } = (await server.call('POST', url, { body: bare, token })).json();
    await server.addClient('leaver', { callbackPrefixes: [] });
    const status = () => server.call('GET', `/v1/tasks/${taskId}/status?transactionId=t`, { token });
    for (let tries = 0; (await status()).json() !== 'RESPONSE_ERROR' && tries < 600; tries++) await sleep(25);
    expect((await status()).json()).toBe('RESPONSE_ERROR');
    expect(received.length).toBeLessThanOrEqual(1);
  });
});

describe('refusals', () => {
  it.each(['http://169.254.169.254/', 'http://127.0.0.1:1/osia/', 'file:///etc/passwd', 'http://localhost/osia/'])(
    'refuses %s before anything runs',
    async (address) => {
      const url = `/v1/persons/ssrf/encounters/e?transactionId=t&callback=${encodeURIComponent(address)}`;
      const answer = await server.call('POST', url, { body: bare });
      expect([answer.statusCode, answer.json().message]).toEqual([400, expect.stringContaining('CALLBACK_REFUSED')]);
      expect((await server.call('GET', '/v1/persons/ssrf/encounters?transactionId=t')).statusCode).toBe(404);
    },
  );

  it('knows no task of another client, nor one that never was', async () => {
    const taskId = await createLater('mine');
    await server.addClient('other');
    const token = await server.token(['abis.task.read', 'abis.task.update'], 'other');
    for (const id of [taskId, 'never', '00000000-0000-7000-8000-000000000000']) {
      const status = await server.call('GET', `/v1/tasks/${id}/status?transactionId=t`, { token });
      const redeliver = await server.call('POST', `/v1/tasks/${id}/redeliver?transactionId=t`, { token });
      expect([status.statusCode, status.body, redeliver.statusCode, redeliver.body]).toEqual([404, '', 404, '']);
    }
    await until(taskId, 'COMPLETED');
  });
});
