/** Samples of our own interface: what comes in, and what a screen draws. */
import type { Assessment, SampleInput, Picture } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { decodeBase64, encodeBase64 } from '../records/base64.ts';
import { biometricTypeOf } from '../records/biometric-types.ts';
import type { IncomingSample, PreparedSample } from '../records/prepare-samples.ts';
import { isSuitable } from '../records/prepare-slap.ts';
import { toFinger, toPlaced } from './placed-fingers.ts';
import type { Extracted } from '../work/extraction-types.ts';

export const previewSidePx = 1024;

/** OSIA's fields are filled in, so that a sample reads the same by either interface. Errors: BASE64_INVALID. */
export function toIncoming(input: SampleInput): IncomingSample {
  const { modality, image, mediaType, position, resolutionPpi, width, height, missing, fingers } = input;
  const fields = {
    biometricType: biometricTypeOf(modality),
    ...(position === undefined ? {} : { biometricSubType: position }),
    ...(mediaType === undefined ? {} : { mimeType: mediaType }),
    ...(resolutionPpi === undefined ? {} : { resolution: Math.round(resolutionPpi) }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
  const given = { mediaType, position, resolutionPpi, width, height };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const slap = {
    ...(missing ? { missing: missing.map(toFinger) } : {}),
    ...(fingers ? { fingers: toPlaced(fingers) } : {}),
  };
  return { modality, image: decodeBase64(image, 'image'), fields, slap, ...known };
}

/** What was found in a sample that was extracted with a preview. */
export function toAssessment(prepared: PreparedSample): Assessment {
  const { incoming, quality, extracted } = prepared;
  if (!extracted) throw fail('MODALITY_UNKNOWN', incoming.modality);
  return {
    modality: incoming.modality,
    ...(incoming.position === undefined ? {} : { position: incoming.position as Assessment['position'] }),
    quality: { value: quality.value, reasons: [...quality.reasons] },
    suitable: isSuitable(prepared),
    ...toPicture(extracted),
  };
}

export function toPicture({ features, width, height, preview }: Extracted): Picture {
  return { features: [...features], width, height, preview: preview ? encodeBase64(preview) : '' };
}
