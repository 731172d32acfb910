import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { isCodedError } from '@ipse/core';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { startEmbeddedPostgres } from './start.ts';
import type { EmbeddedPostgres } from './start.ts';

let folder = '';
/** Made once: what a test of an existing cluster works on. A test of the first start takes a folder of its own. */
let dataDirectory = '';
let started: EmbeddedPostgres[] = [];

const newFolder = () => mkdtemp(join(tmpdir(), 'ipse-embedded-'));

async function start({ directory = dataDirectory, durable = false } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDirectory: directory, durable });
  started.push(server);
  return server;
}

beforeAll(async () => {
  folder = await newFolder();
  dataDirectory = join(folder, 'data');
  await (await start()).stop();
});
beforeEach(() => {
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cluster = () => join(dataDirectory, 'cluster');
const postmasterPid = async () => Number.parseInt(await readFile(join(cluster(), 'postmaster.pid'), 'utf8'), 10);

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ n: string }>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Inserts 0, 1, 2, ... each in a transaction of its own, until the connection breaks; answers how many were acknowledged. */
async function insertUntilCut(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  let acknowledged = 0;
  try {
    for (;;) {
      await client.query('insert into written values ($1, $2)', [acknowledged, 'x'.repeat(2000)]);
      acknowledged++;
    }
  } catch {
    return acknowledged;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 50) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(50);
  }
  return false;
}

