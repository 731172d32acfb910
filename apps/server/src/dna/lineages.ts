/** Lists of Y-STR and mtDNA lines of a gallery: a line is of relatives, so they need a grant; told, and not kept. */
import { encodeReference } from '@ipse/dna';
import type { DnaLineageResult } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { checkGrant } from './grants.ts';
import { nameReferences, prepare, probeOf } from './search.ts';

const candidatesDefault = 50;
/** Fewer shared loci say too little, unless somebody asks for them. */
const yLociDefault = 5;

export function dnaLineageHandlers(services: Services): Pick<OwnHandlers, 'searchDnaLineages'> {
  const { store, dna } = services;
  return {
    searchDnaLineages: async ({ body, use, caller }) => {
      const { gallery, differencesMax, yLociMin = yLociDefault, maxCandidates = candidatesDefault } = body;
      const grant = await checkGrant(services, use, body.grantId, caller);
      await prepare(services, gallery);
      const probe = await probeOf(store, use, body);
      const { candidates: found, ...counts } = await dna.ask('lineages', {
        ...{ gallery, differencesMax, yLociMin, candidatesMax: maxCandidates },
        ...{ probe: encodeReference(probe.reference) },
        ...(probe.personKey === undefined ? {} : { personKey: probe.personKey }),
      });
      const named = await nameReferences(store, found);
      const candidates = named.map(({ names, one: { category, y, mtDifferences } }, i) => ({
        ...{ rank: i + 1, ...names, category },
        ...(y ? { y: { compared: y.compared, differing: [...y.differing] } } : {}),
        ...(mtDifferences === undefined ? {} : { mtDifferences }),
      }));
      const persons = [...new Set(found.map(({ personKey }) => personKey))];
      await store.events.append(use, {
        ...{ action: 'dna.lineages', objects: [grant.grantId, ...persons], count: candidates.length },
      });
      const result: DnaLineageResult = { gallery, grantId: grant.grantId, ...counts, candidates };
      return { status: 200, body: result };
    },
  };
}
