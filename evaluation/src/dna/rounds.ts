/**
 * The same search by one thread over everything and by two over half each, in turns: what is gained by the second. Two
 * processors of a virtual machine are seldom equally free: whatever shares a core with one of them can halve it for a second or
 * more. So each pair of rounds stands between two of a control that stays in the caches, and counts where both gained.
 */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { percentile } from '../metrics/histogram.ts';
import { createControl, worksOf } from './share.ts';
import type { SearchWork, Share } from './share.ts';

/** What the worker is given; `shared` holds the rounds begun, those it has finished, which work is to be done, and how often. */
export interface Rounds {
  readonly profiles: number;
  readonly seed: number;
  readonly shared: SharedArrayBuffer;
}

/** In the order of their numbers. */
export const teamWorks = ['control', 'moderate', 'lookUp', 'readBlocks', 'readRows'] as const;
type TeamWork = (typeof teamWorks)[number];

/** Searches that follow one another without a pause, in each of so many rounds. */
export interface Row {
  readonly work: SearchWork;
  readonly inARow: number;
  readonly rounds: number;
}

/** Milliseconds of a search by the clock. */
export interface RoundTimes {
  readonly least: number;
  readonly median: number;
}

export interface Gain {
  readonly one: RoundTimes;
  readonly two: RoundTimes;
  /** The median over the pairs of rounds that count; null when too few do for the machine was busy. */
  readonly gain: number | null;
  /** The median over all pairs, and that of the control beside them. */
  readonly gainOfAll: number;
  readonly controlGain: number;
  readonly counted: number;
  readonly rounds: number;
}

/** What a control gains at least where both processors are free. */
const freeGain = 1.8;
const countedLeast = 10;
const warmUp = 3;
const spinMs = 0.5;
const file = path.join(import.meta.dirname, 'speed-worker.ts');
const answered = (worker: Worker) => new Promise<unknown>((resolve) => worker.once('message', resolve));

type Works = Readonly<Record<TeamWork, () => void>>;

interface Pair {
  readonly one: Works;
  /** This thread's half; the worker does the other. */
  readonly half: Works;
  readonly counters: Int32Array<SharedArrayBuffer>;
}

/**
 * `whole` is searched by this thread alone; then `half`, as large a part as the worker's, by this thread while the worker
 * searches its own: who asks does not sleep while another works. Everything is in memory, and compiled, before the first
 * round that counts.
 */
export async function timeTeams<Name extends string>(
  whole: Share,
  half: Share,
  rows: Readonly<Record<Name, Row>>,
): Promise<Record<Name, Gain>> {
  const shared = new SharedArrayBuffer(16);
  const workerData: Rounds = { profiles: whole.profiles - half.profiles, seed: 12, shared };
  const worker = new Worker(file, { workerData });
  await answered(worker);
  const control = createControl();
  const pair: Pair = {
    one: { ...worksOf(whole), control },
    half: { ...worksOf(half), control },
    counters: new Int32Array(shared),
  };
  const gains = Object.entries<Row>(rows).map(([name, row]) => [name, gainOf(timeRow(pair, row))] as const);
  await worker.terminate();
  return Object.fromEntries(gains) as Record<Name, Gain>;
}

/** Milliseconds of each round, and what the control gained before each and after the last. */
interface Measured {
  readonly one: readonly number[];
  readonly two: readonly number[];
  readonly control: readonly number[];
}

function timeRow({ one, half, counters }: Pair, { work, inARow, rounds }: Row): Measured {
  const alone = (which: TeamWork, times: number) => {
    for (let i = 0; i < times; i++) one[which]();
  };
  const together = (which: TeamWork, times: number) => {
    const round = begin(counters, which, times);
    for (let i = 0; i < times; i++) half[which]();
    // To fall asleep and be woken may take longer than the other half still does.
    const patience = performance.now() + spinMs;
    while (Atomics.load(counters, 1) < round && performance.now() < patience);
    for (let done = 0; (done = Atomics.load(counters, 1)) < round;) Atomics.wait(counters, 1, done);
  };
  const gainOfControl = () =>
    // Twice as much for one: the control is as large for everybody.
    millisecondsOf(() => alone('control', 2)) / millisecondsOf(() => together('control', 1));
  const control = [gainOfControl()];
  const [single, both]: number[][] = [[], []];
  for (let round = 0; round < warmUp + rounds; round++) {
    single.push(millisecondsOf(() => alone(work, inARow)) / inARow);
    both.push(millisecondsOf(() => together(work, inARow)) / inARow);
    control.push(gainOfControl());
  }
  return { one: single.slice(warmUp), two: both.slice(warmUp), control: control.slice(warmUp) };
}

/** Answers how many rounds were begun. */
function begin(counters: Int32Array<SharedArrayBuffer>, work: TeamWork, times: number): number {
  Atomics.store(counters, 2, teamWorks.indexOf(work));
  Atomics.store(counters, 3, times);
  const round = Atomics.add(counters, 0, 1) + 1;
  Atomics.notify(counters, 0);
  return round;
}

function gainOf({ one, two, control }: Measured): Gain {
  const all = one.map((time, round) => time / two[round]);
  const counting = all.filter((_, round) => Math.min(control[round], control[round + 1]) >= freeGain);
  const timesOf = (each: readonly number[]) => ({ least: Math.min(...each), median: median(each) });
  return {
    ...{ one: timesOf(one), two: timesOf(two) },
    gain: counting.length < countedLeast ? null : median(counting),
    ...{ gainOfAll: median(all), controlGain: median(control), counted: counting.length, rounds: all.length },
  };
}

function millisecondsOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const median = (values: readonly number[]) => percentile(values, 0.5);
