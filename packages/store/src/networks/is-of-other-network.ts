import { sql } from 'kysely';
import type { Context, Tx } from '../context.ts';
import type { NetworkName } from '../types/networks.ts';

/** Whether a face's template was made by another network than the one that searches, as during a switch. */
export async function isOfOtherNetwork(
  { vault }: Context,
  tx: Tx,
  { algorithm, algorithmVersion }: NetworkName,
): Promise<boolean> {
  const { rows } = await sql`
    select from face_network where realm_id = ${vault.realm} and active
      and (algorithm, algorithm_version) <> (${algorithm}, ${algorithmVersion})`.execute(tx);
  return rows.length > 0;
}
