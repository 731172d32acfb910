/** OSIA's operations on persons and encounters. */
import type { DataUse } from '@ipse/custody';
import type { EncounterRequest, ExtendablePersonIds } from '@ipse/protocol';
import type { Enrolled, NewEncounter, Store, Written } from '@ipse/store';
import { fail } from '../errors.ts';
import { demandLiveness } from '../liveness/claims.ts';
import { prepareSamples } from '../records/prepare-samples.ts';
import type { PreparedSample } from '../records/prepare-samples.ts';
import { isSuitable } from '../records/prepare-slap.ts';
import type { Services } from '../services.ts';
import { toComputedData, toEncounter, toNewEncounter } from './encounters.ts';
import type { Commit, OsiaHandlers, OsiaInput, OsiaResult } from './operation.ts';
import { describeSample, toIncomingSample } from './samples.ts';
import { minutiaeFormats, ownQualityFormat, ownTemplateFormat } from './template-format.ts';

export const crudHandlers = {
  createEncounterNoIds: (services, input) =>
    write(services, input, (store, use, encounter) => store.encounters.enrol(use, encounter)),

  createEncounterNoId: (services, input) =>
    write(services, input, (store, use, encounter) =>
      store.encounters.enrol(use, { ...encounter, personExternalId: input.params.personId }),
    ),

  createEncounter: (services, input) =>
    write(services, input, (store, use, encounter) => store.encounters.enrol(use, { ...encounter, ...nameOf(input) })),

  updateEncounter: (services, input) =>
    write(services, input, (store, use, encounter) => store.encounters.update(use, nameOf(input), encounter)),

  readAllEncounters:
    async (_services, { use, params }) =>
    async (store) => ({
      body: (await store.encounters.readAll(use, params.personId, { images: true })).map(toEncounter),
    }),

  readEncounter: async (_services, input) => async (store) => ({
    body: toEncounter(await store.encounters.read(input.use, nameOf(input), { images: true })),
  }),

  deleteEncounter: async (_services, input) => async (store) =>
    written(await store.encounters.remove(input.use, nameOf(input))),

  deleteAll:
    async (_services, { use, params }) =>
    async (store) =>
      written(await store.persons.remove(use, params.personId)),

  mergeEncounter:
    async (_services, { use, params }) =>
    async (store) =>
      written(await store.encounters.merge(use, params.personIdTarget, params.personIdSource)),

  moveEncounter:
    async (_services, { use, params }) =>
    async (store) => {
      const source = { personExternalId: params.personIdSource, encounterExternalId: params.encounterId };
      return written(await store.encounters.move(use, params.personIdTarget, source));
    },

  updateEncounterStatus: async (_services, input) => {
    const { status } = input.query;
    if (status !== 'ACTIVE' && status !== 'INACTIVE') throw fail('STATUS_INVALID');
    return async (store) => written(await store.encounters.setStatus(input.use, nameOf(input), status));
  },

  updateEncounterGalleries: async (_services, input) => async (store) =>
    written(await store.encounters.setGalleries(input.use, nameOf(input), input.body)),

  readTemplate: async (_services, input) => {
    const { biometricType, biometricSubType, instance, templateFormat, qualityFormat } = input.query;
    checkFormats(templateFormat, qualityFormat);
    return async (store) => {
      const record = await store.encounters.read(input.use, nameOf(input), { templates: true });
      const body = record.samples
        .map((sample) => toComputedData(sample, templateFormat))
        .filter((data) => data !== null)
        .filter((data) => biometricType === undefined || data.biometricType === biometricType)
        .filter((data) => biometricSubType === undefined || data.biometricSubType === biometricSubType)
        .filter((data) => instance === undefined || data.instance === instance);
      return { body };
    };
  },
} as const satisfies Partial<OsiaHandlers>;

function nameOf({ params }: { readonly params: { readonly personId: string; readonly encounterId: string } }) {
  return { personExternalId: params.personId, encounterExternalId: params.encounterId };
}

const written = ({ cursor }: Written): OsiaResult => ({ cursor });

/** Decodes and extracts, then writes; the answer says of each sample whether searches will find it. */
async function write(
  services: Services,
  { body: request, use, client }: Pick<OsiaInput, 'use' | 'client'> & { readonly body: EncounterRequest },
  save: (store: Store, use: DataUse, encounter: NewEncounter) => Promise<Enrolled>,
): Promise<Commit> {
  const encrypted = request.encryption !== undefined;
  const incoming = request.biometricData.map((data) => toIncomingSample(data, encrypted));
  const samples = await prepareSamples(services, incoming);
  await demandLiveness(services, samples);
  if (client.refuseUnsuitable) refuseUnsuitable(samples);
  const encounter = toNewEncounter(request, samples);
  return async (store) => {
    const { personExternalId, encounterExternalId, cursor } = await save(store, use, encounter);
    const body: ExtendablePersonIds = {
      personId: personExternalId,
      encounterId: encounterExternalId,
      others: { samples: samples.map(describeSample) },
    };
    return { body, cursor };
  };
}

function refuseUnsuitable(samples: readonly PreparedSample[]): void {
  const refused = samples.findIndex((sample) => !isSuitable(sample));
  if (refused < 0) return;
  const reasons = samples[refused].quality.reasons.map((reason) => reason.code).join(', ');
  throw fail('SAMPLE_NOT_SUITABLE', `biometricData/${refused}: ${reasons}`);
}

/** Errors: TEMPLATE_FORMAT_UNKNOWN. */
function checkFormats(templateFormat: string | undefined, qualityFormat: string | undefined): void {
  const templateFormats = [...['fingerprint', 'face'].map(ownTemplateFormat), ...minutiaeFormats];
  if (templateFormat !== undefined && !templateFormats.includes(templateFormat)) {
    throw fail('TEMPLATE_FORMAT_UNKNOWN', `templateFormat: one of ${templateFormats.join(', ')}`);
  }
  if (qualityFormat !== undefined && qualityFormat !== ownQualityFormat) {
    throw fail('TEMPLATE_FORMAT_UNKNOWN', `qualityFormat: ${ownQualityFormat}`);
  }
}
