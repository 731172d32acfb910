/**
 * How fast DNA profiles of 24 loci are searched, beside a loop that only reads the same bytes:
 * `node evaluation/src/dna/speed.ts [--profiles 1000000] [--large 10000000] [--repeats 9]`; figures as JSON on standard
 * output; `--large 0` leaves out the large database. Exit status 1 when a limit is not held: moderate stringency 3 times the
 * loop, look-up 12 times, two threads 1.7 times as fast as one, both hot copies of 10,000,000 within 1.2 GB.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createShare, timesOf } from './share.ts';
import type { ShareTimes } from './share.ts';

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '1000000' },
    large: { type: 'string', default: '10000000' },
    repeats: { type: 'string', default: '9' },
  },
});
const [profiles, large, repeats] = [Number(values.profiles), Number(values.large), Number(values.repeats)];
const say = (line: string) => void process.stderr.write(`${line}\n`);

say('one thread ...');
const one = timesOf(createShare(profiles, 1), repeats);
say('two threads ...');
const two = await ofThreads(2);
const ratios = {
  moderateOverReading: one.moderateMs / one.readBlocksMs,
  lookUpOverReading: one.lookUpMs / one.readRowsMs,
  twoThreadsModerate: one.moderateMs / two.moderateMs,
  twoThreadsLookUp: one.lookUpMs / two.lookUpMs,
};
const huge = large > 0 ? measureLarge() : undefined;
const limits = {
  moderate: ratios.moderateOverReading <= 3,
  lookUp: ratios.lookUpOverReading <= 12,
  threads: ratios.twoThreadsLookUp >= 1.7,
  memory: huge === undefined || huge.hotBytesOfTenMillion <= 1.2e9,
};
process.stdout.write(`${JSON.stringify({ profiles, one, two, ratios, large: huge, limits }, null, 2)}\n`);
process.exitCode = Object.values(limits).every(Boolean) ? 0 : 1;

function measureLarge() {
  say('the large database ...');
  const share = createShare(large, 2);
  const times = timesOf(share, 3);
  const scale = profiles / large;
  return {
    profiles: large,
    ...times,
    hotBytesOfTenMillion: (share.search.bytes / large) * 1e7,
    lookUpOverSmall: (times.lookUpMs * scale) / one.lookUpMs,
    moderateOverSmall: (times.moderateMs * scale) / one.moderateMs,
  };
}

/** Each thread has its share of the profiles in a memory of its own; the slower of them counts. */
async function ofThreads(count: number): Promise<ShareTimes> {
  const file = path.join(import.meta.dirname, 'speed-worker.ts');
  const workers = Array.from(
    { length: count },
    (_, i) => new Worker(file, { workerData: { profiles: profiles / count, seed: 10 + i } }),
  );
  const answer = (worker: Worker) => new Promise<unknown>((resolve) => worker.once('message', resolve));
  await Promise.all(workers.map(answer));
  const answers = workers.map(answer);
  for (const worker of workers) worker.postMessage(repeats);
  const times = (await Promise.all(answers)) as ShareTimes[];
  await Promise.all(workers.map((worker) => worker.terminate()));
  const slowest = (name: keyof ShareTimes) => Math.max(...times.map((each) => each[name]));
  return {
    readBlocksMs: slowest('readBlocksMs'),
    readRowsMs: slowest('readRowsMs'),
    moderateMs: slowest('moderateMs'),
    lookUpMs: slowest('lookUpMs'),
  };
}
