/** The first start: a cluster is built aside and takes its place by a rename, so that a half-finished one never counts. */
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fail } from '../errors.ts';
import { exists } from './fs.ts';
import type { Layout } from './layout.ts';
import { databaseUser } from './settings.ts';

const run = promisify(execFile);
const draftPrefix = 'cluster-draft-';

/** Errors: STORE_DISK_FULL, STORE_START_FAILED. */
export async function initializeCluster(layout: Layout, initdb: string, durable: boolean): Promise<void> {
  const { base, cluster, runAs } = layout;
  await removeDrafts(base);
  if (await exists(cluster)) return;
  const draft = await mkdtemp(join(base, `${draftPrefix}${process.pid}-`));
  if (runAs.switchUser) await chown(draft, runAs.uid, runAs.gid);
  const options = ['--username', databaseUser, '--auth', 'peer', '--encoding', 'UTF8', '--locale', 'C'];
  try {
    await run(initdb, ['--pgdata', draft, ...options, '--no-instructions', ...(durable ? [] : ['--no-sync'])], {
      cwd: base,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      ...(runAs.switchUser ? { uid: runAs.uid, gid: runAs.gid } : {}),
    });
    await rename(draft, cluster);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    // Two first starts at once: the other one was faster, and its cluster is as good.
    if (await exists(cluster)) return;
    throw initializationError(cause);
  }
}

/** Drafts of starts that were cut off; that of a start which is still at work has its process alive. */
async function removeDrafts(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(draftPrefix)) continue;
    if (isAlive(Number.parseInt(name.slice(draftPrefix.length), 10))) continue;
    await rm(join(base, name), { recursive: true, force: true });
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

function initializationError(cause: unknown): Error {
  const output = String((cause as { stderr?: string }).stderr ?? '');
  if (output.includes('No space left on device')) return fail('STORE_DISK_FULL', undefined, cause);
  const [line] = output.split('\n').filter((text) => text.includes('error:'));
  return fail('STORE_START_FAILED', line?.replace(/^.*error: /, '') ?? (cause as Error).message, cause);
}
