/**
 * Searches its share of the profiles whenever it is told to, and says when it is done: two counters in shared memory. At
 * the end it answers the mean processor milliseconds of a round: the clock of a thread's processor time is too coarse for
 * a single one.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createShare, worksOf } from './share.ts';
import type { Rounds } from './rounds.ts';

const { profiles, seed, shared } = workerData as Rounds;
const counters = new Int32Array(shared);
const works = worksOf(createShare(profiles, seed));
parentPort!.on('message', (rounds: { readonly work: keyof typeof works; readonly count: number }) => {
  const before = process.threadCpuUsage();
  for (let round = 0; round < rounds.count; round++) {
    Atomics.wait(counters, 0, round);
    works[rounds.work]();
    Atomics.add(counters, 1, 1);
    Atomics.notify(counters, 1);
  }
  const { user, system } = process.threadCpuUsage(before);
  parentPort!.postMessage((user + system) / 1000 / rounds.count);
});
parentPort!.postMessage('ready');
