/** Worker threads that each do one task at a time. */
import { Worker } from 'node:worker_threads';
import { fail } from '../errors.ts';
import type { WorkerAnswer, WorkerData, WorkerTask } from './messages.ts';

export interface Pool {
  readonly size: number;
  /** Hands out the tasks in order, the next one to whichever worker is free; resolves when all are answered. */
  run(tasks: readonly WorkerTask[], onAnswer: (answer: WorkerAnswer) => void): Promise<void>;
  close(): Promise<void>;
}

export function createPool(size: number, data: WorkerData): Pool {
  const workers = Array.from(
    { length: size },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: data }),
  );
  return {
    size,
    async run(tasks, onAnswer) {
      let next = 0;
      const drain = async (worker: Worker) => {
        while (next < tasks.length) onAnswer(await ask(worker, tasks[next++]));
      };
      await Promise.all(workers.map(drain));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, task: WorkerTask): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: WorkerAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(fail('EVALUATION_WORKER_LOST')));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}
