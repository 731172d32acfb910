/** The galleries in memory with faces by the templates of one network: loaded from the store, kept current by its feed. */
import { createEngine } from '@ipse/engine';
import type { Engine } from '@ipse/engine';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor, Store } from '@ipse/store';
import { dnaModality } from '../dna/lane.ts';
import type { Logger } from '../log.ts';
import { faceModelOf, keyOf } from './runnable.ts';
import type { RunnableNetwork } from './runnable.ts';

export interface NetworkEngine {
  /** `name/version` of the network. */
  readonly key: string;
  readonly engine: Engine<ChangeCursor>;
  /** Resolves when everything is loaded for the first time. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Shows faces by the templates of `network`, whichever searches. `onChanges`: told after each change that was applied. */
export function openNetworkEngine(
  store: Store,
  log: Logger,
  shards: number,
  network: RunnableNetwork,
  onChanges: () => void,
): NetworkEngine {
  const wantsModality = (modality: string) => modality !== dnaModality;
  const engine = createEngine<ChangeCursor>({
    workerUrl: new URL('../work/engine-worker.ts', import.meta.url),
    workerData: faceModelOf(network),
    shards,
    load: (request) => store.feed.load({ ...request, network, wantsModality }),
    compareCursors,
    onTrouble: (shard, error) => log.error({ err: error, shard }, 'a part of the galleries was lost'),
  });
  const stop = new AbortController();
  const ready = engine.ready();
  const following = ready
    .then(async () => {
      const from = engine.appliedCursor;
      if (from === undefined) throw new Error('the first load told no cursor');
      await store.feed.follow({
        ...{ from, network, wantsModality, signal: stop.signal },
        onBatch: async (batch) => {
          await engine.apply(batch);
          onChanges();
        },
        onTrouble: (error) => log.warn({ err: error }, 'the change feed stumbled'),
      });
    })
    .catch((error: unknown) => {
      if (!stop.signal.aborted) log.fatal({ err: error }, 'the galleries cannot be kept current');
    });
  return {
    key: keyOf(network),
    engine,
    ready,
    close: async () => {
      stop.abort();
      await engine.close();
      await following;
    },
  };
}
