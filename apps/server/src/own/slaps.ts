/** Slaps handed in for a look. */
import type { SlapFinger, SlapSegmentation } from '@ipse/protocol';
import { decodeBase64, encodeBase64 } from '../records/base64.ts';
import type { Services } from '../services.ts';
import type { Segmented, SegmentedFinger } from '../work/extraction-types.ts';
import type { OwnHandlers } from './operation.ts';
import { previewSidePx } from './pictures.ts';
import { toFinger } from './placed-fingers.ts';

export function slapHandlers({ extraction }: Services): Pick<OwnHandlers, 'segmentSlap'> {
  return {
    segmentSlap: async ({ body }) => {
      const { image, mediaType, position, resolutionPpi, width, height, missing } = body;
      const segmented = await extraction.segment({
        bytes: decodeBase64(image, 'image'),
        options: { mediaType, position, resolutionPpi, width, height },
        ...(missing ? { missing: missing.map(toFinger) } : {}),
        previewSidePx,
      });
      return { status: 200, body: toSegmentation(segmented) };
    },
  };
}

function toSegmentation({ width, height, preview, hand, fingers, notFound, warnings }: Segmented): SlapSegmentation {
  return {
    width,
    height,
    preview: preview ? encodeBase64(preview) : '',
    ...(hand ? { hand: { ...hand } } : {}),
    fingers: fingers.map(toSlapFinger),
    notFound: [...notFound],
    warnings: [...warnings],
  };
}

function toSlapFinger({ position, box, quality, template, width, height, preview }: SegmentedFinger): SlapFinger {
  return {
    position,
    box: { ...box },
    quality: { value: quality.value, reasons: [...quality.reasons] },
    suitable: template !== null,
    width,
    height,
    preview: preview ? encodeBase64(preview) : '',
  };
}
