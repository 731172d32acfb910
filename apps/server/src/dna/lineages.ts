/** Lists of Y-STR and mtDNA lines of a gallery: a line is of relatives, so they need a grant; told, and not kept. */
import { encodeReference } from '@ipse/dna';
import type { DnaLineageResult } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { probeOf } from './search.ts';
import { linesOf, prepareGranted, tellCandidates } from './told-search.ts';

const candidatesDefault = 50;
/** Fewer shared loci say too little, unless somebody asks for them. */
const yLociDefault = 5;

export function dnaLineageHandlers(services: Services): Pick<OwnHandlers, 'searchDnaLineages'> {
  const { store, dna } = services;
  return {
    searchDnaLineages: async ({ body, use, caller }) => {
      const { gallery, differencesMax, yLociMin = yLociDefault, maxCandidates = candidatesDefault } = body;
      const grantId = await prepareGranted(services, use, body, caller);
      const { reference, personKey } = await probeOf(store, use, body);
      const { candidates: found, ...counts } = await dna.ask('lineages', {
        ...{ gallery, differencesMax, yLociMin, candidatesMax: maxCandidates, probe: encodeReference(reference) },
        ...(personKey === undefined ? {} : { personKey }),
      });
      const candidates = await tellCandidates(store, use, { action: 'dna.lineages', grantId, found }, linesOf);
      const result: DnaLineageResult = { gallery, grantId, ...counts, candidates };
      return { status: 200, body: result };
    },
  };
}
