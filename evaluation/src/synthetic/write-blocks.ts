/** Blocks of a file, made by several threads and written in their order: the same file whatever the number of threads. */
import type { FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

export interface BlockWriting<Request> {
  readonly file: FileHandle;
  /** Answers each `NumberedRequest` with a `BlockAnswer`. */
  readonly worker: URL;
  readonly workerData?: unknown;
  readonly threads: number;
  /** What each block is to hold, in the order of the file. */
  readonly requests: readonly Request[];
  /** Is told of each block when it is in the file. */
  readonly written: (block: Uint8Array, blocks: number) => void;
}

export interface NumberedRequest<Request> {
  readonly index: number;
  readonly request: Request;
}

export interface BlockAnswer {
  readonly index: number;
  readonly block: Uint8Array;
  /** Processor time that making it took, in microseconds. */
  readonly cpuUs: number;
}

/** Answers the processor time of all blocks, in microseconds. */
export async function writeBlocks<Request>(writing: BlockWriting<Request>): Promise<number> {
  const { file, worker: url, workerData, threads, requests, written } = writing;
  const waiting = new Map<number, Uint8Array>();
  let [asked, done, cpuSumUs] = [0, 0, 0];
  let turn = Promise.resolve();

  /** Writes the blocks whose turn it is. */
  const writeReady = async () => {
    for (let block = waiting.get(done); block; block = waiting.get(done)) {
      waiting.delete(done++);
      await file.write(block);
      written(block, done);
    }
  };

  /** Keeps one thread at work until no block is left. */
  const serve = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(url, { workerData });
      const next = () => {
        if (asked === requests.length) {
          resolve(worker.terminate().then(() => undefined));
          return;
        }
        const index = asked++;
        worker.postMessage({ index, request: requests[index] } satisfies NumberedRequest<Request>);
      };
      worker.on('error', reject);
      worker.on('message', ({ index, block, cpuUs }: BlockAnswer) => {
        cpuSumUs += cpuUs;
        waiting.set(index, block);
        turn = turn.then(writeReady);
        // Nobody runs ahead of the file: memory stays flat.
        void turn.then(next, reject);
      });
      next();
    });

  await Promise.all(Array.from({ length: Math.min(threads, requests.length) }, serve));
  await turn;
  return cpuSumUs;
}

/** A worker's side: makes one block after another. */
export function answerBlock<Request>(
  { index, request }: NumberedRequest<Request>,
  make: (request: Request) => Uint8Array<ArrayBuffer>,
  post: (answer: BlockAnswer, transfer: readonly ArrayBuffer[]) => void,
): void {
  const before = process.threadCpuUsage();
  const block = make(request);
  const { user, system } = process.threadCpuUsage(before);
  post({ index, block, cpuUs: user + system }, [block.buffer]);
}
