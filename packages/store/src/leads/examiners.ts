/** Policy of a realm: how many examiners must agree before an identification counts. */
import type { DataUse } from '@ipse/custody';
import type { Context, Db, Tx } from '../context.ts';
import { appendEvent } from '../events.ts';
import type { Examiners } from '../types/leads.ts';

const name = 'lead.examiners';
/** ACE-V: what one examiner concluded, another verifies. */
const usual: Examiners = 2;

export async function readExaminers({ vault }: Context, db: Db): Promise<Examiners> {
  const row = await db
    .selectFrom('policy')
    .select('value')
    .where('realm_id', '=', vault.realm)
    .where('name', '=', name)
    .executeTakeFirst();
  return (row?.value ?? usual) as Examiners;
}

export async function writeExaminers(context: Context, tx: Tx, use: DataUse, examiners: Examiners): Promise<void> {
  const event = await appendEvent(context, tx, use, { action: 'lead.policy', objects: [], count: examiners });
  const written = { value: JSON.stringify(examiners), stated_by: event };
  await tx
    .insertInto('policy')
    .values({ realm_id: context.vault.realm, name, ...written })
    .onConflict((conflict) => conflict.columns(['realm_id', 'name']).doUpdateSet(written))
    .execute();
}
