/** Small questions to the file system. */
import { lstat } from 'node:fs/promises';

export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException)?.code === 'ENOENT';
export const isNoSpace = (error: unknown): boolean => (error as NodeJS.ErrnoException)?.code === 'ENOSPC';

export function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}
