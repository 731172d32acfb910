/** People: enrolling, listing, showing, deleting. */
import type { DataUse } from '@ipse/custody';
import type { EncounterDetails, EnrolResult, StoredSample } from '@ipse/protocol';
import type { EncounterRecord, Enrolled, Json, NewEncounter, SampleRecord } from '@ipse/store';
import type { Caller } from '../auth/caller.ts';
import { demandLiveness, spendAnswers, withLiveness } from '../liveness/claims.ts';
import { bodyOf } from '../osia/encounters.ts';
import { sequenceOf } from '../records/check-sequence.ts';
import { detailOf, prepareSamples, toNewSample } from '../records/prepare-samples.ts';
import type { CutFrom, PreparedSample } from '../records/prepare-samples.ts';
import { isSuitable, withFingers } from '../records/prepare-slap.ts';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';
import { toIncoming } from './pictures.ts';

type Persons = 'createPerson' | 'listPersons' | 'readPerson' | 'deletePerson';

export function personHandlers(services: Services): Pick<OwnHandlers, Persons> {
  const { store, freshness } = services;
  return {
    createPerson: async ({ body, use, caller }) => {
      const samples = await prepareSamples(services, body.samples.map(toIncoming));
      const whole = await withLiveness(services, caller, samples);
      await demandLiveness(services, whole);
      const prepared = whole.flatMap(withFingers);
      const sequence = await sequenceOf(services, prepared);
      const { encounterType, biographicData, galleries, personId } = body;
      const enrolled = await enrolSpending(
        services,
        { use, caller, samples: whole },
        {
          status: 'ACTIVE',
          galleries,
          body: { encounterType, ...(biographicData === undefined ? {} : { biographicData: biographicData as Json }) },
          samples: prepared.map(toNewSample),
          ...(personId === undefined ? {} : { personExternalId: personId }),
        },
      );
      freshness.acknowledged(enrolled.cursor);
      return {
        status: 200,
        body: {
          ...toResult(enrolled, prepared),
          ...(sequence ? { sequence: sequence as EnrolResult['sequence'] } : {}),
        },
      };
    },

    listPersons: async ({ query: { offset = 0, limit = 50 }, use }) => {
      const { total, items } = await store.persons.list(use, { offset, limit });
      const described = items.map(({ personExternalId, createdAt, encounters, modalities }) => ({
        personId: personExternalId,
        encounters,
        modalities: [...modalities],
        createdAt: createdAt.toISOString(),
      }));
      return { status: 200, body: { total, items: described } };
    },

    readPerson: async ({ params: { personId }, use }) => {
      const records = await store.encounters.readAll(use, personId);
      const [{ createdAt }] = records;
      return {
        status: 200,
        body: { personId, createdAt: createdAt.toISOString(), encounters: records.map(toDetails) },
      };
    },

    deletePerson: async ({ params: { personId }, use }) => {
      const { cursor } = await store.persons.remove(use, personId);
      freshness.acknowledged(cursor);
      return { status: 204 };
    },
  };
}

interface Enrolment {
  readonly use: DataUse;
  readonly caller: Caller;
  /** As they were sent. */
  readonly samples: readonly PreparedSample[];
}

/** Enrols, and uses up the answers to challenges that the samples name; where nothing was enrolled they are given back. */
async function enrolSpending(
  services: Services,
  { use, caller, samples }: Enrolment,
  encounter: NewEncounter,
): Promise<Enrolled> {
  const giveBack = spendAnswers(services, caller, samples);
  const enrolled = await services.store.encounters.enrol(use, encounter).catch((error: unknown) => {
    giveBack();
    throw error;
  });
  const count = samples.filter(({ liveness }) => liveness?.way === 'attended').length;
  if (count > 0) await services.store.events.append(use, { action: 'liveness.attend', objects: [], count });
  return enrolled;
}

function toResult(enrolled: Enrolled, prepared: readonly PreparedSample[]): EnrolResult {
  return {
    personId: enrolled.personExternalId,
    encounterId: enrolled.encounterExternalId,
    samples: prepared.map((sample, index) => ({
      sampleId: enrolled.sampleIds[index],
      modality: sample.incoming.modality,
      ...positionOf(sample.incoming),
      quality: { value: sample.quality.value, reasons: [...sample.quality.reasons] },
      suitable: isSuitable(sample),
      ...cutFromOf(sample.incoming),
      ...(sample.liveness ? { liveness: sample.liveness } : {}),
    })),
  };
}

function toDetails(record: EncounterRecord): EncounterDetails {
  const { encounterType, biographicData } = bodyOf(record);
  return {
    encounterId: record.encounterExternalId,
    status: record.status,
    encounterType,
    galleries: [...record.galleries],
    createdAt: record.createdAt.toISOString(),
    ...(isOpenObject(biographicData) ? { biographicData } : {}),
    samples: record.samples.map(toStoredSample),
  };
}

function toStoredSample(sample: SampleRecord): StoredSample {
  const { quality, width, height, cutFrom, liveness } = detailOf(sample);
  return {
    sampleId: sample.sampleId,
    modality: sample.modality,
    ...positionOf(sample),
    quality: { value: quality.value, reasons: [...quality.reasons] },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    hasTemplate: sample.hasTemplate,
    ...(sample.closedAt ? { closedAt: sample.closedAt.toISOString() } : {}),
    ...cutFromOf({ cutFrom }),
    ...(liveness ? { liveness } : {}),
  };
}

function positionOf({ position }: { readonly position?: string }): Pick<StoredSample, 'position'> {
  return position === undefined ? {} : { position: position as StoredSample['position'] };
}

function cutFromOf({ cutFrom }: { readonly cutFrom?: CutFrom | undefined }): Pick<StoredSample, 'cutFrom'> {
  return cutFrom ? { cutFrom: cutFrom.position as StoredSample['position'] } : {};
}

function isOpenObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
