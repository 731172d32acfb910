/** A pool of connections to a database that is at this version of the schema. */
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import type { ClientConfig } from 'pg';
import { listenOn } from './listen.ts';
import type { Listener } from './listen.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { translateErrors } from './translate-errors.ts';

export interface ConnectOptions {
  /** `DATABASE_URL`, or what `EmbeddedPostgres.url` says. */
  readonly url: string;
  /** Connections at most, default 10. */
  readonly connectionsMax?: number;
}

/** A connected, migrated database; handed to `openStore`. */
export interface Database {
  readonly kysely: Kysely<Schema>;
  /** A connection of its own that hears a channel. */
  listen(channel: string): Promise<Listener>;
  close(): Promise<void>;
}

const int8 = 20;
const xid8 = 5069;
/** 64-bit numbers as bigint: a sequence number is not a double. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === int8 || oid === xid8 ? BigInt : types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser;

/** No transaction may stay open for long: the feed shows nothing that is younger than the oldest one. */
const timeouts = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000, lock_timeout: 20_000 };

/** Connects and migrates. Errors: STORE_UNREACHABLE, STORE_SCHEMA_NEWER, STORE_DISK_FULL. */
export async function connect({ url, connectionsMax = 10 }: ConnectOptions): Promise<Database> {
  const config: ClientConfig = { connectionString: url, application_name: 'ipse', ...timeouts };
  const pool = new Pool({
    ...config,
    max: connectionsMax,
    connectionTimeoutMillis: 20_000,
    types: { getTypeParser },
  });
  // A connection that the server closed, idle or at work: its query fails, or the next one gets a new connection.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await translateErrors(() => migrate(kysely));
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    kysely,
    listen: (channel) => listenOn(new Client({ ...config, keepAlive: true }), channel),
    close: () => kysely.destroy(),
  };
}
