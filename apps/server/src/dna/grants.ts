/** Grants of familial searches: each of one case, for a time. */
import { errorsOf } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { DnaGrant } from '@ipse/protocol';
import { storeErrors } from '@ipse/store';
import type { DnaGrantRecord, Json } from '@ipse/store';
import { keyOf, nameOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';

const failStore = errorsOf(storeErrors);
/** A grant is for one investigation, not for good. */
const lifetimeMaxMs = 366 * 24 * 60 * 60_000;

interface GrantContent {
  readonly case: string;
  readonly basis: string;
  readonly givenBy: string;
  /** Which client or person; grants of old do not say it. */
  readonly giver?: string;
}

type Grants = 'giveDnaGrant' | 'listDnaGrants' | 'withdrawDnaGrant';

export function dnaGrantHandlers({ store, now }: Services): Pick<OwnHandlers, Grants> {
  return {
    giveDnaGrant: async ({ body: { case: ofCase, basis, expiresAt }, use, caller }) => {
      const end = new Date(expiresAt);
      if (!(end.getTime() > now() && end.getTime() < now() + lifetimeMaxMs))
        throw fail('REQUEST_INVALID', 'body/expiresAt lies within a year from now');
      const content: GrantContent = { case: ofCase.trim(), basis, givenBy: nameOf(caller), giver: keyOf(caller) };
      return { status: 200, body: toGrant(await store.dnaGrants.give(use, { ...content }, end), now()) };
    },
    listDnaGrants: async () => ({
      status: 200,
      body: (await store.dnaGrants.list()).map((grant) => toGrant(grant, now())),
    }),
    withdrawDnaGrant: async ({ params: { grantId }, use }) => {
      if (!isUuid(grantId)) throw failStore('DNA_GRANT_UNKNOWN');
      return { status: 200, body: toGrant(await store.dnaGrants.withdraw(use, grantId), now()) };
    },
  };
}

/**
 * The grant that covers this use: it holds, and is of the case stated; under a policy of two people, somebody else gave it.
 * Errors: DNA_GRANT_MISSING, DNA_GRANT_OWN.
 */
export async function checkGrant(
  { store }: Pick<Services, 'store'>,
  { basis }: DataUse,
  grantId: string | undefined,
  caller: Caller,
): Promise<DnaGrantRecord> {
  const grant = grantId !== undefined && isUuid(grantId) ? await store.dnaGrants.holding(grantId) : undefined;
  if (!grant || contentOf(grant.content).case !== basis.case) throw fail('DNA_GRANT_MISSING');
  const asker = keyOf(caller);
  const { giver = asker } = contentOf(grant.content);
  const { dnaGrantsByAnother } = await store.policies.read();
  if (dnaGrantsByAnother && giver === asker) throw fail('DNA_GRANT_OWN');
  return grant;
}

const contentOf = (content: Json) => content as unknown as GrantContent;

function toGrant({ grantId, content, createdAt, expiresAt, withdrawnAt }: DnaGrantRecord, nowMs: number): DnaGrant {
  const { case: ofCase, basis, givenBy } = contentOf(content);
  return {
    ...{ grantId, case: ofCase, basis, givenBy },
    ...{ createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() },
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
    holds: !withdrawnAt && expiresAt.getTime() > nowMs,
  };
}
