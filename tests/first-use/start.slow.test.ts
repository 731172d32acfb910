/**
 * Starting, stopping and starting again, on whatever an earlier start has left: a whole home, one cut off anywhere, a
 * full disk, a read-only one, data of a later version. Each works, or ends with one line and a hint.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabaseOf } from '../support/database.ts';
import { endChild, gather, makeHome, removeHome, spawnServer, startServer } from '../support/ipse-server.ts';
import { osiaCaller } from '../support/osia.ts';

let folder: string;

beforeAll(async () => {
  folder = await makeHome();
  // The database runs as another user when the tests run as root, and must pass through.
  await chmod(folder, 0o711);
});
afterAll(() => removeHome(folder));

const bare = { status: 'ACTIVE', encounterType: 'test', galleries: ['kept'], biometricData: [] };

/** Starts, enrols or reads a person, stops. */
async function useHome(home: string, method: 'POST' | 'GET', person = 'kept'): Promise<void> {
  const server = await startServer(home);
  try {
    const osia = osiaCaller(server.baseUrl, await server.token());
    const body = method === 'POST' ? bare : undefined;
    expect((await osia.call(method, `/v1/persons/${person}/encounters/one`, body)).status).toBe(200);
  } finally {
    await server.end();
  }
  expect(server.child.exitCode).toBe(0);
  expect(existsSync(path.join(home, 'server.lock'))).toBe(false);
}

/** Starts a server that must end by itself; gives its exit code and what it said of it. */
async function refusedStart(home: string) {
  const child = spawnServer(home);
  const { errors } = gather(child);
  const [code] = await new Promise<[number | null]>((resolve) => child.once('close', (...end) => resolve([end[0]])));
  return { code, text: errors() };
}

const oneLineAndHint = (pattern: string) => ({
  code: 1,
  text: expect.stringMatching(new RegExp(`^error: [^\\n]*${pattern}[^\\n]*\\nhint: [^\\n]+\\n$`)) as string,
});

it('keeps everything over a stop, and makes nothing a second time', async () => {
  const home = path.join(folder, 'kept');
  await useHome(home, 'POST');
  const made = ['owner/owner.key', 'owner/passphrase', 'data/cluster/PG_VERSION'];
  const look = async () => {
    const files = await Promise.all(made.map((file) => stat(path.join(home, file), { bigint: true })));
    return files.map(({ ino, mtimeNs }, index) => ({ file: made[index], ino, mtimeNs }));
  };
  const before = await look();
  const started = Date.now();
  const server = await startServer(home);
  const tookMs = Date.now() - started;
  try {
    const osia = osiaCaller(server.baseUrl, await server.token());
    expect((await osia.call('GET', '/v1/persons/kept/encounters/one')).status).toBe(200);
    // No cluster, no key, no passphrase were made; each migration ran once, before this start.
    expect(await look()).toEqual(before);
    expect(server.output()).not.toContain('generated now');
    const database = await openDatabaseOf(home);
    const rows = await database.kysely
      .selectFrom('kysely_migration' as 'person')
      .selectAll()
      .execute();
    await database.close();
    const times = (rows as unknown as { timestamp: string }[]).map(({ timestamp }) => Date.parse(timestamp));
    expect(times.length).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(started);
    // The log of a clean stop tells of no recovery.
    expect(await readFile(path.join(home, 'data', 'postgres.log'), 'utf8')).not.toContain('recovery in progress');
  } finally {
    await server.end();
  }
  process.stdout.write(`second start: ${tookMs} ms until it said that it runs\n`);
});

/** Things that a first start makes, in the order in which it makes them. */
const moments: readonly [string, (home: string) => Promise<boolean>][] = [
  ['the lock', async (home) => existsSync(path.join(home, 'server.lock'))],
  ['the passphrase', async (home) => existsSync(path.join(home, 'owner', 'passphrase'))],
  ["the owner's key", async (home) => existsSync(path.join(home, 'owner', 'owner.key'))],
  ['a draft of the database', async (home) => (await namesIn(home)).some((name) => name.startsWith('cluster-draft-'))],
  ['the database', async (home) => (await namesIn(home)).includes('cluster')],
  ['its process', async (home) => existsSync(path.join(home, 'data', 'cluster', 'postmaster.pid'))],
  ['the client', async (home) => existsSync(path.join(home, 'client.json'))],
];

const namesIn = (home: string) => readdir(path.join(home, 'data')).catch(() => [] as string[]);

