/**
 * Databases for tests: each test gets its own, cloned from a migrated one, so that tests run side by side. Needs
 * `globalSetup: ['packages/store/src/testing/global-setup.ts']` in the Vitest project.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@ipse/core';
import { createOwnerKey } from '@ipse/custody';
import type { RootKey } from '@ipse/custody';
import { Client } from 'pg';
import { inject } from 'vitest';
import { connect } from '../database/connect.ts';
import type { Database } from '../database/connect.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../types/store.ts';
import { templateName, urlOf } from './names.ts';

export interface TestDatabase {
  readonly url: string;
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** An empty, migrated database of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('ipseTestServer');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name} template ${templateName} strategy file_copy`);
  return {
    url: urlOf(server, name),
    drop: () => administer(server, `drop database if exists ${name} with (force)`),
  };
}

/** A root key that lives as long as the test: the real file, with a passphrase that costs nothing to stretch. */
export async function createTestRootKey(): Promise<RootKey> {
  const folder = await mkdtemp(join(tmpdir(), 'ipse-test-key-'));
  try {
    return await createOwnerKey(join(folder, 'owner.key'), new Secret('a passphrase for tests'), { log2Cost: 1 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface TestStore {
  readonly url: string;
  readonly database: Database;
  readonly root: RootKey;
  readonly store: Store;
  /** Closes the store and drops its database. */
  drop(): Promise<void>;
}

/** A store over an empty database, with a realm of its own. */
export async function createTestStore({ now }: { readonly now?: () => number } = {}): Promise<TestStore> {
  const { url, drop } = await createTestDatabase();
  const database = await connect({ url });
  const root = await createTestRootKey();
  const realm = { name: 'test', region: 'test-region' };
  const store = await openStore({ database, root, realm, ...(now === undefined ? {} : { now }) });
  return {
    url,
    database,
    root,
    store,
    async drop() {
      store.close();
      await database.close();
      await drop();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
