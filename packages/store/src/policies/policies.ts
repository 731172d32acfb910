/** Policies of a realm: each in a row of its own, with the event that set it; what has no row is as usual. */
import type { DataUse } from '@ipse/custody';
import { read, write } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import { appendEvent } from '../events.ts';
import type { Policies, PolicyBook } from '../types/policies.ts';

const usual: Policies = { examiners: 2, dnaGrantsByAnother: false, faceLiveness: 'hint' };

export function createPolicies(context: Context): PolicyBook {
  return {
    read: () => read(context, (db) => readPolicies(context, db)),
    set: (use, changes) =>
      write(context, async (tx) => {
        await writePolicies(context, tx, use, changes);
        return readPolicies(context, tx);
      }),
  };
}

export async function readPolicies({ vault }: Context, db: Db): Promise<Policies> {
  const rows = await db.selectFrom('policy').select(['name', 'value']).where('realm_id', '=', vault.realm).execute();
  return { ...usual, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
}

async function writePolicies(context: Context, tx: Tx, use: DataUse, changes: Partial<Policies>): Promise<void> {
  const entries = Object.entries(changes);
  const event = await appendEvent(context, tx, use, { action: 'policy.set', objects: entries.map(([name]) => name) });
  for (const [name, value] of entries) {
    const written = { value: JSON.stringify(value), stated_by: event };
    await tx
      .insertInto('policy')
      .values({ realm_id: context.vault.realm, name, ...written })
      .onConflict((conflict) => conflict.columns(['realm_id', 'name']).doUpdateSet(written))
      .execute();
  }
}
