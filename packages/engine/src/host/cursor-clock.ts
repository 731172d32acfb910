/** How far the feed is applied, and who waits for it to get further: what makes an answered write readable. */
import { fail } from '../errors.ts';
import { within } from './patience.ts';

export interface CursorClock<Cursor> {
  readonly now: Cursor | undefined;
  /** Moves forward; a cursor that is not ahead does nothing. */
  advance(cursor: Cursor): void;
  /** Errors: ENGINE_LAGGING after the timeout, ENGINE_CANCELLED when the signal aborts. */
  waitFor(cursor: Cursor, timeoutMs: number, signal: AbortSignal | undefined): Promise<void>;
}

export function createCursorClock<Cursor>(compare: (a: Cursor, b: Cursor) => number): CursorClock<Cursor> {
  let now: Cursor | undefined;
  const waiting = new Set<() => void>();
  const reached = (cursor: Cursor) => now !== undefined && compare(now, cursor) >= 0;
  return {
    get now() {
      return now;
    },
    advance(cursor) {
      if (reached(cursor)) return;
      now = cursor;
      for (const look of waiting) look();
    },
    async waitFor(cursor, timeoutMs, signal) {
      if (reached(cursor)) return;
      const arrival = Promise.withResolvers<undefined>();
      const look = () => void (reached(cursor) && arrival.resolve(undefined));
      waiting.add(look);
      try {
        await within(arrival.promise, { timeoutMs, late: () => fail('ENGINE_LAGGING'), signal });
      } finally {
        waiting.delete(look);
      }
    },
  };
}
