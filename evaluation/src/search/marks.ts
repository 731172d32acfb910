/**
 * What a search for marks loses before it compares, mark by mark, without an engine:
 * `node evaluation/src/search/marks.ts --pool FILE --manifest M.csv [--manifest N.csv ...] [--strangers 4000] [--marks 2]`;
 * figures as JSON on standard output.
 *
 * Marks are made of the first `--marks` impressions of each finger (testkit's `leaveMark`), as they are found and as an examiner
 * would outline them. The impression behind these is their mate, among so many strangers of the pool (`synthetic/generate.ts`).
 * Only marks count whose mate a comparison finds at an FMR of 0.1 %: of the others a scan can lose nothing. `amongMarks`: the
 * same the other way round, the mate searched for among all these marks. `search`: the whole of a search with each such mark
 * through an index of the strangers and its mate, one thread; `missed` is the share whose mate is not compared.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import { extractMark, fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createArena, productLimits } from '@ipse/fingerprint/testing';
import { leaveMark } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
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
/** Candidates of a search: a mate that is compared is among so many. */
const asked = Math.max(10, Math.ceil(3 * foundFmr * Number(values.strangers)));
const marksEach = Number(values.marks);
const shares = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
const { glance, look } = productLimits;
const everyMinutia = { ...look, minutiae: 72 };
type Arena = ReturnType<typeof createArena>;
type Look = (of: Arena, probe: FingerprintTemplate, slots: Uint32Array) => Int32Array;
const looks = {
  glance: (of, probe, slots) => of.scan(probe, slots, glance),
  look: (of, probe, slots) => of.scan(probe, slots, look),
  lookWithAll: (of, probe, slots) => of.scan(probe, slots, everyMinutia),
  support: (of, probe, slots) => of.support(probe, slots),
} satisfies Record<string, Look>;
type Ranks = Record<keyof typeof looks, number>;
const names = Object.keys(looks) as (keyof typeof looks)[];
/** Microseconds of processor time, and how many references they were spent on. */
const spent = Object.fromEntries(names.map((name) => [name, { us: 0, references: 0 }]));
const arena = createArena();
const pool = splitTemplates(readFileSync(values.pool)).slice(0, Number(values.strangers));
for (const template of pool) arena.add(arena.slots, fingerprint.decodeTemplate(template));
const slots = Uint32Array.from({ length: pool.length + 1 }, (_, slot) => slot);
const index = fingerprint.createIndex();
for (const [reference, template] of pool.entries()) index.add(reference, fingerprint.decodeTemplate(template));

const ranks: Ranks[] = [];
const found: { mark: FingerprintTemplate; mate: FingerprintTemplate; finger: string }[] = [];
const searchMs: number[] = [];
let missed = 0;
let made = 0;
for (const manifest of values.manifest) {
  for (const [finger, impressions] of await fingersOf(manifest)) {
    const mate = await fingerprint.extract({ image: await readGray(impressions[marksEach]) });
    if (!mate.suitable) continue;
    slots[pool.length] = arena.slots;
    arena.add(arena.slots, mate.template);
    for (const impression of impressions.slice(0, marksEach)) {
      const scene = leaveMark(await readGray(impression), `${path.basename(manifest)}/${impression.path}`);
      for (const options of [{}, { region: scene.region }])
        place(extractMark(scene.image, options), mate.template, `${manifest} ${finger}`);
    }
  }
  process.stderr.write(`${path.basename(manifest)}: ${ranks.length} of ${made} marks have a mate that is found\n`);
}
const lostAt = (of: readonly Ranks[]) =>
  Object.fromEntries(
    names.map((name) => {
      const lost = (share: number) => of.filter((rank) => rank[name] >= share).length / of.length;
      return [name, Object.fromEntries(shares.map((share) => [share, rounded(lost(share))]))];
    }),
  );
const search = { processorMs: Math.round(percentile(searchMs, 0.5)), missed: rounded(missed / ranks.length) };
/** As `scanLoss`: whose mate a large gallery would not ask for support, and of the others, would not compare with. */
function lossOf(of: readonly Ranks[]) {
  const { supportShare, comparedShare } = { ...productLimits, ...productLimits.ofMark };
  const asked = of.filter((rank) => rank.lookWithAll < supportShare);
  const compared = asked.filter((rank) => rank.support < comparedShare);
  const share = (count: number) => rounded(count / of.length);
  return { look: share(of.length - asked.length), support: share(asked.length - compared.length) };
}

const figures = {
  ...{ strangers: pool.length, marks: made, found: ranks.length },
  loss: lossOf(ranks),
  lostAtShare: lostAt(ranks),
  amongMarks: { marks: found.length, lostAtShare: lostAt(ranksAmongMarks()) },
  usEach: Object.fromEntries(names.map((name) => [name, rounded(spent[name].us / spent[name].references)])),
  search,
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

type Impression = Awaited<ReturnType<typeof readManifest>>[number];

async function fingersOf(manifest: string): Promise<Map<string, Impression[]>> {
  return Map.groupBy(await readManifest(manifest), ({ instanceKey }) => instanceKey);
}

async function readGray({ file, resolutionPpi }: Impression) {
  return toGray((await fingerprint.decode(readFileSync(file), { resolutionPpi })).image);
}

function place(mark: ReturnType<typeof extractMark>, mate: FingerprintTemplate, finger: string): void {
  made++;
  if (!mark.suitable) return;
  const { similarity } = fingerprint.compare(mark.template, mate);
  if (fingerprint.calibrate(similarity).fmr > foundFmr) return;
  ranks.push(ranksOf(arena, mark.template, slots));
  found.push({ mark: mark.template, mate, finger });
  index.add(pool.length, mate);
  const before = process.threadCpuUsage();
  const hits = index.search(mark.template, asked);
  const { user, system } = process.threadCpuUsage(before);
  searchMs.push((user + system) / 1000);
  if (!hits.some(({ reference }) => reference === pool.length)) missed++;
}

/** Which share of the slots each look puts before the last of them, which is the mate's. */
function ranksOf(of: Arena, probe: FingerprintTemplate, among: Uint32Array): Ranks {
  const others = among.length - 1;
  const shareBefore = (name: keyof typeof looks) => {
    const before = process.threadCpuUsage();
    const scores = looks[name](of, probe, among);
    const { user, system } = process.threadCpuUsage(before);
    spent[name].us += user + system;
    spent[name].references += among.length;
    return (scores.filter((score) => score >= scores[others]).length - 1) / others;
  };
  return Object.fromEntries(names.map((name) => [name, shareBefore(name)])) as Ranks;
}

/** Where each mark stands among those of other fingers when its mate is searched for. */
function ranksAmongMarks(): Ranks[] {
  const marks = createArena();
  for (const [slot, { mark }] of found.entries()) marks.add(slot, mark);
  return found.map(({ mate, finger }, own) => {
    const others = found.flatMap((one, slot) => (one.finger === finger ? [] : [slot]));
    return ranksOf(marks, mate, Uint32Array.from([...others, own]));
  });
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
