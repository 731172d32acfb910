/** People: enrolling, listing, showing, deleting. */
import type { EncounterDetails, EnrolResult, StoredSample } from '@ipse/protocol';
import type { EncounterRecord, Json, SampleRecord } from '@ipse/store';
import { bodyOf } from '../osia/encounters.ts';
import { sequenceOf } from '../records/check-sequence.ts';
import { detailOf, prepareSamples, toNewSample } from '../records/prepare-samples.ts';
import type { CutFrom } from '../records/prepare-samples.ts';
import { isSuitable, withFingers } from '../records/prepare-slap.ts';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';
import { toIncoming } from './pictures.ts';

type Persons = 'createPerson' | 'listPersons' | 'readPerson' | 'deletePerson';

export function personHandlers(services: Services): Pick<OwnHandlers, Persons> {
  const { store, freshness } = services;
  return {
    createPerson: async ({ body, use }) => {
      const prepared = (await prepareSamples(services, body.samples.map(toIncoming))).flatMap(withFingers);
      const sequence = await sequenceOf(services, prepared);
      const { encounterType, biographicData, galleries, personId } = body;
      const enrolled = await store.encounters.enrol(use, {
        status: 'ACTIVE',
        galleries,
        body: { encounterType, ...(biographicData === undefined ? {} : { biographicData: biographicData as Json }) },
        samples: prepared.map(toNewSample),
        ...(personId === undefined ? {} : { personExternalId: personId }),
      });
      freshness.acknowledged(enrolled.cursor);
      const result: EnrolResult = {
        personId: enrolled.personExternalId,
        encounterId: enrolled.encounterExternalId,
        samples: prepared.map((sample, index) => ({
          sampleId: enrolled.sampleIds[index],
          modality: sample.incoming.modality,
          ...positionOf(sample.incoming),
          quality: { value: sample.quality.value, reasons: [...sample.quality.reasons] },
          suitable: isSuitable(sample),
          ...cutFromOf(sample.incoming),
        })),
        ...(sequence ? { sequence: sequence as EnrolResult['sequence'] } : {}),
      };
      return { status: 200, body: result };
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
  const { quality, width, height, cutFrom } = detailOf(sample);
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
