/** What an earlier server may have left behind: a database that still runs, or a lock file of one that does not. */
import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fail } from '../errors.ts';
import { isMissing } from './fs.ts';
import type { Layout } from './layout.ts';
import { connectOwner } from './owner-connection.ts';
import type { OwnerConnection } from './owner-connection.ts';

const run = promisify(execFile);
const patienceMs = 60_000;
const pauseMs = 50;
/** How long an owner may seem to live: the kernel takes down a killed server of many megabytes before its lock is let go. */
const dyingOwnerMs = 15_000;

/**
 * Returns when no database works on the cluster: stops an orphan in order, waits for one that is stopping, removes the
 * lock file whose process number now belongs to a stranger. Errors: STORE_IN_USE when a living server owns it.
 */
export async function clearOrphan({ cluster, socketDirectory }: Layout): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  const started = Date.now();
  while (Date.now() - started < patienceMs) {
    const pid = await readPid(lockFile);
    if (pid === undefined || !isAlive(pid)) return;
    if (!(await worksOn(pid, cluster))) {
      await unlink(lockFile).catch(() => undefined);
      return;
    }
    const connection = await connectOwner(socketDirectory).catch(() => undefined);
    const owned = connection !== undefined && !(await stopUnlessOwned(connection, pid, cluster));
    if (owned && Date.now() - started > dyingOwnerMs) throw fail('STORE_IN_USE');
    await sleep(pauseMs);
  }
  throw fail('STORE_IN_USE', 'a database process does not stop');
}

/**
 * False when a server still owns the database. One that is just stopping cuts the connection at any moment: then there
 * is nothing to stop, only to wait for.
 */
async function stopUnlessOwned(connection: OwnerConnection, pid: number, cluster: string): Promise<boolean> {
  try {
    const folder = await connection.dataDirectory().catch(() => undefined);
    if (folder === undefined || (await realpath(folder)) !== (await realpath(cluster))) return true;
    const own = await connection.own().catch(() => undefined);
    if (own === true && isAlive(pid)) process.kill(pid, 'SIGINT');
    return own !== false;
  } finally {
    await connection.close();
  }
}

async function readPid(lockFile: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(lockFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True when the process is a database on this cluster: it works in that folder, and it is named in its command line. */
async function worksOn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder === (await realpath(cluster));
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }));
  return stdout.includes(cluster);
}
