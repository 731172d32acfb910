/** Where the embedded database keeps what: the cluster, its socket, its log and its two access files. */
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isCodedError } from '@ipse/core';
import { fail } from '../errors.ts';
import { exists, isNoSpace } from './fs.ts';
import { canReach, chooseUser } from './run-as.ts';
import type { RunAs } from './run-as.ts';

export interface Layout {
  readonly runAs: RunAs;
  /** The real folder; all others lie in it, but for the socket where the path would be too long. */
  readonly base: string;
  readonly cluster: string;
  readonly socketDirectory: string;
  readonly log: string;
  readonly hbaFile: string;
  readonly identFile: string;
}

/** The kernel's limit on a socket's path is 108 bytes with the closing zero; the file's own name takes 16. */
const socketDirectoryBytesMax = 107 - '/.s.PGSQL.5432'.length;
/** Where root's data go when the unprivileged user cannot reach the folder asked for. */
const systemFolder = '/var/lib/ipse';

/** Makes the folders, with their owner. Errors: STORE_FOLDER_UNUSABLE. */
export async function prepareLayout(dataDirectory: string): Promise<Layout> {
  const asked = resolve(dataDirectory);
  try {
    return await layOut(asked);
  } catch (error) {
    if (isCodedError(error) || isNoSpace(error)) throw error;
    throw fail('STORE_FOLDER_UNUSABLE', asked, error);
  }
}

async function layOut(asked: string): Promise<Layout> {
  await mkdir(dirname(asked), { recursive: true });
  const runAs = await chooseUser(join(asked, 'cluster'));
  const base = await chooseBase(asked, runAs);
  await ownFolder(base, runAs);
  const socketDirectory = chooseSocketDirectory(base);
  await ownFolder(socketDirectory, runAs);
  return {
    runAs,
    base,
    cluster: join(base, 'cluster'),
    socketDirectory,
    log: join(base, 'postgres.log'),
    hbaFile: join(base, 'access.conf'),
    identFile: join(base, 'users.conf'),
  };
}

/** The folder asked for, or, through a link left there, one that the unprivileged user can reach. */
async function chooseBase(asked: string, runAs: RunAs): Promise<string> {
  if (await isLink(asked)) return realpath(asked);
  if (!runAs.switchUser || (await isReachable(dirname(asked), runAs))) {
    await mkdir(asked, { mode: 0o700, recursive: true });
    return realpath(asked);
  }
  // An empty folder gives way to the link; one with data in it is an operator's to move.
  if (await exists(asked)) await rmdir(asked);
  await mkdir(systemFolder, { recursive: true, mode: 0o755 });
  // A name of its own each time: a home that was deleted and made again must not meet what the earlier one left.
  const elsewhere = await mkdtemp(join(systemFolder, 'data-'));
  await symlink(elsewhere, asked).catch(async (error: unknown) => {
    await rmdir(elsewhere);
    if (!(await isLink(asked))) throw error;
  });
  return realpath(asked);
}

const isLink = async (path: string) => (await exists(path)) && (await lstat(path)).isSymbolicLink();

/**
 * The home folder of an installation is ours: where it alone shuts the user out it is opened for passing through, not
 * for looking around, and what lies in it keeps its own permissions. Folders above it, or a person's, are left alone.
 */
async function isReachable(home: string, runAs: RunAs): Promise<boolean> {
  if (await canReach(runAs, home)) return true;
  if (home === homedir() || !(await canReach(runAs, dirname(home)))) return false;
  const { mode } = await stat(home);
  await chmod(home, (mode & 0o7777) | 0o001);
  return canReach(runAs, home);
}

function chooseSocketDirectory(base: string): string {
  const beside = join(base, 'socket');
  if (Buffer.byteLength(beside) <= socketDirectoryBytesMax) return beside;
  return join(tmpdir(), `ipse-${shortHash(base)}`);
}

/** A folder that only this user may enter; one that somebody else made under the same name is refused. */
async function ownFolder(path: string, { uid, gid, switchUser }: RunAs): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const entry = await lstat(path);
  if (!entry.isDirectory()) throw fail('STORE_FOLDER_UNUSABLE', `${path} is not a folder`);
  if (entry.uid !== uid) {
    // Root made it a moment ago, or an operator did; whoever else did is not trusted.
    if (!switchUser || entry.uid !== 0) throw fail('STORE_FOLDER_UNUSABLE', `${path} belongs to another user`);
    await chown(path, uid, gid);
  }
  await chmod(path, 0o700);
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
