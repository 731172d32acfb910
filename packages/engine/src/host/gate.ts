/** Lets in so many requests at once, and lets go of each when nobody waits for it any more. */
import { fail } from '../errors.ts';
import { within } from './patience.ts';

export interface Gate {
  /** Errors: ENGINE_BUSY, ENGINE_CANCELLED, ENGINE_CLOSED, and those of the work. */
  run<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

export function createGate(requestsMax: number, closing: AbortSignal): Gate {
  let running = 0;
  return {
    async run(signal, work) {
      if (closing.aborted) throw fail('ENGINE_CLOSED');
      if (running >= requestsMax) throw fail('ENGINE_BUSY');
      running++;
      const either = AbortSignal.any(signal === undefined ? [closing] : [closing, signal]);
      try {
        return await within(work(either), { signal: either });
      } catch (error) {
        throw closing.aborted ? fail('ENGINE_CLOSED', undefined, error) : error;
      } finally {
        running--;
      }
    },
  };
}
