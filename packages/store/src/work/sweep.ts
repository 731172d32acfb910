/** Removing what has expired. */
import { dateOf, write } from '../context.ts';
import type { Context } from '../context.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Followers of the feed are minutes behind at most; a week is for one that was taken out and put back. */
const feedMs = 7 * dayMs;
/** A result that was delivered can be asked for again for a day, one that was not for a week. */
const deliveredMs = dayMs;
const undeliveredMs = 7 * dayMs;

export function sweep(context: Context): Promise<void> {
  const { realm } = context.vault;
  const before = (ageMs: number) => new Date(context.now() - ageMs);
  return write(context, async (tx) => {
    const now = dateOf(context);
    await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
    await tx.deleteFrom('one_time_token').where('realm_id', '=', realm).where('expires_at', '<=', now).execute();
    await tx.deleteFrom('search').where('realm_id', '=', realm).where('expires_at', '<=', now).execute();
    await tx
      .deleteFrom('task')
      .where('realm_id', '=', realm)
      .where((where) =>
        where.or([
          where.and([where('status', '=', 'COMPLETED'), where('updated_at', '<=', before(deliveredMs))]),
          where.and([where('status', '=', 'RESPONSE_ERROR'), where('updated_at', '<=', before(undeliveredMs))]),
        ]),
      )
      .execute();
    await tx.deleteFrom('change').where('realm_id', '=', realm).where('created_at', '<=', before(feedMs)).execute();
  });
}
