/** What searches: the galleries in memory and the threads that extract, by whichever face network is chosen. */
import type { Engine } from '@ipse/engine';
import type { ChangeCursor, Store } from '@ipse/store';
import { dnaModality, openDnaLane } from '../dna/lane.ts';
import type { DnaLane } from '../dna/lane.ts';
import type { Logger } from '../log.ts';
import { createFaceNetworks } from '../networks/face-networks.ts';
import type { FaceNetworkControl, Searching } from '../networks/face-networks.ts';
import { startFillLoop } from '../networks/fill-loop.ts';
import { openNetworkEngine } from '../networks/network-engine.ts';
import { builtIn, faceModelOf, runnable } from '../networks/runnable.ts';
import type { RunnableNetwork } from '../networks/runnable.ts';
import { switchableEngine, switchableExtraction } from '../networks/switchable.ts';
import { createExtraction } from '../work/extraction.ts';
import type { Extraction } from '../work/extraction.ts';

export interface GalleriesInMemory {
  readonly engine: Engine<ChangeCursor>;
  readonly extraction: Extraction;
  readonly faceNetworks: FaceNetworkControl;
  readonly dna: DnaLane;
  readonly isReady: () => boolean;
  /** Resolves when everything is loaded for the first time. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

export interface GalleryOptions {
  readonly shards: number;
  readonly extraction: { readonly threads: number; readonly queueMax: number };
  /** Where added face networks lie. */
  readonly modelsFolder: string;
}

/**
 * Resolves before anything is loaded; searches are refused until everything is.
 * Errors: FACE_NETWORK_NOT_ADDED when the network that searched before is gone; MODEL_SLOT_UNREADABLE.
 */
export async function loadGalleries(store: Store, log: Logger, options: GalleryOptions): Promise<GalleriesInMemory> {
  const { modelsFolder } = options;
  const chosen = (await store.faceNetworks.names()).find(({ active }) => active);
  const filling = startFillLoop(store, log, modelsFolder);
  const make = (network: RunnableNetwork): Searching => ({
    engine: openNetworkEngine(store, log, options.shards, network, filling.rouse),
    extraction: createExtraction({ ...options.extraction, ...faceModelOf(network) }),
  });
  let searching = make(chosen === undefined ? builtIn : await runnable(modelsFolder, chosen));
  const open = new Map([[searching.engine.key, searching.engine]]);
  const dna = followDna(store, log);
  let isReady = false;
  const ready = Promise.all([searching.engine.ready, dna.lane.loaded]).then(() => void (isReady = true));
  const engine = switchableEngine(() => searching.engine, open);
  const extraction = switchableExtraction(() => searching.extraction);
  const use = (next: Searching) => void (searching = next);
  const parts = { store, log, modelsFolder, filling, open, make, use, searching: () => searching };
  const faceNetworks = createFaceNetworks(parts);
  return {
    ...{ engine, extraction, faceNetworks, ready },
    dna: dna.lane,
    isReady: () => isReady,
    close: async () => {
      await faceNetworks.close();
      await Promise.all([engine.close(), extraction.close(), dna.close()]);
    },
  };
}

function followDna(store: Store, log: Logger): { lane: DnaLane; close(): Promise<void> } {
  const wantsModality = (modality: string) => modality === dnaModality;
  const lane = openDnaLane({
    load: () => store.feed.load({ wantsModality }),
    onTrouble: (error) => log.error({ err: error }, 'the DNA profiles were lost, and are loaded again'),
  });
  const stop = new AbortController();
  const following = lane.loaded
    .then((from) =>
      store.feed.follow({
        ...{ from, wantsModality, signal: stop.signal },
        onBatch: (batch) => lane.apply(batch),
        onTrouble: (error) => log.warn({ err: error }, 'the change feed stumbled'),
      }),
    )
    .catch((error: unknown) => {
      if (!stop.signal.aborted) log.fatal({ err: error }, 'the DNA profiles cannot be kept current');
    });
  return {
    lane,
    close: async () => {
      stop.abort();
      await lane.close();
      await following;
    },
  };
}
