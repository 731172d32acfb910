/** The galleries in memory: loaded from the store, then kept current by its change feed. */
import { createEngine } from '@ipse/engine';
import type { Engine } from '@ipse/engine';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor, FeedBatch, Store } from '@ipse/store';
import { dnaModality, openDnaLane } from '../dna/lane.ts';
import type { DnaLane } from '../dna/lane.ts';
import type { Logger } from '../log.ts';

export interface GalleriesInMemory {
  readonly engine: Engine<ChangeCursor>;
  readonly dna: DnaLane;
  readonly isReady: () => boolean;
  /** Resolves when everything is loaded for the first time. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Returns at once; searches are refused until everything is loaded. */
export function loadGalleries(store: Store, log: Logger, shards: number): GalleriesInMemory {
  const engine = createEngine<ChangeCursor>({
    workerUrl: new URL('../work/engine-worker.ts', import.meta.url),
    shards,
    load: (request) => store.feed.load({ ...request, wantsModality: (modality) => modality !== dnaModality }),
    compareCursors,
    onTrouble: (shard, error) => log.error({ err: error, shard }, 'a part of the galleries was lost'),
  });
  const dna = openDnaLane({
    load: () => store.feed.load({ wantsModality: (modality) => modality === dnaModality }),
    onTrouble: (error) => log.error({ err: error }, 'the DNA profiles were lost, and are loaded again'),
  });
  const stop = new AbortController();
  let isReady = false;
  const ready = Promise.all([engine.ready(), dna.loaded]).then(([, loaded]) => {
    isReady = true;
    return loaded;
  });
  const following = ready
    .then(async (ofDna) => {
      const ofEngine = engine.appliedCursor;
      if (ofEngine === undefined) throw new Error('the first load told no cursor');
      await store.feed.follow({
        // What one of the two has already comes again, and does nothing there.
        from: compareCursors(ofDna, ofEngine) < 0 ? ofDna : ofEngine,
        onBatch: async (batch) => {
          await dna.apply(batch);
          await engine.apply(withoutDna(batch));
        },
        onTrouble: (error) => log.warn({ err: error }, 'the change feed stumbled'),
        signal: stop.signal,
      });
    })
    .catch((error: unknown) => {
      if (!stop.signal.aborted) log.fatal({ err: error }, 'the galleries cannot be kept current');
    });
  return {
    engine,
    dna,
    isReady: () => isReady,
    ready: ready.then(() => undefined),
    close: async () => {
      stop.abort();
      await Promise.all([engine.close(), dna.close()]);
      await following;
    },
  };
}

function withoutDna({ changes, ...batch }: FeedBatch): FeedBatch {
  const others = changes.filter((change) => change.kind === 'remove' || change.reference.modality !== dnaModality);
  return { ...batch, changes: others };
}
