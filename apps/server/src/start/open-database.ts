/** The record of truth: the embedded PostgreSQL in the home folder, or the owner's own server. */
import type { RootKey } from '@ipse/custody';
import { connect, openStore, startEmbeddedPostgres } from '@ipse/store';
import type { Store } from '@ipse/store';
import type { Config } from '../config.ts';
import type { Home } from './home.ts';

const realmName = 'default';

export interface OpenedDatabase {
  readonly store: Store;
  /** For people: where the data lies. */
  readonly place: string;
  /** Resolves when the embedded database has stopped by itself. */
  readonly failed: Promise<Error>;
  close(): Promise<void>;
}

export async function openDatabase(home: Home, config: Config, root: RootKey): Promise<OpenedDatabase> {
  const postgres = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDirectory: home.data });
  const url = config.databaseUrl?.reveal() ?? postgres?.url ?? '';
  try {
    const database = await connect({ url });
    const store = await openStore({ database, root, realm: { name: realmName, region: config.region } }).catch(
      async (error: unknown) => {
        await database.close();
        throw error;
      },
    );
    return {
      store,
      place: postgres ? postgres.dataDirectory : `the PostgreSQL server ${new URL(url).host}`,
      failed: postgres ? postgres.failed : new Promise(() => {}),
      close: async () => {
        store.close();
        await database.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}
