/** Is this machine fit to run Ipse? */
import { readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import path from 'node:path';
import { bad, ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const GIB = 2 ** 30;
const NODE_MAJOR = 24;

export function checkNode(): Finding {
  const version = process.versions.node;
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return ok('node', `${version}, ${availableParallelism()} cores`);
  return bad('node', version, 'Start Ipse through npm, which brings its own Node 24: npm run ipse -- doctor.');
}

export async function checkDisk(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(home));
  const free = bavail * bsize;
  const detail = `${(free / GIB).toFixed(1)} GiB free for ${home}`;
  const hint = 'Free some space, or put the home folder on a larger disk with IPSE_HOME.';
  if (free < GIB / 2) return bad('disk', detail, hint);
  return free < 2 * GIB ? warn('disk', detail, hint) : ok('disk', detail);
}

export function checkMemory(): Finding {
  const detail = `${(freemem() / GIB).toFixed(1)} of ${(totalmem() / GIB).toFixed(1)} GiB free`;
  if (totalmem() >= 2 * GIB) return ok('memory', detail);
  return warn(
    'memory',
    detail,
    'Galleries live in memory; 2 GiB is little. Use a larger machine for more than a trial.',
  );
}

/** Transparent huge pages take a third to a half off a search that reads a gallery at memory speed. */
export async function checkHugePages(file = '/sys/kernel/mm/transparent_hugepage/enabled'): Promise<Finding> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return ok('huge pages', 'not a setting of this system');
  const setting = /\[(\w+)\]/.exec(text)?.[1] ?? 'unknown';
  if (setting === 'always') return ok('huge pages', setting);
  return warn('huge pages', setting, `Large galleries are searched faster with: echo always > ${file}`);
}

/** The folder itself or the nearest one above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const exists = await statfs(folder).then(
    () => true,
    () => false,
  );
  return exists || path.dirname(folder) === folder ? folder : nearestFolder(path.dirname(folder));
}
