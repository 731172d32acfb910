/**
 * PostgreSQL as the record of truth: the embedded server, migrations, the realm's records, the change feed.
 *
 * At start: `const postgres = await startEmbeddedPostgres({ dataDirectory })`, or the address of another server;
 * `const database = await connect({ url })`, which migrates; `const store = await openStore({ database, root, realm })`.
 * At stop, in this order: `store.close()`, `database.close()`, `postgres.stop()`.
 */
export { connect } from './database/connect.ts';
export type { ConnectOptions, Database } from './database/connect.ts';
export { startEmbeddedPostgres } from './embedded/start.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded/start.ts';
export { storeErrors } from './errors.ts';
export { compareCursors } from './feed/cursor.ts';
export { openStore } from './open-store.ts';
export type { OpenStoreOptions } from './open-store.ts';
export type * from './types/access.ts';
export type * from './types/dna.ts';
export type * from './types/feed.ts';
export type * from './types/leads.ts';
export type * from './types/networks.ts';
export type * from './types/policies.ts';
export type * from './types/records.ts';
export type * from './types/store.ts';
export type * from './types/work.ts';
