/**
 * How fast DNA profiles of 24 loci are searched, beside a loop that only reads the same bytes:
 * `node evaluation/src/dna/speed.ts [--profiles 1000000] [--large 10000000] [--repeats 9] [--rounds 40]`; figures as JSON on
 * standard output, times in milliseconds; `--large 0` leaves out the large database. Exit status 1 when a limit is not held:
 * moderate stringency 3 times the loop, look-up 12 times (each by the clock, or on a busy machine by processor time), in either
 * database two threads 1.7 times as fast as one by the clock (null where the machine was too busy to tell), both hot copies of
 * 10,000,000 within 1.2 GB, and the large database as fast by the profile as one half its size, within a quarter.
 */
import { parseArgs } from 'node:util';
import { timeTeams } from './rounds.ts';
import { createShare, timesOf } from './share.ts';
import type { SearchWork, Share } from './share.ts';

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
const small = createShare(profiles, 1);
const one = timesOf(small, repeats);
say('one thread and two in turns ...');
const teams = await gainsOf(small, createShare(Math.floor(profiles / 2), 11), Number(values.rounds));
const ratios = {
  moderateOverReading: overReading('moderate', 'readBlocks'),
  lookUpOverReading: overReading('lookUp', 'readRows'),
};
/** By the clock, and by processor time, which waiting for others does not lengthen (that they take the caches does). */
function overReading(work: SearchWork, reading: SearchWork) {
  return { wall: one.wall[work] / one.wall[reading], processor: one.processor[work] / one.processor[reading] };
}
/**
 * What a second thread gains. An agreement in a small database takes so little that waking the second is a part of it: beside
 * single ones there are some in a row. The loops that only read show what the machine's memory gains.
 */
function gainsOf(whole: Share, half: Share, rounds: number) {
  const each = { inARow: 1, rounds } as const;
  return timeTeams(whole, half, {
    moderate: { work: 'moderate', inARow: 1, rounds: 2 * rounds },
    moderateInARow: { work: 'moderate', inARow: Math.max(1, Math.round(1e7 / whole.profiles)), rounds },
    lookUp: { work: 'lookUp', ...each },
    readBlocks: { work: 'readBlocks', ...each },
    readRows: { work: 'readRows', ...each },
  });
}

/** Null where the machine was too busy to tell. */
function isGained({ moderateInARow, lookUp }: Awaited<ReturnType<typeof gainsOf>>): boolean | null {
  const gains = [moderateInARow.gain, lookUp.gain];
  if (gains.some((gain) => gain !== null && gain < 1.7)) return false;
  return gains.includes(null) ? null : true;
}
const huge = large > 0 ? await measureLarge() : undefined;
const limits = {
  moderate: Math.min(ratios.moderateOverReading.wall, ratios.moderateOverReading.processor) <= 3,
  lookUp: Math.min(ratios.lookUpOverReading.wall, ratios.lookUpOverReading.processor) <= 12,
  threads: isGained(teams),
  threadsOfLarge: huge === undefined || isGained(huge.teams),
  memory: huge === undefined || huge.hotBytesOfTenMillion <= 1.2e9,
  linear: huge === undefined || Math.max(huge.moderateOverHalf, huge.lookUpOverHalf) <= 1.25,
};
process.stdout.write(`${JSON.stringify({ profiles, one, teams, ratios, large: huge, limits }, null, 2)}\n`);
process.exitCode = Object.values(limits).includes(false) ? 1 : 0;

/** By the profile, beside one of half the size: neither fits into a cache, which the small one may. */
async function measureLarge() {
  say('the large database, and one of half its size ...');
  const part = createShare(large / 2, 2);
  const half = timesOf(part, repeats);
  const share = createShare(large, 2);
  const whole = timesOf(share, repeats);
  say('one thread and two in turns ...');
  return {
    profiles: large,
    half,
    whole,
    teams: await gainsOf(share, part, Math.ceil(Number(values.rounds) / 2)),
    hotBytesOfTenMillion: (share.search.bytes / large) * 1e7,
    moderateOverHalf: whole.wall.moderate / (2 * half.wall.moderate),
    lookUpOverHalf: whole.wall.lookUp / (2 * half.wall.lookUp),
  };
}
