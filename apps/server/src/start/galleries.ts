/** The galleries in memory: loaded from the store, then kept current by its change feed. */
import { createEngine } from '@ipse/engine';
import type { Engine } from '@ipse/engine';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor, Store } from '@ipse/store';
import type { Logger } from '../log.ts';

export interface GalleriesInMemory {
  readonly engine: Engine<ChangeCursor>;
  readonly isReady: () => boolean;
  close(): Promise<void>;
}

/** Returns at once; searches are refused until everything is loaded. */
export function loadGalleries(store: Store, log: Logger, shards: number): GalleriesInMemory {
  const engine = createEngine<ChangeCursor>({
    workerUrl: new URL('../work/engine-worker.ts', import.meta.url),
    shards,
    load: (request) => store.feed.load(request),
    compareCursors,
    onTrouble: (shard, error) => log.error({ err: error, shard }, 'a part of the galleries was lost'),
  });
  const stop = new AbortController();
  let ready = false;
  const following = engine
    .ready()
    .then(async () => {
      ready = true;
      const from = engine.appliedCursor;
      if (from === undefined) throw new Error('the first load told no cursor');
      await store.feed.follow({
        from,
        onBatch: (batch) => engine.apply(batch),
        onTrouble: (error) => log.warn({ err: error }, 'the change feed stumbled'),
        signal: stop.signal,
      });
    })
    .catch((error: unknown) => {
      if (!stop.signal.aborted) log.fatal({ err: error }, 'the galleries cannot be kept current');
    });
  return {
    engine,
    isReady: () => ready,
    close: async () => {
      stop.abort();
      await engine.close();
      await following;
    },
  };
}
