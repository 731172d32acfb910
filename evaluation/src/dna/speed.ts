/**
 * How fast DNA profiles of 24 loci are searched, beside a loop that only reads the same bytes:
 * `node evaluation/src/dna/speed.ts [--profiles 1000000] [--large 10000000] [--repeats 9] [--rounds 40]`; figures as JSON on
 * standard output, times in milliseconds; `--large 0` leaves out the large database. Exit status 1 when a limit is not held:
 * moderate stringency 3 times the loop, look-up 12 times, two threads 1.7 times as fast as one (each by the clock, or
 * on a busy machine by processor time), both hot copies of
 * 10,000,000 within 1.2 GB, and the large database as fast by the profile as one half its size, within a quarter.
 */
import { parseArgs } from 'node:util';
import { timeTeams } from './rounds.ts';
import { createShare, timesOf } from './share.ts';
import type { SearchWork } from './share.ts';

const { values } = parseArgs({
  options: {
    profiles: { type: 'string', default: '1000000' },
    large: { type: 'string', default: '10000000' },
    repeats: { type: 'string', default: '9' },
    rounds: { type: 'string', default: '40' },
  },
});
const [profiles, large, repeats] = [Number(values.profiles), Number(values.large), Number(values.repeats)];
const say = (line: string) => void process.stderr.write(`${line}\n`);

say('one thread ...');
const one = timesOf(createShare(profiles, 1), repeats);
say('one thread and two in turns ...');
const teams = await timeTeams(profiles, 2, Number(values.rounds));
const ratios = {
  moderateOverReading: overReading('moderate', 'readBlocks'),
  lookUpOverReading: overReading('lookUp', 'readRows'),
  twoThreadsModerate: gainOf(teams.moderate),
  twoThreadsLookUp: gainOf(teams.lookUp),
};
/** By the clock, and by processor time, which waiting for others does not lengthen (that they take the caches does). */
function overReading(work: SearchWork, reading: SearchWork) {
  return { wall: one.wall[work] / one.wall[reading], processor: one.processor[work] / one.processor[reading] };
}
/** By the clock, and by the processor time of the slower thread, which other work on the machine does not lengthen. */
function gainOf([one, two]: Awaited<ReturnType<typeof timeTeams>>['moderate']) {
  return { wall: one.wall / two.wall, processor: one.processor / two.processor };
}
const huge = large > 0 ? measureLarge() : undefined;
const limits = {
  moderate: Math.min(ratios.moderateOverReading.wall, ratios.moderateOverReading.processor) <= 3,
  lookUp: Math.min(ratios.lookUpOverReading.wall, ratios.lookUpOverReading.processor) <= 12,
  threads: [ratios.twoThreadsModerate, ratios.twoThreadsLookUp].every(
    (gain) => Math.max(gain.wall, gain.processor) >= 1.7,
  ),
  memory: huge === undefined || huge.hotBytesOfTenMillion <= 1.2e9,
  linear: huge === undefined || Math.max(huge.moderateOverHalf, huge.lookUpOverHalf) <= 1.25,
};
process.stdout.write(`${JSON.stringify({ profiles, one, teams, ratios, large: huge, limits }, null, 2)}\n`);
process.exitCode = Object.values(limits).every(Boolean) ? 0 : 1;

/** By the profile, beside one of half the size: neither fits into a cache, which the small one may. */
function measureLarge() {
  say('the large database, and one of half its size ...');
  const half = timesOf(createShare(large / 2, 2), repeats);
  const share = createShare(large, 2);
  const whole = timesOf(share, repeats);
  return {
    profiles: large,
    half,
    whole,
    hotBytesOfTenMillion: (share.search.bytes / large) * 1e7,
    moderateOverHalf: whole.wall.moderate / (2 * half.wall.moderate),
    lookUpOverHalf: whole.wall.lookUp / (2 * half.wall.lookUp),
  };
}
