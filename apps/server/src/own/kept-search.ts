/** What is kept of a search for a day, sealed: its answer, and the probes' templates for looking at a score again. */
import type { SearchResult } from '@ipse/protocol';
import type { Json } from '@ipse/store';
import { actorOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';

const keptMs = 24 * 60 * 60_000;

export interface KeptSearch {
  readonly result: Omit<SearchResult, 'searchId'>;
  /** base64, by index of the probe; null where the sample was not suitable. */
  readonly templates: readonly (string | null)[];
}

/** The id under which it is kept. */
export function keepSearch({ store, now }: Services, caller: Caller, kept: KeptSearch): Promise<string> {
  const expiresAt = new Date(now() + keptMs);
  return store.searches.save({ actorId: actorOf(caller).id, content: kept as unknown as Json, expiresAt });
}

/** Only who searched reads it again. Errors: SEARCH_UNKNOWN. */
export async function readKeptSearch({ store }: Services, caller: Caller, searchId: string): Promise<KeptSearch> {
  const search = isUuid(searchId) ? await store.searches.find(searchId, actorOf(caller).id) : undefined;
  if (!search) throw fail('SEARCH_UNKNOWN');
  return search.content as unknown as KeptSearch;
}
