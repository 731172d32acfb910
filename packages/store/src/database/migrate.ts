/** Brings a database to this version's schema: numbered SQL files, each once, in order, under a lock. */
import { readdir, readFile } from 'node:fs/promises';
import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { fail } from '../errors.ts';
import type { Schema } from './schema.ts';

const folder = new URL('../../migrations/', import.meta.url);

/** Errors: STORE_SCHEMA_NEWER when a migration was applied that this version does not know. */
export async function migrate(kysely: Kysely<Schema>): Promise<void> {
  const migrations = await readMigrations();
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => migrations } });
  if (await isNewer(kysely, Object.keys(migrations))) throw fail('STORE_SCHEMA_NEWER');
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  const entries = names.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(new URL(name, folder), 'utf8');
    return [
      name.replace(/\.sql$/, ''),
      {
        up: async (db) => {
          await sql.raw(text).execute(db);
        },
      },
    ];
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function isNewer(kysely: Kysely<Schema>, known: readonly string[]): Promise<boolean> {
  const { rows: tables } = await sql<{ table: string | null }>`
    select to_regclass('kysely_migration')::text as table`.execute(kysely);
  if (tables[0].table === null) return false;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(kysely);
  return rows.some(({ name }) => !known.includes(name));
}
