/** The DNA profiles in memory: loaded from the store, kept current by its change feed, loaded again when the thread is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorsOf } from '@ipse/core';
import { engineErrors } from '@ipse/engine';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor, FeedBatch } from '@ipse/store';
import { fail } from '../errors.ts';
import { startDnaThread } from './ask-thread.ts';
import type { DnaThread } from './ask-thread.ts';
import type { DnaOperations } from './lane-types.ts';

/** The modality under which DNA profiles are kept. */
export const dnaModality = 'dna';

const failEngine = errorsOf(engineErrors);
const againMs = 1000;
const patienceMs = 10_000;

type Question = Exclude<keyof DnaOperations, 'apply'>;

export interface DnaLane {
  /** Where the feed stood when the profiles were first loaded. */
  readonly loaded: Promise<ChangeCursor>;
  /** Takes what concerns DNA. Resolves when the next search sees it. */
  apply(batch: FeedBatch): Promise<void>;
  /** Errors: NOT_READY while profiles are being loaded; those of the operation. */
  ask<Op extends Question>(operation: Op, payload: DnaOperations[Op]['payload']): Promise<DnaOperations[Op]['answer']>;
  /** Resolves when everything up to the cursor is searchable. Errors: ENGINE_LAGGING. */
  waitFor(cursor: ChangeCursor): Promise<void>;
  close(): Promise<void>;
}

export interface DnaLaneOptions {
  readonly load: () => AsyncIterable<FeedBatch>;
  /** Told of a thread that was lost, and of a load that failed; both are tried again. */
  readonly onTrouble: (error: Error) => void;
}

export function openDnaLane({ load, onTrouble }: DnaLaneOptions): DnaLane {
  let thread = startDnaThread();
  let isLoaded = false;
  let isClosed = false;
  const place = createPlace();

  const run = async (told: (cursor: ChangeCursor) => void): Promise<void> => {
    while (!isClosed) {
      try {
        const cursor = await fill(thread, load());
        isLoaded = true;
        place.advance(cursor);
        told(cursor);
        const why = await thread.ended;
        if (!isClosed) onTrouble(why ?? new Error('the thread of the DNA profiles ended'));
      } catch (error) {
        if (!isClosed) onTrouble(error as Error);
      }
      isLoaded = false;
      await thread.stop();
      if (isClosed) return;
      await sleep(againMs);
      if (!isClosed) thread = startDnaThread();
    }
  };
  let running: Promise<void> = Promise.resolve();
  const loaded = new Promise<ChangeCursor>((resolve) => {
    running = run(resolve);
  });

  return {
    loaded,
    async apply({ changes, cursor }) {
      const ours = changes.filter((change) => change.kind === 'remove' || change.reference.modality === dnaModality);
      if (ours.length > 0) await thread.ask('apply', ours);
      if (cursor !== undefined) place.advance(cursor);
    },
    async ask(operation, payload) {
      if (!isLoaded) throw fail('NOT_READY');
      return thread.ask(operation, payload);
    },
    waitFor: place.waitFor,
    async close() {
      isClosed = true;
      await thread.stop();
      await running;
    },
  };
}

/** Where in the feed the profiles stand, and who waits for a place in it. */
function createPlace() {
  let applied: ChangeCursor | undefined;
  const waiting = new Set<() => void>();
  const isThere = (cursor: ChangeCursor) => applied !== undefined && compareCursors(applied, cursor) >= 0;
  return {
    advance(cursor: ChangeCursor): void {
      if (isThere(cursor)) return;
      applied = cursor;
      for (const check of waiting) check();
    },
    waitFor: (cursor: ChangeCursor) =>
      new Promise<void>((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          waiting.delete(check);
          settle();
        };
        const check = () => {
          if (isThere(cursor)) end(resolve);
        };
        const timer = setTimeout(() => end(() => reject(failEngine('ENGINE_LAGGING'))), patienceMs);
        waiting.add(check);
        check();
      }),
  };
}

async function fill(thread: DnaThread, batches: AsyncIterable<FeedBatch>): Promise<ChangeCursor> {
  let last: ChangeCursor | undefined;
  for await (const { changes, cursor } of batches) {
    if (changes.length > 0) await thread.ask('apply', changes);
    last = cursor ?? last;
  }
  if (last === undefined) throw new Error('the load told no cursor');
  return last;
}
