/** Searches of a gallery for a missing member of a family: under a grant, told, and not kept. */
import { encodeReference } from '@ipse/dna';
import type { DnaMissingRequest, DnaMissingResult } from '@ipse/protocol';
import type { Store } from '@ipse/store';
import type { DataUse } from '@ipse/custody';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { checkGrant } from './grants.ts';
import { stateStatistics } from './hit-evidence.ts';
import { nameReferences, prepare, probeOf } from './search.ts';
import { toPedigree } from './statistics.ts';

const candidatesDefault = 20;

export function dnaMissingHandlers(services: Services): Pick<OwnHandlers, 'searchDnaMissing'> {
  const { store, dna } = services;
  return {
    searchDnaMissing: async ({ body, use, caller }) => {
      const { gallery, missing, table, population, categories = ['remains'] } = body;
      const grant = await checkGrant(services, use, body.grantId, caller);
      await prepare(services, gallery);
      const { profiles, own } = await typed(store, use, body.relatives);
      const statistics = { table, population, theta: 0 };
      const answer = await dna.ask('missing', {
        ...{ gallery, missing, categories, statistics, relatives: profiles, own },
        ...{ pedigree: toPedigree(body.pedigree), candidatesMax: body.maxCandidates ?? candidatesDefault },
      });
      const named = await nameReferences(store, answer.candidates);
      const candidates = named.map(({ names, one }, i) => ({
        ...{ rank: i + 1, ...names, category: one.category, log10LR: one.log10LR },
        expectedChanceHitsMax: one.expectedChanceHitsMax,
        loci: [...one.log10LRByLocus].map(([marker, log10LR]) => ({ marker, log10LR })),
      }));
      const found = [...new Set(answer.candidates.map(({ personKey }) => personKey))];
      await store.events.append(use, {
        ...{ action: 'dna.missing', objects: [grant.grantId, ...found], count: candidates.length },
      });
      const result: DnaMissingResult = {
        ...{ gallery, grantId: grant.grantId, missing, relatives: [...profiles.keys()], candidates },
        ...{ profiles: answer.profiles, searched: answer.searched, mutation: answer.mutation },
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
