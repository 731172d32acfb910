/** The store as its callers see it. */
import type { EventLog } from '@ipse/custody';
import type { RealmId } from '@ipse/core';
import type { Clients, OneTimeTokens, Sessions, Users } from './access.ts';
import type { DnaGrants, DnaHits } from './dna.ts';
import type { Feed } from './feed.ts';
import type { Leads } from './leads.ts';
import type { FaceNetworks } from './networks.ts';
import type { PolicyBook } from './policies.ts';
import type { Encounters, Galleries, Persons, Samples } from './records.ts';
import type { Decisions, Searches, Tasks } from './work.ts';

/** One realm's records. Everything that says something about somebody is sealed on its way in. */
export interface Store {
  readonly realm: { readonly id: RealmId; readonly name: string; readonly region: string };
  readonly encounters: Encounters;
  readonly persons: Persons;
  readonly samples: Samples;
  readonly galleries: Galleries;
  readonly faceNetworks: FaceNetworks;
  readonly feed: Feed;
  readonly tasks: Tasks;
  readonly searches: Searches;
  readonly decisions: Decisions;
  readonly leads: Leads;
  readonly policies: PolicyBook;
  readonly dnaHits: DnaHits;
  readonly dnaGrants: DnaGrants;
  readonly clients: Clients;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly oneTimeTokens: OneTimeTokens;
  readonly events: EventLog;
  /**
   * Runs several operations as one transaction on the store handed to `work`; an error undoes them all. `work` may run
   * again after a deadlock, so it does nothing but use that store.
   */
  transact<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** A 256-bit secret of the realm for one named use, to sign access tokens for example. */
  deriveSecret(use: string): Uint8Array;
  /** Removes what has expired: sessions, searches, tokens, delivered tasks, old entries of the feed. */
  sweep(): Promise<void>;
  /** Zeroes the realm's keys; the store is of no use afterwards. */
  close(): void;
  /** Errors: STORE_UNREACHABLE. For readiness checks. */
  ping(): Promise<void>;
}
