/** What an import has done already. It holds hashes of file names and ids, nothing personal. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail } from '../errors.ts';

export interface Journal {
  has(encounterId: string): boolean;
  /** Resolves once it is on the disk. */
  add(encounterId: string): Promise<void>;
}

/** Opens or begins a journal. Errors: CLI_FILE_UNWRITABLE. */
export async function openJournal(file: string): Promise<Journal> {
  const unwritable = (error: unknown) => {
    throw fail('CLI_FILE_UNWRITABLE', file, error);
  };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 }).catch(unwritable);
  // A line that a crash cut short names no encounter, and the import meets a conflict instead, which is as good.
  const done = new Set((await readFile(file, 'utf8').catch(() => '')).split('\n'));
  return {
    has: (encounterId) => done.has(encounterId),
    async add(encounterId) {
      await appendFile(file, `${encounterId}\n`, { mode: 0o600, flush: true }).catch(unwritable);
      done.add(encounterId);
    },
  };
}
