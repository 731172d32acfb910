/** Looks into the embedded database of a running server, by the socket in its home. */
import path from 'node:path';
import { connect, type Database } from '@ipse/store';

export const openDatabaseOf = (home: string): Promise<Database> =>
  connect({
    url: `postgresql://ipse@${encodeURIComponent(path.join(home, 'data', 'socket'))}/ipse`,
    connectionsMax: 2,
  });

/** All that all tables hold, one value after the other. */
export async function* valuesOf({
  kysely,
}: Database): AsyncGenerator<{ readonly place: string; readonly bytes: Buffer }> {
  for (const { name } of await kysely.introspection.getTables({ withInternalKyselyTables: true })) {
    const rows = await kysely
      .selectFrom(name as 'person')
      .selectAll()
      .execute();
    for (const row of rows) {
      for (const [column, value] of Object.entries(row) as [string, unknown][]) {
        yield { place: `${name}.${column}`, bytes: Buffer.isBuffer(value) ? value : Buffer.from(String(value)) };
      }
    }
  }
}
