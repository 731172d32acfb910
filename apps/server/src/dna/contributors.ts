/** Searches of a gallery for somebody who contributed to a mixture: told, and not kept. */
import type { DnaContributorResult } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { stateStatistics } from './hit-evidence.ts';
import { prepare } from './search.ts';
import { lociOf, tellCandidates } from './told-search.ts';

const candidatesDefault = 20;

export function dnaContributorHandlers(services: Services): Pick<OwnHandlers, 'searchDnaContributors'> {
  const { store, dna } = services;
  return {
    searchDnaContributors: async ({ body, use }) => {
      const { gallery, evidence, categories = ['person'], maxCandidates = candidatesDefault, prior } = body;
      const statistics = { table: body.table, population: body.population, theta: body.theta };
      const known = prior === undefined ? {} : { prior };
      await prepare(services, gallery);
      const asked = { gallery, evidence, categories, statistics, candidatesMax: maxCandidates, ...known };
      const { candidates: found, ...counts } = await dna.ask('contributors', asked);
      const candidates = await tellCandidates(store, use, { action: 'dna.contributors', found }, (one) => ({
        log10LR: one.log10LR,
        expectedChanceHitsMax: one.expectedChanceHitsMax,
        ...(one.posterior ? { posterior: one.posterior } : {}),
        loci: lociOf(one),
      }));
      const result: DnaContributorResult = {
        ...{ gallery, model: evidence.model, ...counts, ...known },
        ...{ statistics: stateStatistics(statistics), candidates },
      };
      return { status: 200, body: result };
    },
  };
}
