/** Searches of DNA galleries for the same person, by a profile handed in or one of the record. */
import { errorsOf } from '@ipse/core';
import type { SampleId, TemplateId } from '@ipse/core';
import { encodeReference } from '@ipse/dna';
import type { DnaReference } from '@ipse/dna';
import type { DnaProfileInput } from '@ipse/protocol';
import { storeErrors } from '@ipse/store';
import type { DnaHitRecord, Json, NewDnaHit, Store } from '@ipse/store';
import type { DataUse } from '@ipse/custody';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import { detailOf } from '../records/prepare-samples.ts';
import { isUuid } from '../records/uuid.ts';
import { checkGallery } from '../search/find-candidates.ts';
import type { Services } from '../services.ts';
import { stateStatistics, toEvidence, toHit } from './hit-evidence.ts';
import type { DnaEvidence } from './hit-evidence.ts';
import type { Owned } from './lane-types.ts';
import { referenceOf, referenceOfSample, toShown } from './stored-profile.ts';

const failStore = errorsOf(storeErrors);
const hitsDefault = 50;

export function dnaSearchHandlers(services: Services): Pick<OwnHandlers, 'searchDna'> {
  const { store, dna } = services;
  return {
    searchDna: async ({ body, use }) => {
      const { gallery, preset, stringency, lociMin, mismatchesMax, maxHits = hitsDefault } = body;
      const { table, population, theta } = body;
      await prepare(services, gallery);
      const probe = await probeOf(store, use, body);
      const rules = {
        preset,
        ...(stringency === undefined ? {} : { stringency }),
        ...(lociMin === undefined ? {} : { lociMin }),
        ...(mismatchesMax === undefined ? {} : { mismatchesMax }),
      };
      const statistics = { table, population, theta };
      const answer = await dna.ask('search', {
        ...{ gallery, rules, statistics, hitsMax: maxHits, probe: encodeReference(probe.reference) },
        ...(probe.personKey === undefined ? {} : { personKey: probe.personKey }),
      });
      const terms = { gallery, rules, statistics, searched: answer.searched };
      const found = await newHits(store, answer.hits, probe, (hit, sides) => toEvidence(hit, terms, sides));
      const recorded = await store.dnaHits.record(use, found);
      const hits = recorded.filter((hit): hit is DnaHitRecord => hit !== undefined).map(toHit);
      const { profiles, searched, total } = answer;
      return {
        status: 200,
        body: { gallery, profiles, searched, total, statistics: stateStatistics(statistics), hits },
      };
    },
  };
}

/** Errors: GALLERY_UNKNOWN, NOT_READY, ENGINE_LAGGING. */
export async function prepare({ store, isReady, freshness }: Services, gallery: string): Promise<void> {
  await checkGallery(store, gallery);
  if (!isReady()) throw fail('NOT_READY');
  await freshness.wait();
}

export interface Probe {
  readonly reference: DnaReference;
  readonly name?: string;
  /** Of a profile that was handed in. */
  readonly handedIn?: DnaProfileInput;
  /** Of a profile of the record. */
  readonly sampleId?: SampleId;
  readonly personKey?: string;
}

interface AskedProbe {
  readonly profile?: DnaProfileInput;
  readonly sampleId?: string;
}

/** Errors: REQUEST_INVALID unless one of the two is given, SAMPLE_UNKNOWN, and those of `referenceOf`. */
export async function probeOf(
  store: Store,
  use: DataUse,
  { profile, sampleId }: AskedProbe,
  place = 'body',
): Promise<Probe> {
  if ((profile === undefined) === (sampleId === undefined))
    throw fail('REQUEST_INVALID', `${place} has either profile or sampleId`);
  if (profile) {
    const { name } = profile;
    return { reference: referenceOf(profile), handedIn: profile, ...(name === undefined ? {} : { name }) };
  }
  if (!isUuid(sampleId!)) throw failStore('SAMPLE_UNKNOWN');
  const sample = await store.samples.read(use, sampleId as SampleId);
  const personKey = await store.persons.find(sample.personExternalId);
  const name = detailOf(sample).dna?.name;
  return {
    ...{ reference: referenceOfSample(sample), sampleId: sample.sampleId },
    ...(personKey === undefined ? {} : { personKey }),
    ...(name === undefined ? {} : { name }),
  };
}

/** What is found, as the store keeps it; `evidenceOf` says why it is a hit. */
export async function newHits<Hit extends Owned & { readonly category: DnaReference['category'] }>(
  store: Store,
  hits: readonly Hit[],
  probe: Probe,
  evidenceOf: (hit: Hit, sides: Pick<DnaEvidence, 'probe' | 'reference' | 'handedIn'>) => Json,
): Promise<NewDnaHit[]> {
  const samples = await store.samples.ofTemplates(hits.map(({ referenceId }) => referenceId as TemplateId));
  const side = (category: DnaReference['category'], name: string | undefined) => ({
    ...{ category },
    ...(name === undefined ? {} : { name }),
  });
  return hits.map((hit) => {
    const sample = samples.get(hit.referenceId as TemplateId);
    const evidence = evidenceOf(hit, {
      probe: side(probe.reference.category, probe.name),
      reference: side(hit.category, sample && detailOf(sample).dna?.name),
      ...(probe.handedIn ? { handedIn: toShown(probe.reference, probe.handedIn) } : {}),
    });
    return {
      ...{ referenceTemplateId: hit.referenceId as TemplateId, evidence },
      ...(probe.sampleId === undefined ? {} : { probeSampleId: probe.sampleId }),
    };
  });
}
