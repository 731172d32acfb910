/** A slap on its way to the store: the sample itself, and a sample for each of its fingers. */
import type { FingerPosition } from '@ipse/core';
import { isCodedError } from '@ipse/core';
import { fingerprint, isSlapPosition } from '@ipse/fingerprint';
import type { Services } from '../services.ts';
import type { Extracted, SegmentedFinger } from '../work/extraction-types.ts';
import { newTemplate } from './new-template.ts';
import type { IncomingSample, PreparedSample } from './prepare-samples.ts';

/** True for an image that shows several fingers. */
export function isSlap({ modality, position = '', image }: IncomingSample): boolean {
  return modality === 'fingerprint' && image !== undefined && isSlapPosition(position);
}

const unreadFormats = ['IMAGE_UNSUPPORTED', 'IMAGE_IS_MINUTIAE_RECORD'];

/**
 * The slap has no template of its own; its quality is the mean of its fingers'. Undefined for a format that is not read:
 * where nobody waits to see the slap, it is kept for later. Errors: those of formats.
 */
export async function prepareSlap(
  { extraction }: Services,
  incoming: IncomingSample,
  image: Uint8Array,
  previewSidePx: number | undefined,
): Promise<PreparedSample | undefined> {
  const { position = '', mediaType, resolutionPpi, width, height, slap } = incoming;
  const options = { mediaType, resolutionPpi, position, width, height };
  const preview = previewSidePx === undefined ? {} : { previewSidePx };
  const segmented = await extraction.segment({ bytes: image, options, ...slap, ...preview }).catch((error: unknown) => {
    const isUnread = isCodedError(error) && unreadFormats.includes(error.code);
    if (isUnread && previewSidePx === undefined) return undefined;
    throw error;
  });
  if (!segmented) return undefined;
  const fingers = segmented.fingers.map((finger) => toPrepared(finger, position as FingerPosition));
  const total = fingers.reduce((sum, { quality }) => sum + quality.value, 0);
  const quality = { value: Math.round(total / Math.max(1, fingers.length)), reasons: segmented.warnings };
  const extracted: Extracted = {
    width: segmented.width,
    height: segmented.height,
    preview: segmented.preview,
    quality,
    template: null,
    algorithm: fingerprint.algorithm,
    features: [],
  };
  return { incoming, quality, extracted, fingers };
}

function toPrepared(finger: SegmentedFinger, slapPosition: string): PreparedSample {
  const { position, box, image, quality, template, algorithm, width, height } = finger;
  const incoming: IncomingSample = {
    modality: 'fingerprint',
    position,
    image,
    mediaType: 'image/png',
    fields: { biometricType: 'FINGER', biometricSubType: position, mimeType: 'image/png', width, height },
    cutFrom: { position: slapPosition, box: { ...box } },
  };
  return { incoming, quality, extracted: finger, ...(template ? { template: newTemplate(algorithm, template) } : {}) };
}

/** Every sample that is to be kept: a slap is followed by its fingers. */
export const withFingers = (prepared: PreparedSample): readonly PreparedSample[] => [
  prepared,
  ...(prepared.fingers ?? []),
];

/** What a search compares: the fingers of a slap in place of the slap, where it has any. */
export const fingersOrItself = (prepared: PreparedSample): readonly PreparedSample[] =>
  prepared.fingers && prepared.fingers.length > 0 ? prepared.fingers : [prepared];

/** True when searches can find the sample, or a finger of it. */
export const isSuitable = (prepared: PreparedSample): boolean =>
  fingersOrItself(prepared).some(({ template }) => template !== undefined);
