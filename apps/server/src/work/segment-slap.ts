/** The fingers of a slap: found, or cut out where a person says they are, and each extracted by itself. */
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { cutSlap, fingerprint, segmentSlap } from '@ipse/fingerprint';
import type { SlapFinger, SlapSegmentation } from '@ipse/fingerprint';
import { encodePng, previewPng } from '@ipse/formats';
import type { Segmented, SegmentedFinger, SegmentationRequest } from './extraction-types.ts';

/** Errors: those of formats. */
export async function fingersOf({
  bytes,
  options,
  missing,
  fingers,
  previewSidePx,
}: SegmentationRequest): Promise<Segmented> {
  const image = toGray((await fingerprint.decode(bytes, options)).image);
  const { position } = options;
  const found = fingers
    ? confirmed(image, fingers)
    : segmentSlap(image, { ...(position === undefined ? {} : { position }), ...(missing ? { missing } : {}) });
  const extracted: SegmentedFinger[] = [];
  for (const finger of found.fingers) extracted.push(await extractFinger(finger, previewSidePx));
  const preview = previewSidePx === undefined ? null : await previewPng(image, previewSidePx);
  const { hand, notFound, warnings } = found;
  return {
    width: image.width,
    height: image.height,
    fingers: extracted,
    notFound,
    warnings,
    preview,
    ...(hand ? { hand } : {}),
  };
}

type Found = Omit<SlapSegmentation, 'fingers'> & { readonly fingers: readonly Omit<SlapFinger, 'clarity'>[] };

/** A person's word is taken as it is. */
function confirmed(image: GrayImage, fingers: NonNullable<SegmentationRequest['fingers']>): Found {
  const images = cutSlap(image, fingers);
  return {
    fingers: fingers.map((each, n) => ({ ...each, reasons: [], image: images[n] })),
    notFound: [],
    warnings: [],
  };
}

async function extractFinger(
  { position, box, reasons, image }: Found['fingers'][number],
  previewSidePx: number | undefined,
): Promise<SegmentedFinger> {
  const extraction = await fingerprint.extract({ image, position });
  const { value, reasons: own } = extraction.quality;
  const suited = extraction.suitable
    ? {
        template: fingerprint.encodeTemplate(extraction.template),
        features: fingerprint.features(extraction.template),
      }
    : { template: null, features: [] };
  return {
    position,
    box,
    image: await encodePng(image),
    width: image.width,
    height: image.height,
    quality: { value, reasons: [...reasons, ...own] },
    algorithm: fingerprint.algorithm,
    preview: previewSidePx === undefined ? null : await previewPng(image, previewSidePx),
    ...suited,
  };
}
