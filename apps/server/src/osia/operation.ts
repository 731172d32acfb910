/**
 * An OSIA operation in two steps. `prepare` does what takes long and may be done twice (decoding, extracting,
 * searching); what it returns does the store's part. An asynchronous call runs the second step in one transaction
 * with the end of its task, so that no write happens twice.
 */
import type { DataUse } from '@ipse/custody';
import type { BodyOf, Operation, OsiaOperationId, ParamsOf, QueryOf, osiaOperations } from '@ipse/protocol';
import type { ChangeCursor, Store } from '@ipse/store';
import type { ClientSettings } from '../auth/clients.ts';
import type { Services } from '../services.ts';

/** Invariant as stated: see `Call`. */
export interface OsiaInput<in out O extends Operation = Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** Stated by the call; asking for it fails where nothing was stated. */
  readonly use: DataUse;
  readonly client: ClientSettings & { readonly id: string };
  /** Media type that the caller prefers, where the operation offers two. */
  readonly accept?: string;
}

/** An absent body: 204, and `OK` in a callback. */
export interface OsiaResult {
  readonly body?: unknown;
  /** Absent: JSON. */
  readonly mediaType?: string;
  /** Of a write: once the engine has applied it, searches see it. */
  readonly cursor?: ChangeCursor;
}

export type Commit = (store: Store) => Promise<OsiaResult>;

export type Prepare<O extends Operation> = (services: Services, input: OsiaInput<O>) => Promise<Commit>;

/** Every operation by its id. */
export type OsiaHandlers = { readonly [Id in OsiaOperationId]: Prepare<(typeof osiaOperations)[Id]> };
