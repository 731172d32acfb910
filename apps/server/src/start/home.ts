/** Places in the home folder of an installation. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../errors.ts';

export interface Home {
  readonly root: string;
  /** The database, all of it sealed. */
  readonly data: string;
  readonly ownerKeyFile: string;
  /** Written only when the passphrase was generated. */
  readonly passphraseFile: string;
  /** Credentials of the local API client, for the command line. */
  readonly clientFile: string;
  readonly lockFile: string;
  /** Face networks that `ipse model add` put there. */
  readonly models: string;
  /** Synthetic probe images of --demo. */
  readonly demo: string;
}

/** Makes the folders that are missing, readable to nobody else. Errors: HOME_UNUSABLE, DISK_FULL. */
export async function openHome(root: string): Promise<Home> {
  const owner = join(root, 'owner');
  try {
    await mkdir(root, { recursive: true });
    await mkdir(owner, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw fail(code === 'ENOSPC' ? 'DISK_FULL' : 'HOME_UNUSABLE', code, error);
  }
  return {
    root,
    data: join(root, 'data'),
    ownerKeyFile: join(owner, 'owner.key'),
    passphraseFile: join(owner, 'passphrase'),
    clientFile: join(root, 'client.json'),
    lockFile: join(root, 'server.lock'),
    models: join(root, 'models'),
    demo: join(root, 'demo'),
  };
}