describe('the embedded database', () => {
  it('keeps what it holds from start to start, and leaves no process', async () => {
    const first = await start();
    await query(first.url, 'create table kept (n int)');
    await query(first.url, 'insert into kept values (7)');
    const pid = await postmasterPid();
    await first.stop();
    expect(await isGone(pid, 5000)).toBe(true);
    const second = await start();
    expect(await query(second.url, 'select n::text from kept')).toEqual([{ n: '7' }]);
  });

  it('refuses a second server on one folder, and the first does not notice', async () => {
    const first = await start();
    expect(await codeOf(start())).toBe('STORE_IN_USE');
    expect(await query(first.url, 'select 1::text as n')).toEqual([{ n: '1' }]);
  });

  it('lets one of two first starts win, and clears away one that was cut off', async () => {
    const parent = await newFolder();
    const directory = join(parent, 'data');
    const draft = join(directory, 'cluster-draft-999999999-x');
    await mkdir(draft, { recursive: true });
    await writeFile(join(draft, 'PG_VERSION'), '18\n');
    const starts = await Promise.allSettled([1, 2].map(() => start({ directory })));
    const codes = starts.map((one) =>
      one.status === 'fulfilled' ? 'no error' : (one.reason as { code: string }).code,
    );
    expect(codes.sort()).toEqual(['STORE_IN_USE', 'no error']);
    expect((await readdir(directory)).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
    for (const server of started) await server.stop();
    await rm(parent, { recursive: true });
  });

  it('is not held up by the lock file of a process that is somebody else now', async () => {
    const first = await start();
    const lock = await readFile(join(cluster(), 'postmaster.pid'), 'utf8');
    await first.stop();
    await writeFile(join(cluster(), 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));
    expect(await codeOf(start())).toBe('no error');
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const parent = join(folder, 'a-rather-long-name-of-a-folder'.repeat(4));
    await mkdir(parent);
    const directory = join(parent, 'data');
    await rename(dataDirectory, directory);
    try {
      const server = await start({ directory });
      expect(await query(server.url, 'select 1::text as n')).toEqual([{ n: '1' }]);
      await server.stop();
    } finally {
      await rename(directory, dataDirectory);
    }
  });

  it('lets root keep the data in the home folder, and leaves that folder unreadable to others', async () => {
    expect((await lstat(dataDirectory)).isDirectory()).toBe(true);
    const opened = userInfo().uid === 0 ? 0o701 : 0o700;
    expect((await lstat(folder)).mode & 0o777).toBe(opened);
    expect((await lstat(dataDirectory)).mode & 0o777).toBe(0o700);
  });

  it('says when the folder cannot be used', async () => {
    const directory = join(folder, 'unusable');
    await writeFile(directory, 'a file');
    expect(await codeOf(start({ directory }))).toBe('STORE_FOLDER_UNUSABLE');
    await rm(directory);
    await symlink(join(folder, 'nowhere'), directory);
    expect(await codeOf(start({ directory }))).toBe('STORE_FOLDER_UNUSABLE');
  });

  it('listens on no network address', async () => {
    const { url } = await start();
    expect(await query(url, `select current_setting('listen_addresses') as n`)).toEqual([{ n: '' }]);
  });

  it('writes nothing of what is in statements into its log', async () => {
    const { url, stop } = await start();
    await query(url, 'create table logged (secret text primary key)');
    await query(url, 'insert into logged values ($1)', ['marked']);
    await expect(query(url, 'insert into logged values ($1)', ['marked'])).rejects.toThrow();
    await expect(query(url, `select 'marked'::int`)).rejects.toThrow();
    await expect(query(url, 'select $1::text::int', ['marked'])).rejects.toThrow();
    await expect(query(url, `do $$ begin raise exception 'marked'; end $$`)).rejects.toThrow();
    await stop();
    const log = await readFile(join(dataDirectory, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('marked');
  });
});

describe('after a violent end', () => {
  it('of the database: says so, and the next start has every acknowledged row', async () => {
    const first = await start({ durable: true });
    await query(first.url, 'create table written (n int, filling text)');
    const writing = [insertUntilCut(first.url), insertUntilCut(first.url)];
    await sleep(400);
    process.kill(await postmasterPid(), 'SIGKILL');
    const failure = await first.failed;
    expect(isCodedError(failure) && failure.code).toBe('STORE_START_FAILED');
    const acknowledged = (await Promise.all(writing)).reduce((a, b) => a + b);
    expect(acknowledged).toBeGreaterThan(0);
    const second = await start({ durable: true });
    const [{ n }] = await query(second.url, 'select count(*)::text as n from written');
    // What was under way when it ended may have been committed without an answer: one row each writer.
    expect(Number(n) - acknowledged).toBeGreaterThanOrEqual(0);
    expect(Number(n) - acknowledged).toBeLessThanOrEqual(2);
    await query(second.url, 'drop table written');
  });

  it('of the server: the database follows it, and the next start has every acknowledged row', async () => {
    const script = `
      import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./start.ts', import.meta.url).href)};
      const server = await startEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} });
      console.log(server.url);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const told = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
      const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server did not start')));
      const [url] = await Promise.race([told, ended]);
      const pid = await postmasterPid();
      await query(url, 'create table written (n int, filling text)');
      const writing = insertUntilCut(url);
      await sleep(300);
      child.kill('SIGKILL');
      // At once: the next start meets the database while it is still at work or just stopping.
      const second = await start({ durable: true });
      expect(await isGone(pid, 10_000)).toBe(true);
      const [{ n }] = await query(second.url, 'select count(*)::text as n from written');
      expect(Number(n)).toBeGreaterThanOrEqual(await writing);
      await query(second.url, 'drop table written');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it.skipIf(process.platform !== 'linux')('of the server and its guard: the orphan is stopped in order', async () => {
    const first = await start();
    const pid = await postmasterPid();
    // Without the guard and without our owner connection the database is an orphan that nobody stops.
    await killGuard(pid);
    await query(
      first.url,
      `select pg_terminate_backend(pid)::text as n from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    const second = await start();
    expect(await postmasterPid()).not.toBe(pid);
    expect(await query(second.url, 'select 1::text as n')).toEqual([{ n: '1' }]);
  });
});

/** The shells above the database: the one that waits for it and the one that reads the pipe. */
async function killGuard(postmaster: number): Promise<void> {
  const status = await readFile(`/proc/${postmaster}/status`, 'utf8');
  const shell = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
  expect(await readlink(`/proc/${shell}/cwd`)).toBe(dataDirectory);
  const children = (await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8')).trim().split(' ').map(Number);
  for (const pid of [shell, ...children.filter((child) => child !== postmaster)]) process.kill(pid, 'SIGKILL');
}
