/** Searches of DNA galleries: by a profile handed in or one of the record, for the same person or for relatives. */
import { errorsOf } from '@ipse/core';
import type { EncounterId, SampleId, TemplateId } from '@ipse/core';
import { encodeReference } from '@ipse/dna';
import type { DnaReference } from '@ipse/dna';
import type { DnaFamilialResult, DnaProfileInput } from '@ipse/protocol';
import { storeErrors } from '@ipse/store';
import type { DnaHitRecord, Json, NewDnaHit, Store } from '@ipse/store';
import type { DataUse } from '@ipse/custody';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import { detailOf } from '../records/prepare-samples.ts';
import { isUuid } from '../records/uuid.ts';
import { checkGallery } from '../search/find-candidates.ts';
import type { Services } from '../services.ts';
import { checkGrant } from './grants.ts';
import { stateStatistics, toEvidence, toHit } from './hit-evidence.ts';
import type { DnaEvidence } from './hit-evidence.ts';
import type { DnaFamilialAnswer, Owned } from './lane-types.ts';
import { referenceOf, referenceOfSample, toShown } from './stored-profile.ts';

const failStore = errorsOf(storeErrors);
const hitsDefault = 50;
const candidatesDefault = 20;

export function dnaSearchHandlers(services: Services): Pick<OwnHandlers, 'searchDna' | 'searchDnaFamilies'> {
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

    searchDnaFamilies: async ({ body, use, caller }) => {
      const { gallery, relationship, table, population, theta, maxCandidates = candidatesDefault } = body;
      const grant = await checkGrant(services, use, body.grantId, caller);
      await prepare(services, gallery);
      const probe = await probeOf(store, use, body);
      const statistics = { table, population, theta };
      const { profiles, searched, relatives } = await dna.ask('familial', {
        ...{ gallery, relationship, statistics, probe: encodeReference(probe.reference) },
        ...{ categories: body.categories ?? ['person'], candidatesMax: maxCandidates },
        ...(probe.personKey === undefined ? {} : { personKey: probe.personKey }),
      });
      const candidates = await nameRelatives(store, relatives);
      const found = [...new Set(relatives.map(({ personKey }) => personKey))];
      await store.events.append(use, {
        ...{ action: 'dna.familial', objects: [grant.grantId, ...found], count: candidates.length },
      });
      const result: DnaFamilialResult = {
        ...{ gallery, grantId: grant.grantId, profiles, searched, relationship, candidates },
        statistics: stateStatistics(statistics),
      };
      return { status: 200, body: result };
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

async function nameRelatives(
  store: Store,
  relatives: DnaFamilialAnswer['relatives'],
): Promise<DnaFamilialResult['candidates']> {
  const named = await nameReferences(store, relatives);
  return named.map(({ names, one }, index) => {
    const { category, log10LR, combinedLog10LR, expectedKinshipRatio, expectedMatchRatio, y, mtDifferences } = one;
    return {
      ...{ rank: index + 1, ...names },
      ...{ category, log10LR, combinedLog10LR, expectedKinshipRatio, expectedMatchRatio },
      ...(y ? { y: { compared: y.compared, differing: [...y.differing] } } : {}),
      ...(mtDifferences === undefined ? {} : { mtDifferences }),
      loci: [...one.log10LRByLocus].map(([marker, value]) => ({ marker, log10LR: value })),
    };
  });
}

/** By the names that a client knows. One that was deleted while the search ran has none any more and is left out. */
export async function nameReferences<Found extends Owned>(store: Store, found: readonly Found[]) {
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
