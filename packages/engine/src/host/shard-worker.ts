/** One life of one shard's worker thread: requests out, answers in. When it ends, it ends for good. */
import { Worker } from 'node:worker_threads';
import { fail } from '../errors.ts';
import { fromWire } from '../messages.ts';
import type { ShardMessage, ShardOperation, ShardOperations } from '../messages.ts';
import type { ModalityInfo } from '../types.ts';

export interface ShardWorker {
  /** Resolves when the worker's module is up; rejects when it never comes up. */
  readonly hello: Promise<readonly ModalityInfo[]>;
  /** Resolves with the reason once the worker has ended without being asked to. */
  readonly lost: Promise<Error>;
  /** Errors: those of the request, or ENGINE_SHARD_LOST. */
  ask<Op extends ShardOperation>(
    operation: Op,
    payload: ShardOperations[Op]['payload'],
  ): Promise<ShardOperations[Op]['answer']>;
  terminate(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

export function startShardWorker(workerUrl: URL, workerData: unknown): ShardWorker {
  const worker = new Worker(workerUrl, { workerData });
  const waiting = new Map<number, Waiting>();
  const hello = Promise.withResolvers<readonly ModalityInfo[]>();
  const lost = Promise.withResolvers<Error>();
  // Nobody may be waiting for it when the worker fails to start; `lost` tells of that too.
  hello.promise.catch(() => undefined);
  let ended: Error | undefined;
  let next = 0;

  const end = (cause: unknown) => {
    if (ended !== undefined) return;
    ended = fail('ENGINE_SHARD_LOST', undefined, cause);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    hello.reject(ended);
    lost.resolve(ended);
  };

  worker.on('message', (message: ShardMessage) => {
    if (message.kind === 'hello') return hello.resolve(message.modalities);
    const request = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') request?.resolve(message.answer as never);
    else request?.reject(fromWire(message.failure));
  });
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', (code) => end(new Error(`the worker ended with code ${code}`)));

  return {
    hello: hello.promise,
    lost: lost.promise,
    ask(operation, payload) {
      if (ended !== undefined) return Promise.reject(ended);
      const answer = Promise.withResolvers<never>();
      const id = next++;
      waiting.set(id, answer);
      worker.postMessage({ id, operation, payload });
      return answer.promise;
    },
    async terminate() {
      await worker.terminate();
    },
  };
}
