/** The same search by one thread and by several, each with its share, in turns: what is gained by more threads. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SearchWork } from './share.ts';

/** What a worker is given; `shared` holds the rounds begun and how often a worker has finished one. */
export interface Rounds {
  readonly profiles: number;
  readonly seed: number;
  readonly shared: SharedArrayBuffer;
}

interface Team {
  readonly counters: Int32Array<SharedArrayBuffer>;
  readonly workers: readonly Worker[];
}

const file = path.join(import.meta.dirname, 'speed-worker.ts');
const answered = (worker: Worker) => new Promise<unknown>((resolve) => worker.once('message', resolve));

async function createTeam(profiles: number, threads: number): Promise<Team> {
  const shared = new SharedArrayBuffer(8);
  const workers = Array.from(
    { length: threads },
    (_, i) => new Worker(file, { workerData: { profiles: Math.ceil(profiles / threads), seed: 10 + i, shared } }),
  );
  await Promise.all(workers.map(answered));
  return { counters: new Int32Array(shared), workers };
}

/** Least milliseconds of a round, from the word to begin until the last is done; and mean ones of the busiest processor. */
interface RoundTimes {
  wall: number;
  processor: number;
}

/**
 * Rounds of a team of one thread and of one of `threads`, in turns. Everything is in memory, and compiled, before the first
 * round that counts.
 */
export async function timeTeams(profiles: number, threads: number, count: number) {
  const teams = [await createTeam(profiles, 1), await createTeam(profiles, threads)];
  // Agreement is quick: its processor time needs more rounds to be told.
  const moderate = await timeWork(teams, 'moderate', 10 * count);
  const lookUp = await timeWork(teams, 'lookUp', count);
  await Promise.all(teams.flatMap(({ workers }) => workers.map((worker) => worker.terminate())));
  return { moderate, lookUp };
}

const warmUp = 3;

async function timeWork(teams: readonly Team[], work: SearchWork, count: number): Promise<RoundTimes[]> {
  const times = teams.map(() => ({ wall: Infinity, processor: 0 }));
  const finished = teams.map(({ workers }) => workers.map(answered));
  for (const { counters, workers } of teams) {
    counters.fill(0);
    for (const worker of workers) worker.postMessage({ work, count: warmUp + count });
  }
  for (let round = 0; round < warmUp + count; round++) {
    teams.forEach(({ counters, workers }, team) => {
      const before = performance.now();
      Atomics.add(counters, 0, 1);
      Atomics.notify(counters, 0);
      const all = (round + 1) * workers.length;
      for (let done = 0; (done = Atomics.load(counters, 1)) < all;) Atomics.wait(counters, 1, done);
      if (round >= warmUp) times[team].wall = Math.min(times[team].wall, performance.now() - before);
    });
  }
  for (const [team, answers] of finished.entries())
    times[team].processor = Math.max(...((await Promise.all(answers)) as number[]));
  return times;
}
