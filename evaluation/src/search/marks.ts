/**
 * What a search for marks loses before it compares, mark by mark, without an engine:
 * `node evaluation/src/search/marks.ts --pool FILE --manifest M.csv [--manifest N.csv ...] [--strangers 4000] [--marks 2]`;
 * figures as JSON on standard output.
 *
 * Marks are made of the first `--marks` impressions of each finger (testkit's `leaveMark`), as they are found and as an examiner
 * would outline them. The impression behind these is their mate, among so many strangers of the pool (`synthetic/generate.ts`).
 * Only marks count whose mate a comparison finds at an FMR of 0.1 %: of the others a scan can lose nothing.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import { extractMark, fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createArena, productLimits } from '@ipse/fingerprint/testing';
import { leaveMark } from '@ipse/testkit';
import { readManifest } from '../run/manifest.ts';
import { splitTemplates } from '../synthetic/template-file.ts';

const { values } = parseArgs({
  options: {
    pool: { type: 'string' },
    manifest: { type: 'string', multiple: true, default: [] },
    strangers: { type: 'string', default: '4000' },
    marks: { type: 'string', default: '2' },
  },
});
if (values.pool === undefined || values.manifest.length === 0) throw new Error('usage: see the head of this file');

const foundFmr = 0.001;
const marksEach = Number(values.marks);
const shares = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
const looks = { glance: productLimits.glance, look: productLimits.look };
const arena = createArena();
const pool = splitTemplates(readFileSync(values.pool)).slice(0, Number(values.strangers));
for (const template of pool) arena.add(arena.slots, fingerprint.decodeTemplate(template));
const slots = Uint32Array.from({ length: pool.length + 1 }, (_, slot) => slot);

const ranks: Record<keyof typeof looks, number>[] = [];
let made = 0;
for (const manifest of values.manifest) {
  for (const impressions of (await fingersOf(manifest)).values()) {
    const mate = await fingerprint.extract({ image: await readGray(impressions[marksEach]) });
    if (!mate.suitable) continue;
    slots[pool.length] = arena.slots;
    arena.add(arena.slots, mate.template);
    for (const impression of impressions.slice(0, marksEach)) {
      const scene = leaveMark(await readGray(impression), `${path.basename(manifest)}/${impression.path}`);
      for (const options of [{}, { region: scene.region }]) place(extractMark(scene.image, options), mate.template);
    }
  }
  process.stderr.write(`${path.basename(manifest)}: ${ranks.length} of ${made} marks have a mate that is found\n`);
}
const lostAt = (look: keyof typeof looks) =>
  Object.fromEntries(
    shares.map((share) => [share, rounded(ranks.filter((rank) => rank[look] >= share).length / ranks.length)]),
  );
const figures = { strangers: pool.length, marks: made, found: ranks.length };
const lost = { glance: lostAt('glance'), look: lostAt('look') };
process.stdout.write(`${JSON.stringify({ ...figures, lostAtShare: lost }, null, 2)}\n`);

type Impression = Awaited<ReturnType<typeof readManifest>>[number];

async function fingersOf(manifest: string): Promise<Map<string, Impression[]>> {
  return Map.groupBy(await readManifest(manifest), ({ instanceKey }) => instanceKey);
}

async function readGray({ file, resolutionPpi }: Impression) {
  return toGray((await fingerprint.decode(readFileSync(file), { resolutionPpi })).image);
}

/** Which share of the strangers each look puts before the mate. */
function place(mark: ReturnType<typeof extractMark>, mate: FingerprintTemplate): void {
  made++;
  if (!mark.suitable) return;
  const { similarity } = fingerprint.compare(mark.template, mate);
  if (fingerprint.calibrate(similarity).fmr > foundFmr) return;
  const before = (look: keyof typeof looks) => {
    const scores = arena.scan(mark.template, slots, looks[look]);
    return (scores.filter((score) => score >= scores[pool.length]).length - 1) / pool.length;
  };
  ranks.push({ glance: before('glance'), look: before('look') });
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
