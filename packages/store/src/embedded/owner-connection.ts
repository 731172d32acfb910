/** The one connection that says 'this cluster is at work for a living server': it holds a lock for as long as it lives. */
import { Client } from 'pg';
import { databaseName, databaseUser } from './settings.ts';

/** Two 32-bit halves of an advisory lock: `Ipse` and 1. */
const ownerLock = [0x49707365, 1];

export interface OwnerConnection {
  /** False when another living server holds the cluster. */
  own(): Promise<boolean>;
  dataDirectory(): Promise<string>;
  createDatabaseIfMissing(): Promise<void>;
  close(): Promise<void>;
}

/** Rejects with the driver's error while the server is not there, is starting up or is shutting down. */
export async function connectOwner(socketDirectory: string): Promise<OwnerConnection> {
  const client = new Client({
    host: socketDirectory,
    user: databaseUser,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  // A lost connection shows in the next query, and in the exit of the process.
  client.on('error', () => undefined);
  await client.connect();
  return {
    async own() {
      const { rows } = await client.query<{ own: boolean }>('select pg_try_advisory_lock($1, $2) as own', ownerLock);
      return rows[0].own;
    },
    async dataDirectory() {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      return rows[0].data_directory;
    },
    async createDatabaseIfMissing() {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
      if (rowCount === 0) await client.query(`create database ${databaseName}`);
    },
    close: () => client.end().catch(() => undefined),
  };
}
