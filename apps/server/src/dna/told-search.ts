/** Searches of a gallery that are told and not kept: the ledger alone says who was found. */
import type { EncounterId, TemplateId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { Category, LineageHit } from '@ipse/dna';
import type { Store } from '@ipse/store';
import type { Caller } from '../auth/caller.ts';
import type { Services } from '../services.ts';
import { checkGrant } from './grants.ts';
import type { Owned } from './lane-types.ts';
import { prepare } from './search.ts';

/** For what looks for families: the id of the grant. Errors: those of `checkGrant` and `prepare`. */
export async function prepareGranted(
  services: Services,
  use: DataUse,
  { gallery, grantId }: { readonly gallery: string; readonly grantId?: string },
  caller: Caller,
): Promise<string> {
  const grant = await checkGrant(services, use, grantId, caller);
  await prepare(services, gallery);
  return grant.grantId;
}

/** Who was found, as the client is told of them; the ledger is told of each, and of the grant where there is one. */
export async function tellCandidates<Found extends Owned & { readonly category: Category }, Shown extends object>(
  store: Store,
  use: DataUse,
  { action, grantId, found }: { readonly action: string; readonly grantId?: string; readonly found: readonly Found[] },
  show: (one: Found) => Shown,
) {
  const named = await nameReferences(store, found);
  const candidates = named.map(({ names, one }, i) => ({
    rank: i + 1,
    ...names,
    category: one.category,
    ...show(one),
  }));
  const persons = [...new Set(found.map(({ personKey }) => personKey))];
  const objects = grantId === undefined ? persons : [grantId, ...persons];
  await store.events.append(use, { action, objects, count: candidates.length });
  return candidates;
}

/** By the names that a client knows. One that was deleted while the search ran has none any more and is left out. */
async function nameReferences<Found extends Owned>(store: Store, found: readonly Found[]) {
  const names = await store.encounters.names(found.map(({ encounterKey }) => encounterKey as EncounterId));
  const samples = await store.samples.ofTemplates(found.map(({ referenceId }) => referenceId as TemplateId));
  return found.flatMap((one) => {
    const name = names.get(one.encounterKey as EncounterId);
    const sample = samples.get(one.referenceId as TemplateId);
    if (!name || !sample) return [];
    const { personExternalId: personId, encounterExternalId: encounterId } = name;
    return [{ one, names: { personId, encounterId, sampleId: sample.sampleId } }];
  });
}

/** What each locus says. */
export const lociOf = ({ log10LRByLocus }: { readonly log10LRByLocus: ReadonlyMap<string, number> }) =>
  [...log10LRByLocus].map(([marker, log10LR]) => ({ marker, log10LR }));

/** What the lines of fathers and of mothers say, where both are typed. */
export const linesOf = ({ y, mtDifferences }: Pick<LineageHit, 'y' | 'mtDifferences'>) => ({
  ...(y ? { y: { compared: y.compared, differing: [...y.differing] } } : {}),
  ...(mtDifferences === undefined ? {} : { mtDifferences }),
});
