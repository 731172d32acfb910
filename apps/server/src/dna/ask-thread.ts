/** Questions to the thread that holds the DNA profiles, and its answers. */
import { Worker } from 'node:worker_threads';
import { fail } from '../errors.ts';
import { toCodedError } from '../work/carry.ts';
import type { DnaOperations, DnaReply } from './lane-types.ts';

export interface DnaThread {
  /** Errors: those of the operation; NOT_READY when the thread is lost. */
  ask<Op extends keyof DnaOperations>(
    operation: Op,
    payload: DnaOperations[Op]['payload'],
  ): Promise<DnaOperations[Op]['answer']>;
  /** Resolves, with why where it is known, when the thread has ended. */
  readonly ended: Promise<Error | undefined>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function startDnaThread(): DnaThread {
  const worker = new Worker(new URL('../work/dna-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let isOver = false;
  worker.on('message', (reply: DnaReply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('answer' in reply) asked?.resolve(reply.answer);
    else asked?.reject(errorOf(reply.failure));
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    worker.once('error', resolve);
    worker.once('exit', () => resolve(undefined));
  });
  void ended.then(() => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(fail('NOT_READY'));
    waiting.clear();
  });
  return {
    ask: (operation, payload) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(fail('NOT_READY'));
        const id = next++;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
        worker.postMessage({ id, operation, payload });
      }),
    ended,
    stop: async () => void (await worker.terminate()),
  };
}

function errorOf(failure: Extract<DnaReply, { failure: unknown }>['failure']): Error {
  return 'code' in failure ? toCodedError(failure) : new Error(failure.message);
}
