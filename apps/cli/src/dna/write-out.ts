import { writeFile } from 'node:fs/promises';
import { fail } from '../errors.ts';

/** Errors: CLI_FILE_UNWRITABLE. */
export async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content).catch((error: unknown) => {
    throw fail('CLI_FILE_UNWRITABLE', file, error);
  });
}
