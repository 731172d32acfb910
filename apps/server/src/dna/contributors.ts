/** Searches of a gallery for somebody who contributed to a mixture: told, and not kept. */
import type { DnaContributorResult } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { stateStatistics } from './hit-evidence.ts';
import { nameReferences, prepare } from './search.ts';

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
      const { profiles, searched, candidates: found } = await dna.ask('contributors', asked);
      const named = await nameReferences(store, found);
      const candidates = named.map(({ names, one }, i) => ({
        ...{ rank: i + 1, ...names, category: one.category, log10LR: one.log10LR },
        expectedChanceHitsMax: one.expectedChanceHitsMax,
        ...(one.posterior ? { posterior: one.posterior } : {}),
        loci: [...one.log10LRByLocus].map(([marker, log10LR]) => ({ marker, log10LR })),
      }));
      const persons = [...new Set(found.map(({ personKey }) => personKey))];
      await store.events.append(use, { action: 'dna.contributors', objects: persons, count: candidates.length });
      const result: DnaContributorResult = {
        ...{ gallery, model: evidence.model, profiles, searched, ...known },
        ...{ statistics: stateStatistics(statistics), candidates },
      };
      return { status: 200, body: result };
    },
  };
}
