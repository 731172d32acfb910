import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockHome } from './home-lock.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipse-lock-'));
  file = join(folder, 'server.lock');
});
afterEach(() => rm(folder, { recursive: true }));

describe('lockHome', () => {
  it('refuses a second holder and names the first', async () => {
    const lock = await lockHome(file);
    await expect(lockHome(file)).rejects.toMatchObject({ code: 'HOME_IN_USE', detail: `process ${process.pid}` });
    await lock.release();
    await (await lockHome(file)).release();
  });

  it('takes over the lock of a process that is gone', async () => {
    await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
    await (await lockHome(file)).release();
  });

  it('takes over the lock of a process whose id was given to another', async () => {
    await writeFile(file, JSON.stringify({ pid: process.pid, startedAt: '1' }));
    await (await lockHome(file)).release();
  });

  it('takes over a half-written lock', async () => {
    await writeFile(file, '{"pid":');
    await (await lockHome(file)).release();
  });

  it('lets exactly one of many have a stale lock', async () => {
    await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => lockHome(file)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not kept out by what a process left that was killed while it looked', async () => {
    await mkdir(`${file}.gate`);
    await utimes(`${file}.gate`, 0, 0);
    await (await lockHome(file)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not remove a lock that another has taken since', async () => {
    const lock = await lockHome(file);
    await writeFile(file, 'somebody else');
    await lock.release();
    expect(await readFile(file, 'utf8')).toBe('somebody else');
  });
});
