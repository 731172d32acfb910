import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const MiB = 1024 * 1024;
let server: TestServer;
let base: string;
let authorization: string;

beforeAll(async () => {
  server = await startTestServer({ limits: { bodyBytesInFlightMax: 44 * MiB, signInsPerMinute: 5 } });
  base = await server.app.listen({ host: '127.0.0.1', port: 0 });
  authorization = `Bearer ${await server.token(['abis.identify', 'abis.encounter.write', 'abis.gallery.read'])}`;
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { method: 'POST', body, headers: { ...json, authorization, ...more } });
const assess = (bytes: Uint8Array) =>
  post(
    '/ipse/v1/samples/assess',
    JSON.stringify({ modality: 'fingerprint', image: Buffer.from(bytes).toString('base64') }),
  );

const codeOf = async (answer: Response) => ((await answer.json()) as { code: unknown }).code;

/** A PNG that claims a size and holds the given pixels. */
function png(width: number, height: number, data: Uint8Array): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type), body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('hostile requests', () => {
  it('refuses a body of 64 MiB by its announced length, in both interfaces', async () => {
    const body = new Uint8Array(64 * MiB).fill(0x20);
    const own = await post('/ipse/v1/searches', body);
    expect([own.status, await codeOf(own)]).toEqual([413, 'BODY_TOO_LARGE']);
    const osia = await post('/v1/persons?transactionId=t', body);
    expect([osia.status, await codeOf(osia)]).toEqual([413, 413]);
  });

  it('refuses a body that never said how long it is, once it is too long', async () => {
    const chunk = new Uint8Array(MiB).fill(0x20);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 64 ? controller.enqueue(chunk) : controller.close()),
    });
    const request = { method: 'POST', body, duplex: 'half', headers: { ...json, authorization } } as RequestInit;
    const status = await fetch(`${base}/ipse/v1/searches`, request).then(
      (answer) => answer.status,
      () => 'reset',
    );
    expect([413, 'reset']).toContain(status);
    expect(sent).toBeLessThan(65);
  });

  it('refuses bombs and lies in images with a coded error, and memory stays flat', async () => {
    const hostile = [
      png(20_000, 20_000, new Uint8Array(100)),
      png(8000, 8000, new Uint8Array(100)),
      png(30_000, 10, new Uint8Array(100)),
      png(100, 100, new Uint8Array(200 * MiB)),
      png(0xffffffff, 0xffffffff, new Uint8Array(10)),
      Buffer.concat([Buffer.from('P5 12000 5000 255\n'), Buffer.alloc(10)]),
    ];
    await assess(hostile[0]);
    const before = process.memoryUsage.rss();
    for (let round = 0; round < 2; round++) {
      for (const bytes of hostile) {
        const answer = await assess(bytes);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(await codeOf(answer)).toMatch(/^IMAGE_/);
      }
    }
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * MiB);
  });

  it('refuses deep, broken, poisoned and foreign bodies', async () => {
    const code = async (body: string, more = {}) => {
      const answer = await post('/ipse/v1/searches', body, more);
      return [answer.status, await codeOf(answer)];
    };
    expect(await code(`{"gallery":${'['.repeat(100_000)}`)).toEqual([400, 'JSON_TOO_DEEP']);
    expect(await code('{"gallery":')).toEqual([400, 'JSON_INVALID']);
    expect(await code('')).toEqual([400, 'JSON_INVALID']);
    expect(await code('{"__proto__":{"admin":true}}')).toEqual([400, 'JSON_INVALID']);
    expect(await code('{}')).toEqual([400, 'REQUEST_INVALID']);
    expect(await code('<a/>', { 'content-type': 'application/xml' })).toEqual([415, 'MEDIA_TYPE_UNSUPPORTED']);
    expect(await codeOf(await fetch(`${base}/%ff`))).toBe('REQUEST_INVALID');
  });

  it('says that it is busy when bodies would fill its memory, and recovers', async () => {
    const { hostname, port } = new URL(base);
    const stall = () => {
      const socket = connect(Number(port), hostname);
      const head = ['POST /ipse/v1/searches HTTP/1.1', 'host: x', `authorization: ${authorization}`];
      socket.write([...head, 'content-type: application/json', `content-length: ${40 * MiB}`, '', '{'].join('\r\n'));
      return socket;
    };
    const large = JSON.stringify({ gallery: ' '.repeat(5 * MiB) });
    let held = stall();
    const statusWhileHeld = async () => {
      const { status } = await post('/ipse/v1/searches', large);
      if (status === 503) return status;
      // Ours came first, and the one that stalls was refused for it.
      held.destroy();
      held = stall();
      await sleep(200);
      return status;
    };
    await expect.poll(statusWhileHeld, { timeout: 60_000 }).toBe(503);
    const busy = await post('/ipse/v1/searches', large);
    expect([busy.headers.get('retry-after'), await codeOf(busy)]).toEqual(['2', 'SERVER_BUSY']);
    held.destroy();
    await expect.poll(async () => (await post('/ipse/v1/searches', large)).status, { timeout: 20_000 }).toBe(400);
  });

  it('limits attempts to sign in by address', async () => {
    const attempt = () => fetch(`${base}/ipse/v1/passkeys/authentication/options`, { method: 'POST' });
    for (let n = 0; n < 5; n++) expect((await attempt()).status).toBe(403);
    const limited = await attempt();
    expect([limited.status, await codeOf(limited)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('takes no large body from a stranger', async () => {
    const answer = await fetch(`${base}/ipse/v1/passkeys/authentication`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ ceremonyId: 'x', response: { a: ' '.repeat(100_000) } }),
    });
    expect([413, 429]).toContain(answer.status);
  });
});

describe('for operators', () => {
  const get = (path: string) => fetch(`${base}${path}`);

  it('tells that it is alive and ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toEqual({ database: true, galleries: true });
  });

  it('publishes metrics by route pattern, without ids', async () => {
    await fetch(`${base}/v1/persons/somebody-known/encounters?transactionId=t`, { headers: { authorization } });
    const text = await (await get('/metrics')).text();
    expect(text).toContain('route="/v1/persons/:personId/encounters"');
    expect(text).not.toContain('somebody-known');
  });

  it('publishes what it offers', async () => {
    const osia = (await (await get('/openapi/osia.json')).json()) as { paths: Record<string, object> };
    expect(Object.values(osia.paths).flatMap((path) => Object.keys(path))).toHaveLength(22);
    expect(await (await get('/openapi/ipse.json')).json()).toMatchObject({ openapi: '3.1.0' });
    expect(await (await get('/docs')).text()).toContain('/openapi/osia.json');
  });

  it('keeps browsers from doing more than the console needs', async () => {
    const { headers } = await get('/docs');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
