/** DNA profiles into the record and back, and files of them read for whoever drops one. */
import { dnaErrors, profileOfRecord } from '@ipse/dna';
import { readDnaProfiles } from '@ipse/formats/dna';
import type { DnaFileProfiles } from '@ipse/protocol';
import { errorsOf, isCodedError } from '@ipse/core';
import type { SampleId } from '@ipse/core';
import { storeErrors } from '@ipse/store';
import type { OwnHandlers } from '../own/operation.ts';
import { decodeBase64 } from '../records/base64.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';
import { referenceOf, toDnaSample, toStoredProfile } from './stored-profile.ts';

const failStore = errorsOf(storeErrors);
const failDna = errorsOf(dnaErrors);

export function dnaProfileHandlers({
  store,
  freshness,
}: Services): Pick<OwnHandlers, 'readDnaFile' | 'enrolDna' | 'readDnaProfile'> {
  return {
    readDnaFile: async ({ body: { file, encoding, decimalComma }, use }) => {
      const options = { ...(encoding ? { encoding } : {}), decimalComma: decimalComma ?? false };
      const { format, records } = readDnaProfiles(decodeBase64(file, 'file'), options);
      const profiles = records.map((record): DnaFileProfiles['profiles'][number] => {
        const { markers, required, peaks, unknownMarkers, category } = profileOfRecord(record);
        return {
          ...{ name: record.sample, markers: copied(markers), unknownMarkers: [...unknownMarkers] },
          ...(category === undefined ? {} : { category }),
          ...(record.replicate === undefined ? {} : { replicate: record.replicate }),
          ...(Object.keys(required).length > 0 ? { required: { ...required } } : {}),
          ...(Object.keys(peaks).length > 0 ? { peaks: copied(peaks) } : {}),
        };
      });
      await store.events.append(use, { action: 'dna.read-file', objects: [], count: profiles.length });
      return { status: 200, body: { format, profiles } };
    },

    enrolDna: async ({ body: { galleries, encounterType, profiles }, use }) => {
      // Read before anything is written, so that a fault in the last one is told without a transaction.
      const read = profiles.map((profile, i) => ({
        profile,
        reference: placed(`body/profiles/${i}`, () => referenceOf(profile)),
      }));
      const enrolled = await store.transact(async (within) => {
        const done = [];
        for (const { profile, reference } of read) {
          const { personId, encounterId } = profile;
          const written = await within.encounters.enrol(use, {
            ...{ status: 'ACTIVE', galleries, body: { encounterType }, samples: [toDnaSample(profile, reference)] },
            ...(personId === undefined ? {} : { personExternalId: personId }),
            ...(encounterId === undefined ? {} : { encounterExternalId: encounterId }),
          });
          done.push(written);
        }
        return done;
      });
      for (const { cursor } of enrolled) freshness.acknowledged(cursor);
      const told = enrolled.map(({ personExternalId, encounterExternalId, sampleIds }, i) => ({
        ...{ personId: personExternalId, encounterId: encounterExternalId, sampleId: sampleIds[0] },
        loci: read[i].reference.profile.markers.size,
      }));
      return { status: 200, body: { profiles: told } };
    },

    readDnaProfile: async ({ params: { sampleId }, use }) => {
      if (!isUuid(sampleId)) throw failStore('SAMPLE_UNKNOWN');
      return { status: 200, body: toStoredProfile(await store.samples.read(use, sampleId as SampleId)) };
    },
  };
}

/** A fault of a profile, with the place of the profile in the request before what is wrong in it. */
function placed<Read>(place: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!isCodedError(error) || !Object.hasOwn(dnaErrors, error.code)) throw error;
    const { code, detail } = error;
    throw failDna(code as keyof typeof dnaErrors, detail === undefined ? place : `${place}: ${detail}`, error);
  }
}

const copied = <Value>(lists: Readonly<Record<string, readonly Value[]>>): Record<string, Value[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
