/** Changing the network that tells faces apart, without a moment in which no search works. */
import type { DataUse } from '@ipse/custody';
import type { KeptNetwork, NetworkName, Store } from '@ipse/store';
import type { Logger } from '../log.ts';
import type { Extraction } from '../work/extraction.ts';
import { startFillLoop } from './fill-loop.ts';
import type { NetworkEngine } from './network-engine.ts';
import { keyOf, runnable, runnableNetworks } from './runnable.ts';
import type { RunnableNetwork } from './runnable.ts';

export interface FaceNetworkControl {
  /** Those that can run and those whose templates are kept. Errors: MODEL_SLOT_UNREADABLE. */
  list(): Promise<readonly ListedNetwork[]>;
  /** Errors: FACE_NETWORK_NOT_ADDED, MODEL_SLOT_UNREADABLE. */
  keep(use: DataUse, name: NetworkName): Promise<void>;
  /** Errors: FACE_NETWORK_UNKNOWN, FACE_NETWORK_SEARCHES. */
  drop(use: DataUse, name: NetworkName): Promise<void>;
  /** Resolves when the network searches. Errors: FACE_NETWORK_UNKNOWN, FACE_NETWORK_INCOMPLETE, FACE_NETWORK_NOT_ADDED. */
  switchTo(use: DataUse, name: NetworkName): Promise<void>;
  close(): Promise<void>;
}

export interface ListedNetwork extends RunnableNetwork {
  readonly kept?: KeptNetwork;
  readonly searches: boolean;
}

/** What searches, and how it is made for another network. */
export interface Searching {
  readonly engine: NetworkEngine;
  readonly extraction: Extraction;
}

export interface FaceNetworkParts {
  readonly store: Store;
  readonly log: Logger;
  readonly modelsFolder: string;
  /** All that can be asked, by key; the one that searches among them. */
  readonly open: Map<string, NetworkEngine>;
  readonly make: (network: RunnableNetwork) => Searching;
  readonly searching: () => Searching;
  readonly use: (next: Searching) => void;
}

/** How long the former network still answers what was begun with it. */
const drainMs = 30_000;

export function createFaceNetworks(parts: FaceNetworkParts): FaceNetworkControl {
  const { store, log, modelsFolder, searching } = parts;
  const filling = startFillLoop(store, log, modelsFolder);
  const drained = new Map<ReturnType<typeof setTimeout>, Searching>();
  let switching: Promise<void> = Promise.resolve();

  return {
    async list() {
      const kept = await store.faceNetworks.list();
      return (await runnableNetworks(modelsFolder)).map((network) => {
        const found = kept.find((each) => keyOf(each) === keyOf(network));
        const searches = keyOf(network) === searching().engine.key;
        return { ...network, searches, ...(found === undefined ? {} : { kept: found }) };
      });
    },

    async keep(use, name) {
      await runnable(modelsFolder, name);
      const [algorithm, algorithmVersion] = searching().engine.key.split('/');
      await store.faceNetworks.keep(use, name, { algorithm, algorithmVersion });
      filling.wake();
    },

    drop: (use, name) => store.faceNetworks.drop(use, name),

    switchTo(use, name) {
      const next = switching.then(() => change(parts, use, name, drained, filling.wake));
      switching = next.catch(() => undefined);
      return next;
    },

    async close() {
      await filling.close();
      await switching;
      for (const [timer, former] of drained) {
        clearTimeout(timer);
        await former.extraction.close();
      }
    },
  };
}

async function change(
  { store, log, modelsFolder, open, make, searching, use: begin }: FaceNetworkParts,
  use: DataUse,
  name: NetworkName,
  drained: Map<ReturnType<typeof setTimeout>, Searching>,
  wake: () => void,
): Promise<void> {
  const former = searching();
  if (former.engine.key === keyOf(name)) return;
  const again = [...drained].find(([, { engine }]) => engine.key === keyOf(name));
  if (again !== undefined) {
    clearTimeout(again[0]);
    drained.delete(again[0]);
  }
  const next = again?.[1] ?? make(await runnable(modelsFolder, name));
  open.set(next.engine.key, next.engine);
  try {
    await next.engine.ready;
    await next.engine.engine.waitFor(await store.faceNetworks.switchTo(use, name));
  } catch (error) {
    wake();
    open.delete(next.engine.key);
    await Promise.all([next.engine.close(), next.extraction.close()]);
    throw error;
  }
  begin(next);
  log.info({ network: keyOf(name) }, 'another face network searches');
  const timer = setTimeout(() => {
    drained.delete(timer);
    open.delete(former.engine.key);
    Promise.all([former.engine.close(), former.extraction.close()]).catch((error: unknown) =>
      log.warn({ err: error }, 'the former face network'),
    );
  }, drainMs);
  drained.set(timer, former);
}
