/**
 * Read your writes: a write is acknowledged once the store has it, and a search waits until the engine has applied
 * everything that was acknowledged before the search came.
 */
import type { Engine } from '@ipse/engine';
import { compareCursors } from '@ipse/store';
import type { ChangeCursor } from '@ipse/store';

export interface Freshness {
  acknowledged(cursor: ChangeCursor): void;
  /** Errors: ENGINE_LAGGING. */
  wait(): Promise<void>;
}

type Waits = Pick<Engine<ChangeCursor>, 'waitFor'>;

/** `dna`: the profiles that are held beside the engine's references. */
export function createFreshness(engine: Waits, dna: Waits): Freshness {
  let latest: ChangeCursor | undefined;
  return {
    acknowledged(cursor) {
      if (latest === undefined || compareCursors(latest, cursor) < 0) latest = cursor;
    },
    wait: async () => {
      if (latest === undefined) return;
      const cursor = latest;
      await Promise.all([engine, dna].map((one) => one.waitFor(cursor)));
    },
  };
}
