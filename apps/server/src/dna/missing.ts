/** Searches of a gallery for a missing member of a family: under a grant, told, and not kept. */
import { encodeReference } from '@ipse/dna';
import type { DnaMissingRequest, DnaMissingResult } from '@ipse/protocol';
import type { Store } from '@ipse/store';
import type { DataUse } from '@ipse/custody';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { stateStatistics } from './hit-evidence.ts';
import { probeOf } from './search.ts';
import { toPedigree } from './statistics.ts';
import { lociOf, prepareGranted, tellCandidates } from './told-search.ts';

const candidatesDefault = 20;

export function dnaMissingHandlers(services: Services): Pick<OwnHandlers, 'searchDnaMissing'> {
  const { store, dna } = services;
  return {
    searchDnaMissing: async ({ body, use, caller }) => {
      const { gallery, missing, table, population, categories = ['remains'] } = body;
      const grantId = await prepareGranted(services, use, body, caller);
      const { profiles, own } = await typed(store, use, body.relatives);
      const statistics = { table, population, theta: 0 };
      const { candidates: found, ...answer } = await dna.ask('missing', {
        ...{ gallery, missing, categories, statistics, relatives: profiles, own },
        ...{ pedigree: toPedigree(body.pedigree), candidatesMax: body.maxCandidates ?? candidatesDefault },
      });
      const candidates = await tellCandidates(store, use, { action: 'dna.missing', grantId, found }, (one) => ({
        log10LR: one.log10LR,
        expectedChanceHitsMax: one.expectedChanceHitsMax,
        loci: lociOf(one),
      }));
      const result: DnaMissingResult = {
        ...{ gallery, grantId, missing, relatives: [...profiles.keys()], candidates, ...answer },
        statistics: stateStatistics(statistics),
      };
      return { status: 200, body: result };
    },
  };
}

/** Encoded profiles by member, and the persons of the record among them. Errors: REQUEST_INVALID, those of `probeOf`. */
async function typed(store: Store, use: DataUse, relatives: DnaMissingRequest['relatives']) {
  const profiles = new Map<string, Uint8Array>();
  const own: string[] = [];
  for (const [i, { member, ...asked }] of relatives.entries()) {
    if (profiles.has(member)) throw fail('REQUEST_INVALID', `body/relatives/${i} is of a member who stands before it`);
    const { reference, personKey } = await probeOf(store, use, asked, `body/relatives/${i}`);
    profiles.set(member, encodeReference(reference));
    if (personKey !== undefined) own.push(personKey);
  }
  return { profiles, own };
}
