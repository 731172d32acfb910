/** Searches of a gallery for relatives of one person: under a grant, told, and not kept. */
import { encodeReference } from '@ipse/dna';
import type { DnaFamilialResult } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { stateStatistics } from './hit-evidence.ts';
import { probeOf } from './search.ts';
import { linesOf, lociOf, prepareGranted, tellCandidates } from './told-search.ts';

const candidatesDefault = 20;

export function dnaFamilialHandlers(services: Services): Pick<OwnHandlers, 'searchDnaFamilies'> {
  const { store, dna } = services;
  return {
    searchDnaFamilies: async ({ body, use, caller }) => {
      const { gallery, relationship, table, population, theta, categories = ['person'] } = body;
      const grantId = await prepareGranted(services, use, body, caller);
      const { reference, personKey } = await probeOf(store, use, body);
      const statistics = { table, population, theta };
      const { relatives, ...counts } = await dna.ask('familial', {
        ...{ gallery, relationship, statistics, categories, probe: encodeReference(reference) },
        candidatesMax: body.maxCandidates ?? candidatesDefault,
        ...(personKey === undefined ? {} : { personKey }),
      });
      const told = { action: 'dna.familial', grantId, found: relatives };
      const candidates = await tellCandidates(store, use, told, (one) => ({
        log10LR: one.log10LR,
        combinedLog10LR: one.combinedLog10LR,
        expectedKinshipRatio: one.expectedKinshipRatio,
        expectedMatchRatio: one.expectedMatchRatio,
        ...linesOf(one),
        loci: lociOf(one),
      }));
      const result: DnaFamilialResult = {
        ...{ gallery, grantId, ...counts, relationship, candidates },
        statistics: stateStatistics(statistics),
      };
      return { status: 200, body: result };
    },
  };
}
