/**
 * One server a home. The lock is a file that names the process that holds it by id and, where the system tells, by
 * start time, so that a lock left by a killed server never blocks and a reused process id never deceives.
 */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../errors.ts';

export interface HomeLock {
  release(): Promise<void>;
}

const pauseMs = 25;
const patienceMs = 15_000;
/** The gate is held for moments; an older one was left by a process that was killed in between. */
const gateLifetimeMs = 5_000;

/**
 * Takes the lock. Errors: HOME_IN_USE with the holder's process id; HOME_UNUSABLE and DISK_FULL when the file cannot be
 * written.
 */
export async function lockHome(lockFile: string): Promise<HomeLock> {
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startTimeOf(process.pid) });
  for (const deadlineMs = Date.now() + patienceMs; Date.now() < deadlineMs; await sleep(pauseMs)) {
    if (!(await enterGate(lockFile))) continue;
    try {
      const holder = parseHolder((await readOrNull(lockFile)) ?? '');
      if (holder && (await lives(holder))) throw fail('HOME_IN_USE', `process ${holder.pid}`);
      await replace(lockFile, mine);
      return { release: () => releaseIfMine(lockFile, mine) };
    } finally {
      await rm(gateOf(lockFile), { recursive: true, force: true });
    }
  }
  throw fail('HOME_IN_USE');
}

interface Holder {
  readonly pid: number;
  readonly startedAt: string | null;
}

const gateOf = (lockFile: string) => `${lockFile}.gate`;

/** Of all who look at the lock one at a time passes: looking and taking are then one step. */
async function enterGate(lockFile: string): Promise<boolean> {
  const gate = gateOf(lockFile);
  try {
    await mkdir(gate);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(error);
  }
  const madeAtMs = await stat(gate).then(
    (entry) => entry.mtimeMs,
    () => undefined,
  );
  if (madeAtMs !== undefined && Date.now() - madeAtMs > gateLifetimeMs)
    await rm(gate, { recursive: true, force: true });
  return false;
}

/** Never half a lock: it is written beside and takes its place by a rename. */
async function replace(file: string, content: string): Promise<void> {
  try {
    await writeFile(`${file}.new`, content, { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  return fail(code === 'ENOSPC' ? 'DISK_FULL' : 'HOME_UNUSABLE', code, error);
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
