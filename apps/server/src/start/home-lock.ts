/**
 * One server a home. The lock is a file that names the process that holds it by id and, where the system tells, by
 * start time, so that a lock left by a killed server never blocks and a reused process id never deceives.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fail } from '../errors.ts';

export interface HomeLock {
  release(): Promise<void>;
}

/** Takes the lock. Errors: HOME_IN_USE with the holder's process id; HOME_UNUSABLE when the file cannot be written. */
export async function lockHome(lockFile: string): Promise<HomeLock> {
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startTimeOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await writeNew(lockFile, mine)) return { release: () => releaseIfMine(lockFile, mine) };
    const held = await readOrNull(lockFile);
    if (held === null) continue;
    const holder = parseHolder(held);
    if (holder && (await lives(holder))) throw fail('HOME_IN_USE', `process ${holder.pid}`);
    await removeStale(lockFile, held);
  }
  throw fail('HOME_IN_USE');
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

async function writeNew(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw fail(code === 'ENOSPC' ? 'DISK_FULL' : 'HOME_UNUSABLE', code, error);
  }
}

/** Moves the stale lock aside first: of two servers that saw it, one wins and the other finds the winner's lock. */
async function removeStale(file: string, seen: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readOrNull(aside);
  if (moved !== null && moved !== seen) await writeNew(file, moved);
  await rm(aside, { force: true });
}

async function releaseIfMine(file: string, mine: string): Promise<void> {
  if ((await readOrNull(file)) === mine) await rm(file, { force: true });
}

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' ? { pid: value.pid, startedAt: value.startedAt ?? null } : null;
  } catch {
    return null;
  }
}

async function lives({ pid, startedAt }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startedAt === null || (await startTimeOf(pid)) === startedAt;
}

/** Start time in clock ticks since boot (proc(5), field 22 of stat); null where there is no /proc. */
async function startTimeOf(pid: number): Promise<string | null> {
  const stat = await readOrNull(`/proc/${pid}/stat`);
  return stat === null ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}
