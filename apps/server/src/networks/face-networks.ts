/** Changing the network that tells faces apart, without a moment in which no search works. */
import type { DataUse } from '@ipse/custody';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor, KeptNetwork, NetworkName, Store } from '@ipse/store';
import type { Logger } from '../log.ts';
import type { Extraction } from '../work/extraction.ts';
import type { FillLoop } from './fill-loop.ts';
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
  readonly filling: FillLoop;
  /** All that can be asked, by key; the one that searches among them. */
  readonly open: Map<string, NetworkEngine>;
  readonly make: (network: RunnableNetwork) => Searching;
  readonly searching: () => Searching;
  readonly use: (next: Searching) => void;
}

/** Networks that searched, by the timer that will end each. */
type Drained = Map<ReturnType<typeof setTimeout>, Searching>;

/** How long the former network still answers what was begun with it. */
const drainMs = 30_000;

export function createFaceNetworks(parts: FaceNetworkParts): FaceNetworkControl {
  const { store, modelsFolder, filling, searching } = parts;
  const drained: Drained = new Map();
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

    async drop(use, name) {
      await store.faceNetworks.drop(use, name);
      filling.wake();
    },

    switchTo(use, name) {
      const next = switching.then(() => change(parts, use, name, drained));
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
  { store, log, modelsFolder, filling, open, make, searching, use: begin }: FaceNetworkParts,
  use: DataUse,
  name: NetworkName,
  drained: Drained,
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
    // Whoever was told of a change by the former one finds it by the next one: from here to `begin` nothing is awaited.
    for (let behind = aheadOf(next, former); behind !== undefined; behind = aheadOf(next, former)) {
      await next.engine.engine.waitFor(behind);
    }
  } catch (error) {
    filling.wake();
    // What searched a moment ago goes on answering what was begun with it.
    if (again !== undefined) drain(next, { log, open, drained });
    else await closeSearching(next, open);
    throw error;
  }
  begin(next);
  filling.wake();
  log.info({ network: keyOf(name) }, 'another face network searches');
  drain(former, { log, open, drained });
}

/** Where the former one stands in the feed, when the next one is not there yet. */
function aheadOf(next: Searching, former: Searching): ChangeCursor | undefined {
  const [reached, goal] = [next.engine.engine.appliedCursor, former.engine.engine.appliedCursor];
  if (goal === undefined || (reached !== undefined && compareCursors(reached, goal) >= 0)) return undefined;
  return goal;
}

/** Ends a network that searches no more, once what was begun with it has had its time. */
function drain(
  former: Searching,
  { log, open, drained }: Pick<FaceNetworkParts, 'log' | 'open'> & { drained: Drained },
): void {
  const timer = setTimeout(() => {
    drained.delete(timer);
    closeSearching(former, open).catch((error: unknown) => log.warn({ err: error }, 'the former face network'));
  }, drainMs);
  drained.set(timer, former);
}

async function closeSearching({ engine, extraction }: Searching, open: FaceNetworkParts['open']): Promise<void> {
  open.delete(engine.key);
  await Promise.all([engine.close(), extraction.close()]);
}
