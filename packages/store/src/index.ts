/**
 * PostgreSQL as the record of truth: the embedded server, migrations, the realm's records, the change feed.
 *
 * At start: `const postgres = await startEmbeddedPostgres({ dataDirectory })`, or an address of another server;
 * `const database = await connect({ url })`, which migrates; `const store = await openStore({ database, root, realm })`.
 * At stop, in this order: `store.close()`, `database.close()`, `postgres.stop()`.
 */
export { storeErrors } from './errors.ts';
export type * from './types/access.ts';
export type * from './types/feed.ts';
export type * from './types/records.ts';
export type * from './types/store.ts';
export type * from './types/work.ts';

/** `DATABASE_URL`, or what `EmbeddedPostgres.url` says. */
export interface ConnectOptions {
  readonly url: string;
  /** Connections at most, default 10. */
  readonly connectionsMax?: number;
}

export interface EmbeddedPostgresOptions {
  /** `<home>/data`. */
  readonly dataDirectory: string;
}

export interface EmbeddedPostgres {
  /** For `connect`. */
  readonly url: string;
  /** Where the data really lies: elsewhere than asked when the unprivileged user cannot reach the folder. */
  readonly dataDirectory: string;
  /** Resolves with a coded error when the server stops without having been asked to. */
  readonly failed: Promise<Error>;
  /** Stops it cleanly; every answered write is on disk. */
  stop(): Promise<void>;
}
