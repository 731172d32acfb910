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
  const { modality, image, mediaType, position, resolutionPpi, width, height, missing, fingers, mark, liveness } =
    input;
  const fields = {
    biometricType: biometricTypeOf(modality),
    ...(position === undefined ? {} : { biometricSubType: position }),
    ...(mark ? { impressionType: 'LATENT_IMPRESSION' } : {}),
    ...(mediaType === undefined ? {} : { mimeType: mediaType }),
    ...(resolutionPpi === undefined ? {} : { resolution: Math.round(resolutionPpi) }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
  const stated = { mediaType, position, resolutionPpi, width, height };
  const known = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
  const slap = {
    ...(missing ? { missing: missing.map(toFinger) } : {}),
    ...(fingers ? { fingers: toPlaced(fingers) } : {}),
  };
  const given = { modality, image: decodeBase64(image, 'image'), fields, slap, ...known };
  return { ...given, ...(mark ? { mark } : {}), ...(liveness ? { liveness } : {}) };
}

/** What was found in a sample that was extracted with a preview. */
export function toAssessment(prepared: PreparedSample): Assessment {
  const { incoming, quality, extracted, liveness } = prepared;
  if (!extracted) throw fail('MODALITY_UNKNOWN', incoming.modality);
  return {
    modality: incoming.modality,
    ...(incoming.position === undefined ? {} : { position: incoming.position as Assessment['position'] }),
    quality: { value: quality.value, reasons: [...quality.reasons] },
    suitable: isSuitable(prepared),
    ...(liveness ? { liveness } : {}),
    ...(extracted.hints ? { hints: [...extracted.hints] } : {}),
    ...toPicture(extracted),
  };
}

export function toPicture({ features, width, height, preview }: Extracted): Picture {
  return { features: [...features], width, height, preview: preview ? encodeBase64(preview) : '' };
}
