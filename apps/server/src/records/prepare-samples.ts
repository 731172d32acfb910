/** From what a client sends to what the store keeps: each image once through the extraction threads. */
import type { ModalityId, Quality } from '@ipse/core';
import type { MarkOptions } from '@ipse/fingerprint';
import type { LivenessClaim, LivenessHint } from '@ipse/protocol';
import type { Json, NewSample, NewTemplate } from '@ipse/store';
import type { DnaDetail } from '../dna/stored-profile.ts';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Extracted, SegmentationRequest } from '../work/extraction-types.ts';
import { isSearchable } from './biometric-types.ts';
import { newTemplate } from './new-template.ts';
import { isSlap, prepareSlap } from './prepare-slap.ts';

/** A sample as a client sends it, whichever interface it came by. */
export interface IncomingSample {
  readonly modality: string;
  readonly position?: string;
  readonly image?: Uint8Array;
  /** In a layout that the registered algorithm reads; used when there is no image. */
  readonly template?: Uint8Array;
  readonly mediaType?: string;
  readonly resolutionPpi?: number;
  /** For raw gray. */
  readonly width?: number;
  readonly height?: number;
  /** Sealed by the client: kept as it is, unread. */
  readonly encrypted?: boolean;
  /** The sample is a mark from a scene; what an examiner says of it. */
  readonly mark?: MarkOptions;
  /** Of a slap: fingers known to be absent, or its fingers as a person confirmed them. */
  readonly slap?: Pick<SegmentationRequest, 'missing' | 'fingers'>;
  /** Of a finger that was cut out of a slap: the slap's position and where in it. */
  readonly cutFrom?: CutFrom;
  /** Of a face: what the client claims of its being alive. */
  readonly liveness?: LivenessClaim;
  /** OSIA's fields without image; kept for reading the sample back. */
  readonly fields: Json;
}

export interface CutFrom {
  readonly position: string;
  readonly box: Json;
}

export interface PreparedSample {
  readonly incoming: IncomingSample;
  readonly quality: Quality;
  /** Absent when the sample is not suitable for comparison. */
  readonly template?: NewTemplate;
  /** Absent when there was no image to look at. */
  readonly extracted?: Extracted;
  /** Of a face: what is known of its being alive. */
  readonly liveness?: LivenessHint;
  /** Of a slap: each of its fingers as a sample of its own. */
  readonly fingers?: readonly PreparedSample[];
}

/** What the store keeps beside a sample's image and template, sealed. */
export interface SampleDetail {
  readonly fields: Json;
  readonly quality: Quality;
  readonly width?: number;
  readonly height?: number;
  readonly cutFrom?: CutFrom;
  readonly mark?: MarkOptions;
  readonly liveness?: LivenessHint;
  /** Of a DNA profile. */
  readonly dna?: DnaDetail;
}

const samplesMax = 64;
const atOnce = 4;

/** Errors: SAMPLES_TOO_MANY; those of formats and the modality for an image or a template that cannot be read. */
export async function prepareSamples(
  services: Services,
  incoming: readonly IncomingSample[],
  options: { readonly previewSidePx?: number } = {},
): Promise<readonly PreparedSample[]> {
  if (incoming.length > samplesMax) throw fail('SAMPLES_TOO_MANY');
  const prepared: PreparedSample[] = [];
  for (let from = 0; from < incoming.length; from += atOnce) {
    const batch = incoming.slice(from, from + atOnce);
    prepared.push(...(await Promise.all(batch.map((sample) => prepare(services, sample, options.previewSidePx)))));
  }
  return prepared;
}

async function prepare(
  services: Services,
  incoming: IncomingSample,
  previewSidePx: number | undefined,
): Promise<PreparedSample> {
  const { modality, position, image, template, mediaType, resolutionPpi, width, height, mark } = incoming;
  if (incoming.encrypted) return { incoming, quality: unsearchable('encrypted') };
  if (image && isSlap(incoming)) {
    const prepared = await prepareSlap(services, incoming, image, previewSidePx);
    return prepared ?? { incoming, quality: unsearchable('format-not-readable') };
  }
  if (!isSearchable(modality, position)) return { incoming, quality: unsearchable('kind-not-searchable') };
  if (image) {
    const options = { mediaType, resolutionPpi, position, width, height };
    const wanted = { ...(previewSidePx === undefined ? {} : { previewSidePx }), ...(mark ? { mark } : {}) };
    const extracted = await services.extraction.extract({ modality, bytes: image, options, ...wanted });
    const found = extracted.template && newTemplate(extracted.algorithm, extracted.template);
    return { incoming, quality: extracted.quality, extracted, ...(found ? { template: found } : {}) };
  }
  if (!template) return { incoming, quality: unsearchable('no-image') };
  const adopted = await services.extraction.adopt({ modality, template });
  return { incoming, quality: { value: 50, reasons: [] }, template: newTemplate(adopted.algorithm, adopted.template) };
}

const unsearchableReasons = {
  encrypted: [
    'The sample came encrypted.',
    'Send it unencrypted over TLS for it to be searched; it is sealed at rest.',
  ],
  'kind-not-searchable': [
    'This kind of sample is kept but cannot be searched by this server.',
    'Send single fingers, slaps or a frontal face for searches.',
  ],
  'format-not-readable': [
    'The slap is kept, but its format cannot be read, so no search will find its fingers.',
    'Send it as PNG, TIFF, BMP, PGM or JPEG.',
  ],
  'no-image': ['There is no image and no readable template.', 'Send the image of the sample.'],
} as const;

function unsearchable(code: keyof typeof unsearchableReasons): Quality {
  const [message, advice] = unsearchableReasons[code];
  return { value: 0, reasons: [{ code, message, advice }] };
}

/** The prepared sample as the store takes it. */
export function toNewSample(prepared: PreparedSample): NewSample {
  const { incoming, quality, template, extracted, liveness } = prepared;
  const size = extracted ? { width: extracted.width, height: extracted.height } : {};
  const cut = incoming.cutFrom ? { cutFrom: incoming.cutFrom } : {};
  const mark = incoming.mark ? { mark: incoming.mark } : {};
  const detail: SampleDetail = {
    fields: incoming.fields,
    quality,
    ...size,
    ...cut,
    ...mark,
    ...(liveness ? { liveness } : {}),
  };
  const { position, image, mediaType } = incoming;
  return {
    modality: incoming.modality as ModalityId,
    ...(position === undefined ? {} : { position }),
    ...(image === undefined ? {} : { image }),
    ...(mediaType === undefined ? {} : { mediaType }),
    detail: detail as unknown as Json,
    ...(template ? { template } : {}),
  };
}

export const detailOf = ({ detail }: { readonly detail: Json }): SampleDetail => detail as unknown as SampleDetail;
