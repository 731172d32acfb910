/** OSIA's biometricData as samples. */
import { fingerPositions } from '@ipse/core';
import type { FingerPosition } from '@ipse/core';
import type { BiometricData } from '@ipse/protocol';
import type { Json } from '@ipse/store';
import { fail } from '../errors.ts';
import { decodeBase64 } from '../records/base64.ts';
import { modalityOf } from '../records/biometric-types.ts';
import type { IncomingSample, PreparedSample } from '../records/prepare-samples.ts';
import { isSuitable } from '../records/prepare-slap.ts';
import { isReadableFormat } from './template-format.ts';

/** Errors: REFERENCE_REFUSED, BASE64_INVALID. */
export function toIncomingSample(data: BiometricData, encrypted = false): IncomingSample {
  const { image, imageRef, templateRef, template, ...fields } = data;
  if (imageRef !== undefined || templateRef !== undefined) throw fail('REFERENCE_REFUSED');
  const isEncrypted = encrypted || data.encryption !== undefined;
  const modality = modalityOf(data.biometricType);
  const readable = template !== undefined && isReadableFormat(modality, data.templateFormat);
  return {
    modality,
    ...(data.biometricSubType === undefined ? {} : { position: data.biometricSubType }),
    ...(image === undefined ? {} : { image: imageBytes(image, isEncrypted) }),
    ...(readable && !isEncrypted ? { template: decodeBase64(template, 'template') } : {}),
    ...(data.mimeType === undefined ? {} : { mediaType: data.mimeType }),
    ...(data.resolution === undefined ? {} : { resolutionPpi: data.resolution }),
    ...(data.width === undefined ? {} : { width: data.width }),
    ...(data.height === undefined ? {} : { height: data.height }),
    encrypted: isEncrypted,
    ...(isMark(data) ? { mark: {} } : {}),
    slap: { missing: absentFingers(data) },
    fields: { ...fields, ...(template === undefined ? {} : { template }) } as Json,
  };
}

/** A latent impression of a finger, however it was lifted. */
const isMark = ({ biometricType, impressionType = 'UNKNOWN' }: BiometricData): boolean =>
  biometricType === 'FINGER' && impressionType.startsWith('LATENT_') && !impressionType.startsWith('LATENT_PALM');

/** Fingers that leave no print; a damaged one may, and is looked for. */
function absentFingers({ missing = [] }: BiometricData): FingerPosition[] {
  const absent = missing
    .filter(({ presence }) => presence !== 'DAMAGED')
    .map(({ biometricSubType }) => biometricSubType);
  return fingerPositions.filter((position) => absent.includes(position));
}

/** An encrypted image is a text of its own format (a JWE, say) and is kept as that. */
function imageBytes(image: string, encrypted: boolean): Uint8Array {
  return encrypted ? Buffer.from(image, 'utf8') : decodeBase64(image, 'image');
}

/** What the answer to a write says of each sample. */
export function describeSample(prepared: PreparedSample): Json {
  const { incoming, quality, fingers } = prepared;
  const { biometricType, biometricSubType } = incoming.fields as unknown as BiometricData;
  return {
    biometricType,
    ...(biometricSubType === undefined ? {} : { biometricSubType }),
    suitable: isSuitable(prepared),
    quality: Math.round(quality.value),
    reasons: quality.reasons.map((reason) => ({ ...reason })),
    ...(fingers ? { fingers: fingers.map(describeSample) } : {}),
  };
}
