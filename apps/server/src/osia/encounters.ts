/** OSIA's encounter as the store keeps it, and back. */
import type { BiometricComputedData, BiometricData, Encounter, EncounterRequest } from '@ipse/protocol';
import type { EncounterRecord, Json, NewEncounter, SampleRecord } from '@ipse/store';
import { encodeBase64 } from '../records/base64.ts';
import { biometricTypeOf } from '../records/biometric-types.ts';
import { detailOf, toNewSample } from '../records/prepare-samples.ts';
import { withFingers } from '../records/prepare-slap.ts';
import type { PreparedSample } from '../records/prepare-samples.ts';
import { inFormat, ownQualityFormat, ownTemplateFormat } from './template-format.ts';

/** Whatever of an encounter is neither a sample nor in a column of its own. */
export type EncounterBody = Pick<
  EncounterRequest,
  'encounterType' | 'clientData' | 'contextualData' | 'biographicData' | 'encryption' | 'integrity'
>;

export const bodyOf = ({ body }: { readonly body: Json }): EncounterBody => body as unknown as EncounterBody;

export function toNewEncounter(request: EncounterRequest, samples: readonly PreparedSample[]): NewEncounter {
  const { encounterType, clientData, contextualData, biographicData, encryption, integrity } = request;
  const body: EncounterBody = { encounterType, clientData, contextualData, biographicData, encryption, integrity };
  return {
    status: request.status,
    galleries: request.galleries,
    body: body as unknown as Json,
    samples: samples.flatMap(withFingers).map(toNewSample),
  };
}

/** Of a record that was read with its images. */
export function toEncounter(record: EncounterRecord): Encounter {
  return {
    ...bodyOf(record),
    encounterId: record.encounterExternalId,
    status: record.status,
    createdDate: record.createdAt.toISOString(),
    updatedDate: record.updatedAt.toISOString(),
    galleries: [...record.galleries],
    // Fingers that were cut out of a slap are ours: the client gets back what it sent.
    biometricData: record.samples
      .filter((sample) => detailOf(sample).cutFrom === undefined)
      .map((sample) => toBiometricData(sample, bodyOf(record).encryption !== undefined)),
  };
}

function toBiometricData(sample: SampleRecord, encryptedWhole: boolean): BiometricData {
  const fields = detailOf(sample).fields as unknown as BiometricData;
  if (!sample.image) return fields;
  const encrypted = encryptedWhole || fields.encryption !== undefined;
  return { ...fields, image: encrypted ? Buffer.from(sample.image).toString('utf8') : encodeBase64(sample.image) };
}

/**
 * The template that was made of a sample, of a record that was read with its templates, in the format asked for; null where
 * there is none or it has no such form.
 */
export function toComputedData(sample: SampleRecord, format?: string): BiometricComputedData | null {
  const { template, modality, position } = sample;
  const templateFormat = format ?? ownTemplateFormat(modality);
  const bytes = template && inFormat(templateFormat, modality, template.bytes, position);
  if (!template || !bytes) return null;
  const { instance } = detailOf(sample).fields as unknown as BiometricData;
  return {
    biometricType: biometricTypeOf(modality),
    ...(position === undefined ? {} : { biometricSubType: position as BiometricComputedData['biometricSubType'] }),
    ...(instance === undefined ? {} : { instance }),
    template: encodeBase64(bytes),
    templateFormat,
    quality: Math.round(detailOf(sample).quality.value),
    qualityFormat: ownQualityFormat,
    algorithm: `${template.algorithm} ${template.algorithmVersion}`,
    vendor: 'Ipse',
  };
}
