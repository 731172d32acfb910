/** Changes of references in commit order, in the shape that the engine applies. */
import type { NetworkName } from './networks.ts';

/** A place in the feed. The order is that of (transaction, sequence number), which is the order in which changes show. */
export interface ChangeCursor {
  readonly transaction: bigint;
  readonly seq: bigint;
}

export interface FeedReference {
  /** The template's id. */
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
  readonly modality: string;
  readonly position?: string;
  readonly galleries: readonly string[];
  /** Unsealed. */
  readonly template: Uint8Array;
}

export type FeedChange =
  | { readonly kind: 'upsert'; readonly version: bigint; readonly reference: FeedReference }
  | { readonly kind: 'remove'; readonly version: bigint; readonly id: string };

export interface FeedBatch {
  readonly changes: readonly FeedChange[];
  /** Where the feed stands once this batch is applied; while loading, only the last batch carries one. */
  readonly cursor?: ChangeCursor;
}

export interface LoadOptions {
  /** References of other persons are neither read further nor unsealed. */
  readonly wants?: (personKey: string) => boolean;
  /** References of other modalities are not unsealed. */
  readonly wantsModality?: (modality: string) => boolean;
  /** Faces by the templates of this network, once another was kept; those of the one that searches when absent. */
  readonly network?: NetworkName;
  readonly signal?: AbortSignal;
}

export interface FollowOptions {
  readonly from: ChangeCursor;
  /** References of other modalities are left out; what is gone is told of all. */
  readonly wantsModality?: (modality: string) => boolean;
  /** Faces by the templates of this network, once another was kept; those of the one that searches when absent. */
  readonly network?: NetworkName;
  /** Awaited before the next batch is read. */
  readonly onBatch: (batch: FeedBatch) => Promise<void>;
  /** Told of each failure; the feed goes on by itself after a pause. */
  readonly onTrouble?: (error: Error) => void;
  readonly signal: AbortSignal;
}

export interface Feed {
  /** All references of active encounters as of one moment; the last batch carries the cursor of that moment. */
  load(options?: LoadOptions): AsyncIterable<FeedBatch>;
  /** Follows from a cursor until the signal aborts; misses nothing, may repeat. Resolves when it has stopped. */
  follow(options: FollowOptions): Promise<void>;
}
