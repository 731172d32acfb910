import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own record of the installed tree as its last
 * step, so an interrupted installation has none; packages of other platforms are optional and may be absent.
 */
export function packagesInstalled(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packages(record);
  return Object.entries(packages(path.join(root, 'package-lock.json')))
    .filter(([place]) => place.startsWith('node_modules/'))
    .every(([place, { version, optional, devOptional }]) => {
      const found = installed[place];
      return found === undefined ? optional || devOptional : found.version === version;
    });
}
