/**
 * A new DNA profile searches the galleries declared for that: stains find persons and persons the stains that wait; remains
 * find relatives who look for somebody, and relatives the remains.
 */
import { decodeReference } from '@ipse/dna';
import type { DnaTerms } from '@ipse/protocol';
import type { DnaSearchResult, LeadProbe, LeadSearch } from '@ipse/store';
import type { Services } from '../services.ts';
import { dnaModality } from './lane.ts';
import { toEvidence, toKinshipEvidence } from './hit-evidence.ts';
import { newHits } from './search.ts';

/** Hits kept of each profile and gallery. */
const hitsMax = 100;

/** Errors: those of the search; a category without a rule finds nothing. A sample makes one hit with another, a match first. */
export async function searchByDna(services: Services, search: LeadSearch): Promise<DnaSearchResult[]> {
  const probes = search.probes.filter(({ modality }) => modality === dnaModality);
  if (probes.length === 0) return [];
  await services.dna.waitFor(search.cursor);
  const results: DnaSearchResult[] = [];
  for (const gallery of search.dnaGalleries) {
    const hits = [];
    for (const probe of probes) hits.push(...(await searchOne(services, search, probe, gallery)));
    results.push({ gallery, hits });
  }
  return results;
}

async function searchOne(
  { store, dna }: Services,
  { personId }: LeadSearch,
  { template, sampleId }: LeadProbe,
  { id: gallery, terms }: LeadSearch['dnaGalleries'][number],
) {
  const { table, population, theta, ...rules } = terms as unknown as DnaTerms;
  const statistics = { table, population, theta };
  const question = { gallery, rules, statistics, hitsMax, probe: template.bytes, personKey: personId };
  const answer = await dna.ask('load', question);
  const probe = { reference: decodeReference(template.bytes), sampleId };
  const stated = { gallery, rules, statistics, searched: answer.searched };
  return [
    ...(await newHits(store, answer.hits, probe, (hit, sides) => toEvidence(hit, stated, sides))),
    ...(await newHits(store, answer.relatives, probe, (hit, sides) => toKinshipEvidence(hit, stated, sides))),
  ];
}
