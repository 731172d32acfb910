/** A shard as the engine sees it: one worker after the other, each filled from the store before it may answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isCodedError } from '@ipse/core';
import { fail } from '../errors.ts';
import type { Change, ModalityInfo } from '../types.ts';
import type { ShardOperation, ShardOperations } from '../messages.ts';
import { startShardWorker } from './shard-worker.ts';
import type { ShardWorker } from './shard-worker.ts';

export interface ShardOptions {
  readonly workerUrl: URL;
  readonly workerData?: unknown;
  /** Fills a fresh worker through `apply`; called again after a pause when it throws. */
  readonly fill: (apply: (changes: readonly Change[]) => Promise<unknown>, signal: AbortSignal) => Promise<void>;
  readonly onTrouble: (error: Error) => void;
}

export interface Shard {
  readonly state: 'loading' | 'ready';
  readonly restarts: number;
  /** Resolves when the worker that lives now, or the first that will, is filled; never rejects. */
  ready(): Promise<readonly ModalityInfo[]>;
  /**
   * Resolves once no search can miss the changes: the worker has applied them, or it was lost and its successor, which
   * answers nothing before that, is filled from a later state of the store.
   */
  apply(changes: readonly Change[]): Promise<void>;
  /** Errors: ENGINE_SHARD_LOST, also when it is not ready, and those of the request. */
  ask<Op extends ShardOperation>(
    operation: Op,
    payload: ShardOperations[Op]['payload'],
  ): Promise<ShardOperations[Op]['answer']>;
  close(): Promise<void>;
}

/** Pause before a worker that was lost is started again: doubled with each loss in a row, up to half a minute. */
const PAUSE_FIRST_MS = 100;
const PAUSE_MAX_MS = 30_000;

export function openShard({ workerUrl, workerData, fill, onTrouble }: ShardOptions): Shard {
  const closing = new AbortController();
  let worker: ShardWorker | undefined;
  let state: Shard['state'] = 'loading';
  let restarts = 0;
  let ready = Promise.withResolvers<readonly ModalityInfo[]>();

  /** Starts and fills one worker, and waits for its end. */
  const live = async (): Promise<never> => {
    const current = startShardWorker(workerUrl, workerData);
    worker = current;
    const modalities = await current.hello;
    const failure = current.lost.then((error) => Promise.reject(error));
    await Promise.race([fill((changes) => current.ask('apply', changes), closing.signal), failure]);
    state = 'ready';
    ready.resolve(modalities);
    return failure;
  };

  const run = async () => {
    let pauseMs = PAUSE_FIRST_MS;
    while (!closing.signal.aborted) {
      const since = performance.now();
      const error = await live().catch((cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause))));
      if (closing.signal.aborted) break;
      if (state === 'ready') ready = Promise.withResolvers();
      state = 'loading';
      restarts++;
      const old = worker;
      worker = undefined;
      await old?.terminate();
      onTrouble(error);
      if (performance.now() - since > PAUSE_MAX_MS) pauseMs = PAUSE_FIRST_MS;
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      pauseMs = Math.min(PAUSE_MAX_MS, 2 * pauseMs);
    }
  };
  const running = run();

  return {
    get state() {
      return state;
    },
    get restarts() {
      return restarts;
    },
    ready: () => ready.promise,
    async apply(changes) {
      await worker?.ask('apply', changes).catch((error: unknown) => {
        if (!isCodedError(error) || error.code !== 'ENGINE_SHARD_LOST') throw error;
      });
    },
    ask(operation, payload) {
      // A worker that is still being filled would answer from a part.
      if (worker === undefined || state !== 'ready') return Promise.reject(fail('ENGINE_SHARD_LOST'));
      return worker.ask(operation, payload);
    },
    async close() {
      closing.abort();
      await worker?.terminate();
      await running;
    },
  };
}
