/**
 * Synthetic prints beside real ones:
 * `node evaluation/src/synthetic/compare.ts --manifests A.csv,B.csv --out report.html [--fingers 150] [--images 24]`.
 * The differences in words go to standard output, the figures to the report.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ImpressionConditions } from '@ipse/testkit';
import { compareReport, differences } from './compare-report.ts';
import type { MeasuredGroup } from './compare-report.ts';
import { directGroup, imageGroup, realGroup, scoresBetween, scoresWithin } from './print-group.ts';

const { values } = parseArgs({
  options: {
    manifests: { type: 'string' },
    out: { type: 'string' },
    fingers: { type: 'string', default: '150' },
    images: { type: 'string', default: '24' },
  },
});
if (values.manifests === undefined || values.out === undefined) {
  process.stderr.write('error: say --manifests A.csv,B.csv and --out FILE\n');
  process.exit(2);
}

/** Non-mated pairs of a group, and of a real set with synthetic templates, at most. */
const strangersMost = 6000;
const impressions = 3;
const kinds: readonly (readonly [name: string, conditions: Partial<ImpressionConditions>])[] = [
  ['images, optical', {}],
  ['images, capacitive', { sensor: 'capacitive', width: 256, height: 360 }],
  ['images, sweep', { sensor: 'sweep', width: 300, height: 480 }],
  ['images, ink', { sensor: 'ink' }],
  ['images, dry and twisted', { moisture: -0.7, twistRad: 0.3, distortionPx: 8 }],
];

const say = (line: string) => void process.stderr.write(`${line}\n`);
const direct = directGroup('templates without images', Number(values.fingers), 2);
const real: MeasuredGroup[] = [];
for (const manifest of values.manifests.split(',')) {
  const group = await realGroup(path.basename(manifest, '.csv'), manifest);
  say(`${group.name}: ${group.prints.length} prints`);
  const strangers = scoresBetween(group, direct, strangersMost);
  real.push({ group, scores: scoresWithin(group, strangersMost), againstSynthetic: strangers });
}
const images: MeasuredGroup[] = [];
for (const [name, conditions] of kinds) {
  const group = await imageGroup(name, conditions, Number(values.images), impressions);
  say(`${name}: ${group.prints.length} prints`);
  images.push({ group, scores: scoresWithin(group, strangersMost) });
}
const comparison = { real, direct: { group: direct, scores: scoresWithin(direct, strangersMost) }, images };
await writeFile(values.out, compareReport(comparison));
process.stdout.write(`${differences(comparison).join('\n')}\n`);
