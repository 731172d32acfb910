/**
 * How far to believe a minutia by who found it:
 *
 *     node evaluation/src/extractors/votes.ts SET.csv [SET.csv ...]
 *
 * For minutiae that both extractors found and those of the wave alone: how many there are a print, and the share that finds
 * a partner in mated and in non-mated comparisons (of a print with the next of its finger, and with that of the finger
 * after it). The first grows with the truth of a minutia, the second is chance.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { readManifest } from '../run/manifest.ts';

/** `FingerprintTemplate.source`: 1 the wave, 2 the skeleton. */
const sources = { 'wave alone': 1, both: 3 } as const;
type Source = keyof typeof sources;

interface Count {
  minutiae: number;
  paired: number;
}

const names = Object.keys(sources) as Source[];
const print = (...cells: string[]) => process.stdout.write(`${cells.join('\t')}\n`);
const sets = process.argv.slice(2);
if (sets.length === 0) throw new Error('usage: see the head of this file');

print('set', ...names.flatMap((name) => [`${name}: a print`, 'paired if mated', 'if not']));
const total = { mated: newCounts(), nonMated: newCounts(), prints: 0 };
for (const set of sets) {
  const fingers = await templatesByFinger(set);
  const counts = { mated: newCounts(), nonMated: newCounts(), prints: 0 };
  for (const into of [counts, total]) {
    fingers.forEach((prints, f) => {
      const others = fingers[(f + 1) % fingers.length];
      into.prints += prints.length;
      prints.forEach((one, i) => {
        tally(one, prints[(i + 1) % prints.length], into.mated);
        tally(one, others[i % others.length], into.nonMated);
      });
    });
  }
  report(path.basename(set, '.csv'), counts);
}
report('all', total);

function newCounts(): Record<Source, Count> {
  return { 'wave alone': { minutiae: 0, paired: 0 }, both: { minutiae: 0, paired: 0 } };
}

async function templatesByFinger(set: string): Promise<FingerprintTemplate[][]> {
  const fingers = new Map<string, FingerprintTemplate[]>();
  for (const { file, instanceKey, resolutionPpi } of await readManifest(set)) {
    const sample = await fingerprint.decode(await readFile(file), resolutionPpi === undefined ? {} : { resolutionPpi });
    const extraction = await fingerprint.extract(sample);
    if (!extraction.suitable) continue;
    fingers.set(instanceKey, [...(fingers.get(instanceKey) ?? []), extraction.template]);
  }
  return [...fingers.values()];
}

function tally(probe: FingerprintTemplate, reference: FingerprintTemplate, counts: Record<Source, Count>): void {
  if (probe === reference) return;
  const partnered = new Set(fingerprint.compare(probe, reference).pairs.map((pair) => pair.probe));
  for (const name of names) {
    probe.source.forEach((source, i) => {
      if (source !== sources[name]) return;
      counts[name].minutiae++;
      if (partnered.has(i)) counts[name].paired++;
    });
  }
}

function report(name: string, { mated, nonMated, prints }: typeof total): void {
  const share = ({ minutiae, paired }: Count) => `${((100 * paired) / Math.max(1, minutiae)).toFixed(0)} %`;
  const cells = names.map((one) => [
    (mated[one].minutiae / Math.max(1, prints)).toFixed(1),
    share(mated[one]),
    share(nonMated[one]),
  ]);
  print(name, ...cells.flat());
}
