/**
 * Hostile uploads to a real server: whatever is sent, each answer is lawful or a coded refusal, nothing crashes, and the
 * memory of the process stays near its level.
 */
import { connect, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptedFiles } from '../../packages/formats/src/testing/files.ts';
import { mutation, seededBy } from '../../packages/formats/src/testing/mutate.ts';
import { fingerImage } from '../osia/pictures.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';
import { fingerEncounter, osiaCaller, type OsiaCaller } from '../support/osia.ts';

const MiB = 1024 * 1024;
const mutationsEach = 200;
const atOnce = 4;
const formats = [
  'png-gray',
  'png-palette',
  'jpeg-gray',
  'jpeg-progressive',
  'tiff-lzw',
  'webp-lossy',
  'bmp-gray',
  'netpbm-gray',
];
const gallery = 'hostile';
const surplus = 'more data than pixels';
/** Above the level after the first images: bodies in flight, one decoded image, what the allocators keep. */
const growthMax = 250 * MiB;

let home: string;
let server: IpseServer;
let authorization: string;
let osia: OsiaCaller;
let good: string;
let watch: NodeJS.Timeout | undefined;

beforeAll(async () => {
  home = await makeHome();
  server = await startServer(home, { env: { IPSE_REQUESTS_PER_MINUTE: '1000000' } });
  const token = await server.token();
  authorization = `Bearer ${token}`;
  osia = osiaCaller(server.baseUrl, token);
  good = await fingerImage('hostile', 'enrolment');
  const enrolled = await osia.call('POST', '/v1/persons/h/encounters/1', fingerEncounter(good, gallery));
  expect(enrolled.status).toBe(200);
});
afterAll(async () => {
  clearInterval(watch);
  await server?.end();
  await removeHome(home);
});

const post = (address: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(new URL(address, server.baseUrl), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization },
  });
const assess = (image: string, modality = 'fingerprint') =>
  post('/ipse/v1/samples/assess', JSON.stringify({ modality, image }));
const identify = (image: string) => {
  const biometricData = [{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image }];
  return osia.call('POST', `/v1/identify/${gallery}`, { filter: {}, biometricData });
};

/** 200, or 4xx with a code of ours; anything else fails. Returns the code. */
async function lawful(answer: Response, what: string): Promise<string> {
  const text = await answer.text();
  if (answer.status === 200) return 'accepted';
  expect(answer.status, `${what}: ${text}`).toBeGreaterThanOrEqual(400);
  expect(answer.status, `${what}: ${text}`).toBeLessThan(500);
  const { code, message } = JSON.parse(text) as { code: unknown; message: string };
  const ours = typeof code === 'string' ? code : message.split(':', 1)[0];
  expect(ours, what).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/);
  return ours;
}

/** A gray PNG that claims a size and holds the given data, its checksums right. */
function png(width: number, height: number, data: Uint8Array): string {
  const chunk = (type: string, body: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(data, { level: 9 })), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]).toString('base64');
}

const residentBytes = () => {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8')) ?? [];
  return Number(kib) * 1024;
};

/** Sends work in several lanes; what each lane is given is decided by its order alone. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** A request that begins and never goes on; tells when the server has closed it. */
function stall(lines: readonly string[]): { readonly socket: Socket; readonly closed: Promise<string> } {
  const { hostname, port } = new URL(server.baseUrl);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(lines.join('\r\n'));
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(answer))) };
}

it('answers each hostile upload in its own words, and stays within its memory', { timeout: 900_000 }, async () => {
  const json = ['host: x', `authorization: ${authorization}`, 'content-type: application/json'];
  const stalledBody = stall(['POST /ipse/v1/samples/assess HTTP/1.1', ...json, `content-length: ${MiB}`, '', '{"a":']);
  const stalledHead = stall(['POST /ipse/v1/samples/assess HTTP/1.1', 'host: x', 'authorization: B']);

  // The level: threads and models loaded, memory for a few large images taken.
  await lawful(await assess(good), 'warm-up');
  await lawful(await assess(good, 'face'), 'warm-up');
  await lawful(await assess(png(4000, 4000, new Uint8Array(4001 * 4000))), 'warm-up');
  const onLinux = process.platform === 'linux';
  const level = onLinux ? residentBytes() : 0;
  let most = level;
  watch = setInterval(() => (most = Math.max(most, onLinux ? residentBytes() : 0)), 100);

  const lies = makeLies();
  for (let round = 0; round < 3; round++) await sendBombs(lies);
  const files = await acceptedFiles();
  const codes = new Map<string, number>();
  for (const name of formats) {
    const random = seededBy(name);
    const copies = Array.from({ length: mutationsEach }, (_, nth) => ({ nth, ...mutation(files[name], nth, random) }));
    await inLanes(copies, async ({ nth, name: how, bytes }) => {
      const image = bytes.toString('base64');
      const answers = [identify(image), assess(image, nth % 10 === 0 ? 'face' : 'fingerprint')];
      for (const answer of answers) {
        const code = await lawful(await answer, `${name} ${how}`);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    });
  }
  clearInterval(watch);
  // A decoder that refused or accepted all would mean that the copies prove nothing.
  expect(codes.get('accepted')).toBeGreaterThan(100);
  expect(codes.get('IMAGE_CORRUPT')).toBeGreaterThan(100);

  // It still works, in the same process.
  expect(server.child.exitCode).toBeNull();
  const found = (await (await identify(await fingerImage('hostile', 'search'))).json()) as { personId: string }[];
  expect(found[0]?.personId).toBe('h');

  expect(await stalledBody.closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
  expect(await stalledHead.closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
  const growth = Math.round((most - level) / MiB);
  process.stdout.write(
    `${JSON.stringify(Object.fromEntries(codes))}; ${Math.round(level / MiB)} MiB, at most ${growth} more\n`,
  );
  expect(most - level).toBeLessThan(growthMax);
});

async function sendBombs(lies: readonly (readonly [string, string])[]): Promise<void> {
  const large = new Uint8Array(64 * MiB + 1).fill(0x20);
  for (const address of ['/ipse/v1/searches', '/ipse/v1/samples/assess', '/v1/persons?transactionId=t']) {
    // The server may close the connection while we still send.
    const code = await post(address, large).then(
      (answer) => lawful(answer, address),
      () => 'closed',
    );
    expect(['BODY_TOO_LARGE', 'closed']).toContain(code);
  }
  for (const [what, image] of lies) {
    const codes = [await lawful(await assess(image), what), await lawful(await identify(image), what)];
    // Data beyond the last row are no lie about the picture, which is too small to be searched.
    if (what !== surplus) expect(codes, what).not.toContain('accepted');
  }
}

function makeLies(): (readonly [string, string])[] {
  return [
    ['20,000 x 20,000', png(20_000, 20_000, new Uint8Array(100))],
    ['100 million pixels of zeros', png(10_000, 10_000, new Uint8Array(100_010_000))],
    [surplus, png(100, 100, new Uint8Array(200 * MiB))],
    ['fewer data than pixels', png(5000, 5000, new Uint8Array(100))],
    ['the largest numbers', png(0xffffffff, 0xffffffff, new Uint8Array(10))],
    ['a header alone', Buffer.from('P5 12000 5000 255\n').toString('base64')],
    ['not base64', '***'],
  ];
}
