/** Long calculations in small pieces: whoever runs one shows its progress, lets others have their turn, and can stop it. */
import { setImmediate } from 'node:timers/promises';

/** Yields, many times a second, the share that is done, from 0 to 1. */
export type Work<Result> = Generator<number, Result>;

/** Part of a greater work, from one share of it to another. */
export function* partOf<Result>(work: Work<Result>, from: number, to: number): Work<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}

/** At once, to the end. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export interface Watch {
  /** Stops the work, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called with the share done whenever others have had their turn. */
  readonly onProgress?: (share: number) => void;
}

/** How long the thread is held before others have their turn. */
const sliceMs = 10;

export async function inSlices<Result>(work: Work<Result>, { signal, onProgress }: Watch = {}): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const until = performance.now() + sliceMs;
    let share = 0;
    do {
      const step = work.next();
      if (step.done) return step.value;
      share = step.value;
    } while (performance.now() < until);
    onProgress?.(share);
    await setImmediate();
  }
}
