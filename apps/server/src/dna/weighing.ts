/** The thread that weighs mixtures, one after the other, so that nothing else waits for them. */
import { Piscina } from 'piscina';
import type { DeconvolutionReport, PeaksReport } from '@ipse/dna';
import type { DnaDeconvolutionRequest, DnaPeaksRequest } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { unpack } from '../work/carry.ts';
import type { Carried } from '../work/extraction-types.ts';

export interface Weighing {
  /**
   * The signal ends the calculation. Errors: those of the statistics; SERVER_BUSY when the queue is full;
   * DNA_WEIGHING_TOO_LONG.
   */
  weigh(request: DnaPeaksRequest, gone: AbortSignal): Promise<PeaksReport>;
  /** Errors: as `weigh`. */
  deconvolve(request: DnaDeconvolutionRequest, gone: AbortSignal): Promise<DeconvolutionReport>;
  close(): Promise<void>;
}

const waitingMost = 16;
const longestMs = 5 * 60_000;

export function createWeighing(): Weighing {
  const pool = new Piscina({
    filename: new URL('./weighing-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: waitingMost,
    idleTimeout: 60_000,
    concurrentTasksPerWorker: 1,
  });
  const run = async <Result>(name: string, request: object, gone: AbortSignal): Promise<Result> => {
    const late = AbortSignal.timeout(longestMs);
    const signal = AbortSignal.any([gone, late]);
    const carried = (await pool.run(request, { name, signal }).catch((error: Error) => {
      if (late.aborted && !gone.aborted) throw fail('DNA_WEIGHING_TOO_LONG');
      throw /queue is at limit/i.test(error.message) ? fail('SERVER_BUSY') : error;
    })) as Carried<Result>;
    return unpack(carried);
  };
  return {
    weigh: (request, gone) => run<PeaksReport>('weigh', request, gone),
    deconvolve: (request, gone) => run<DeconvolutionReport>('deconvolve', request, gone),
    close: () => pool.close({ force: true }),
  };
}
