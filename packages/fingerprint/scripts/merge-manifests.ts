/**
 * Merges manifests of several sensors into one, with every pair of samples within a set, for the calibration:
 *
 *     node packages/fingerprint/scripts/merge-manifests.ts OUT SET.csv [SET.csv ...]
 *     npm run --silent ipse -- evaluate fingerprint --manifest OUT/manifest.csv --pairs OUT/pairs.csv \
 *       --scores OUT/scores.csv --json OUT/result.json --calibration OUT/calibration.json
 *     node packages/fingerprint/scripts/write-calibration.ts OUT/calibration.json
 *
 * Pairs across sets would be easy non-mates (another sensor), and would flatter the false match rate.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';

const [out, ...sets] = process.argv.slice(2);
if (out === undefined || sets.length === 0) throw new Error('usage: merge-manifests.ts OUT SET.csv [SET.csv ...]');
mkdirSync(out, { recursive: true });

const manifest = ['path,subject,instance,session,ppi'];
const pairs = ['a,b,mated'];
for (const set of sets) {
  const samples = readFileSync(set, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [path, subject, ...rest] = line.trim().split(',');
      return { path: relative(out, resolve(dirname(set), path)), subject: `${basename(set, '.csv')}-${subject}`, rest };
    });
  for (const { path, subject, rest } of samples) manifest.push([path, subject, ...rest].join(','));
  samples.forEach((a, i) => {
    for (const b of samples.slice(i + 1)) {
      const mated = a.subject === b.subject && a.rest[0] === b.rest[0];
      pairs.push(`${a.path},${b.path},${mated ? 1 : 0}`);
    }
  });
}
writeFileSync(`${out}/manifest.csv`, `${manifest.join('\n')}\n`);
writeFileSync(`${out}/pairs.csv`, `${pairs.join('\n')}\n`);
