/** The port of the append-only record of what was done with data; a Merkle ledger will stand behind it. */
import type { Actor, DataUse, StatedBasis } from './data-use.ts';

/** What was done. Objects are opaque ids of our own, never an id that a client chose. */
export interface Deed {
  /** `encounter.create`, `search`, `sample.read`, ... */
  readonly action: string;
  readonly objects: readonly string[];
  /** How many results were returned, where that is the point. */
  readonly count?: number;
}

export interface RecordedEvent extends Deed {
  readonly eventId: string;
  /** Position in the log, rising without reuse. */
  readonly seq: bigint;
  readonly at: Date;
  readonly actor: Actor;
  readonly basis: StatedBasis;
}

export interface EventLog {
  append(use: DataUse, deed: Deed): Promise<string>;
  /** The latest first. */
  latest(limit: number): Promise<readonly RecordedEvent[]>;
}
