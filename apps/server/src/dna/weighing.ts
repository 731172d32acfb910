/** Threads that weigh mixtures and remains, so that nothing else waits for them. */
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { DeconvolutionReport, PeaksReport, RemainsReport } from '@ipse/dna';
import type { DnaDeconvolutionRequest, DnaPeaksRequest, DnaRemainsRequest } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { unpack } from '../work/carry.ts';
import type { Carried } from '../work/extraction-types.ts';

/** What is asked of each calculation, and what it gives. */
export interface WeighingKinds {
  readonly peaks: { readonly request: DnaPeaksRequest; readonly report: PeaksReport };
  readonly deconvolution: { readonly request: DnaDeconvolutionRequest; readonly report: DeconvolutionReport };
  readonly remains: { readonly request: DnaRemainsRequest; readonly report: RemainsReport };
}

/** As a thread takes it. */
export interface WeighingTask {
  readonly kind: keyof WeighingKinds;
  readonly request: object;
  /** Where it tells the share that is done. */
  readonly port?: MessagePort;
}

export interface WeighingWatch {
  /** Ends the calculation. */
  readonly gone: AbortSignal;
  readonly longestMs: number;
  /** Called with the share done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface Weighing {
  /** Errors: those of the statistics; SERVER_BUSY when the queue is full; DNA_WEIGHING_TOO_LONG. */
  weigh<Kind extends keyof WeighingKinds>(
    kind: Kind,
    request: WeighingKinds[Kind]['request'],
    watch: WeighingWatch,
  ): Promise<WeighingKinds[Kind]['report']>;
  close(): Promise<void>;
}

const waitingMost = 16;
/** Calculations that one may leave and come back to. */
export const jobsMost = 8;
/**
 * One for each job and two for those who wait for their answer: nobody's short question waits for the end of another's
 * long one, whoever asked first. The system's scheduler gives each its turn. A thread is there only while it has work.
 */
const threadsMost = jobsMost + 2;

export function createWeighing(): Weighing {
  const pool = new Piscina({
    filename: new URL('./weighing-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threadsMost,
    maxQueue: waitingMost,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
  });
  return {
    async weigh(kind, request, { gone, longestMs, onProgress }) {
      const late = AbortSignal.timeout(longestMs);
      const signal = AbortSignal.any([gone, late]);
      const channel = onProgress && new MessageChannel();
      channel?.port1.on('message', onProgress!);
      const task: WeighingTask = { kind, request, ...(channel && { port: channel.port2 }) };
      try {
        const transferList = channel ? [channel.port2] : [];
        const carried = (await pool.run(task, { signal, transferList })) as Carried<never>;
        return unpack(carried);
      } catch (error) {
        if (late.aborted && !gone.aborted) throw fail('DNA_WEIGHING_TOO_LONG');
        throw /queue is at limit/i.test((error as Error).message) ? fail('SERVER_BUSY') : error;
      } finally {
        channel?.port1.close();
      }
    },
    close: () => pool.close({ force: true }),
  };
}
