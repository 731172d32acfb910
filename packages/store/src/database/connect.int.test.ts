import { readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { createTestDatabase } from '../testing/index.ts';
import type { TestDatabase } from '../testing/index.ts';
import { connect } from './connect.ts';
import { translateErrors } from './translate-errors.ts';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.drop());

it('migrates once, however many connect at the same time', async () => {
  const databases = await Promise.all([1, 2, 3].map(() => connect({ url: test.url })));
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    databases[0].kysely,
  );
  const files = await readdir(new URL('../../migrations/', import.meta.url));
  expect(rows.map(({ name }) => `${name}.sql`)).toEqual(files.sort());
  await Promise.all(databases.map((database) => database.close()));
});

it('refuses a database that a newer version migrated', async () => {
  const database = await connect({ url: test.url });
  await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2999')`.execute(
    database.kysely,
  );
  await database.close();
  expect(await codeOf(connect({ url: test.url }))).toBe('STORE_SCHEMA_NEWER');
});

it.each([
  ['a closed door', 'postgresql://ipse@127.0.0.1:1/ipse'],
  ['no such socket', 'postgresql://ipse@%2Fnowhere/ipse'],
])('says when it cannot be reached: %s', async (_, url) => {
  expect(await codeOf(connect({ url }))).toBe('STORE_UNREACHABLE');
});

it('says when there is no such database', async () => {
  expect(await codeOf(connect({ url: test.url.replace(/\/[^/]*$/, '/no_such_database') }))).toBe('STORE_UNREACHABLE');
});

it('survives that the server cuts a connection in the midst of a transaction', async () => {
  const database = await connect({ url: test.url });
  const cut = translateErrors(() =>
    database.kysely.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0].pid})`.execute(database.kysely);
      // The news arrives while no query is under way, where nobody but the connection itself would hear it.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(tx);
    }),
  );
  expect(await codeOf(cut)).toBe('STORE_UNREACHABLE');
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.kysely);
  expect(rows).toEqual([{ one: 1 }]);
  await database.close();
});

it('keeps what a row holds out of an error', async () => {
  const database = await connect({ url: test.url });
  await sql`create table t (secret text primary key)`.execute(database.kysely);
  const insert = () => translateErrors(() => sql`insert into t values ('marked')`.execute(database.kysely));
  await insert();
  const error = await insert().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  const told = [JSON.stringify(error), String(error), (error as Error).stack].join();
  expect(told).not.toContain('marked');
  await database.close();
});
