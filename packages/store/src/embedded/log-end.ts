/** The last lines of the database's log. */
import { open } from 'node:fs/promises';

const endBytes = 8192;

/** The lines since the latest start, as far as they lie in the last 8 KiB; none when there is no log. */
export async function readLogEnd(log: string): Promise<readonly string[]> {
  const file = await open(log, 'r').catch(() => undefined);
  if (file === undefined) return [];
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - endBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(endBytes), 0, endBytes, start);
    const lines = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n');
    return lines.slice(
      Math.max(
        0,
        lines.findLastIndex((line) => line.includes('starting PostgreSQL')),
      ),
    );
  } finally {
    await file.close();
  }
}
