/** Searches its share of the profiles whenever it is told to, and says when it is done: counters in shared memory. */
import { parentPort, workerData } from 'node:worker_threads';
import { teamWorks } from './rounds.ts';
import type { Rounds } from './rounds.ts';
import { createControl, createShare, worksOf } from './share.ts';

const { profiles, seed, shared } = workerData as Rounds;
const counters = new Int32Array(shared);
const works = { ...worksOf(createShare(profiles, seed)), control: createControl() };
parentPort!.postMessage('ready');
for (let round = 0; ; round++) {
  Atomics.wait(counters, 0, round);
  const search = works[teamWorks[Atomics.load(counters, 2)]];
  for (let times = Atomics.load(counters, 3); times > 0; times--) search();
  Atomics.add(counters, 1, 1);
  Atomics.notify(counters, 1);
}
