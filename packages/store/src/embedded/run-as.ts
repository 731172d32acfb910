/** Under which user the database runs: PostgreSQL refuses root, so root hands it to an unprivileged one. */
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { userInfo } from 'node:os';
import { isMissing } from './fs.ts';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  /** Absent when it is our own user, whose identity needs no change. */
  readonly switchUser: boolean;
}

const unprivilegedNames = ['ipse', 'nobody'];
/** The number that Linux gives to `nobody` where no user file says otherwise. */
const fallbackId = 65_534;

/** Ourselves; for root the owner of an existing cluster, else a user named `ipse`, else `nobody`. */
export async function chooseUser(clusterDirectory: string): Promise<RunAs> {
  const { uid, gid } = userInfo();
  if (uid !== 0) return { uid, gid, switchUser: false };
  const owner = await stat(clusterDirectory).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, switchUser: true };
  return { ...(await findUser(unprivilegedNames)), switchUser: true };
}

async function findUser(names: readonly string[]): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of names) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: fallbackId, gid: fallbackId };
}

/** True when the user may pass through every folder down to and including `path` (the home of root is closed to others). */
export async function canReach({ uid, gid }: RunAs, path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const entry = await stat(folder).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (entry !== undefined) {
      const bit = entry.uid === uid ? 0o100 : entry.gid === gid ? 0o010 : 0o001;
      if ((entry.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
