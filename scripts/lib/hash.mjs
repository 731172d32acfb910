import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** SHA-256 over names and contents of all files below some folders, leaving out folders of the given names. */
export function hashOfTree(folders, leaveOut) {
  const hash = createHash('sha256');
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!leaveOut.includes(entry.name)) walk(full);
      } else if (entry.isFile()) hash.update(full).update(readFileSync(full));
    }
  };
  folders.forEach(walk);
  return hash.digest('hex');
}