describe('a first start that is killed', () => {
  it.each(moments)('after %s was made is taken up by the next one', async (name, reached) => {
    const home = path.join(folder, name.replace(/\W+/g, '-'));
    const child = spawnServer(home);
    const { output } = gather(child);
    while (child.exitCode === null && !(await reached(home))) await sleep(2);
    expect(child.exitCode, output()).toBeNull();
    await endChild(child, 'SIGKILL');
    await useHome(home, 'POST');
    expect((await namesIn(home)).filter((each) => each.startsWith('cluster-'))).toEqual([]);
    await rm(home, { recursive: true, maxRetries: 5 });
  });

  it('while the passphrase was being written is taken up, too', async () => {
    const home = path.join(folder, 'half-a-passphrase');
    await mkdir(path.join(home, 'owner'), { recursive: true, mode: 0o700 });
    await writeFile(path.join(home, 'owner', 'passphrase.new'), 'half', { mode: 0o600 });
    await useHome(home, 'POST');
    expect(await readdir(path.join(home, 'owner'))).toEqual(['owner.key', 'passphrase']);
  });
});

it('refuses data that a later version has written', async () => {
  const home = path.join(folder, 'later');
  const server = await startServer(home);
  const database = await openDatabaseOf(home);
  const later = { name: '9999-later', timestamp: new Date().toISOString() };
  await database.kysely
    .insertInto('kysely_migration' as 'person')
    .values(later as never)
    .execute();
  await database.close();
  await server.end();
  expect(await refusedStart(home)).toEqual(oneLineAndHint('newer version'));
});

/** A small disk of its own; undefined where this user may not mount one. */
function mountDisk(name: string, size: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const place = path.join(folder, name);
  spawnSync('mkdir', ['-p', place]);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0711`, 'ipse-test', place]);
  return mounted.status === 0 ? place : undefined;
}

describe('a disk', () => {
  const disks: string[] = [];
  const disk = (name: string, size: string, skip: (note: string) => void): string => {
    const place = mountDisk(name, size);
    if (place === undefined) skip('this user may not mount a small disk');
    else disks.push(place);
    return place ?? '';
  };
  afterAll(() => {
    for (const place of disks) spawnSync('umount', ['--lazy', place]);
  });

  it('too small for a first start is said to be full, and once it is larger the start goes on', async ({ skip }) => {
    const place = disk('small', '24m', skip);
    const home = path.join(place, 'home');
    expect(await refusedStart(home)).toEqual(oneLineAndHint('(full|cannot be written)'));
    spawnSync('mount', ['-o', 'remount,size=400m', place]);
    await useHome(home, 'POST');
  });

  it('that is full is told to clients, and nothing acknowledged is lost', async ({ skip }) => {
    const place = disk('filling', '220m', skip);
    const home = path.join(place, 'home');
    await useHome(home, 'POST');
    const server = await startServer(home);
    const osia = osiaCaller(server.baseUrl, await server.token());
    const ended = new Promise<void>((resolve) => server.child.once('close', () => resolve()));
    spawnSync('dd', ['if=/dev/zero', `of=${path.join(place, 'filler')}`, 'bs=1M', 'count=400']);
    // Room for some enrolments before the disk is full.
    spawnSync('truncate', ['-s', '-24M', path.join(place, 'filler')]);
    const acknowledged: number[] = [];
    const large = { ...bare, contextualData: { filling: 'x'.repeat(1024 * 1024) } };
    let refused: number | string | undefined;
    for (let n = 0; n < 300 && refused === undefined; n++) {
      const status = await osia.call('POST', `/v1/persons/p${n}/encounters/one`, large).then(
        (answer) => answer.status,
        () => 'closed',
      );
      if (status === 200) acknowledged.push(n);
      else refused = status;
    }
    expect([500, 503, 507, 'closed']).toContain(refused);
    // Where the database could not go on, the server has said why.
    await Promise.race([ended, sleep(5000)]);
    if (server.child.exitCode !== null) expect(server.errors()).toMatch(/^error: [^\n]*full/m);
    await server.end();
    await rm(path.join(place, 'filler'));
    const again = await startServer(home);
    const reader = osiaCaller(again.baseUrl, await again.token());
    for (const n of acknowledged) {
      expect((await reader.call('GET', `/v1/persons/p${n}/encounters/one`)).status).toBe(200);
    }
    expect((await reader.call('GET', '/v1/persons/kept/encounters/one')).status).toBe(200);
    await again.end();
    process.stdout.write(`full disk: ${acknowledged.length} acknowledged and kept, then ${refused}\n`);
  });

  it('that is read-only is said to be so', async ({ skip }) => {
    const place = disk('read-only', '220m', skip);
    const home = path.join(place, 'home');
    await useHome(home, 'POST');
    spawnSync('mount', ['-o', 'remount,ro', place]);
    expect(await refusedStart(home)).toEqual(oneLineAndHint('cannot be written'));
    spawnSync('mount', ['-o', 'remount,rw', place]);
    await useHome(home, 'GET');
  });
});
