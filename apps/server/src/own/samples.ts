/** Samples by themselves: handed in for a look, or read back as an image. */
import type { SampleId } from '@ipse/core';
import { errorsOf } from '@ipse/core';
import { storeErrors } from '@ipse/store';
import { withLiveness } from '../liveness/claims.ts';
import { detailOf, prepareSamples } from '../records/prepare-samples.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';
import { decodeOptionsOf } from './decode-options.ts';
import type { OwnHandlers } from './operation.ts';
import { previewSidePx, toAssessment, toIncoming } from './pictures.ts';

const failStore = errorsOf(storeErrors);

export function sampleHandlers(services: Services): Pick<OwnHandlers, 'assessSample' | 'readSampleImage'> {
  return {
    assessSample: async ({ body, caller }) => {
      const samples = await prepareSamples(services, [toIncoming(body)], { previewSidePx });
      const [prepared] = await withLiveness(services, caller, samples);
      return { status: 200, body: toAssessment(prepared) };
    },

    readSampleImage: async ({ params, use }) => {
      if (!isUuid(params.sampleId)) throw failStore('SAMPLE_UNKNOWN');
      const sample = await services.store.samples.read(use, params.sampleId as SampleId);
      if (!sample.image) throw failStore('SAMPLE_UNKNOWN', 'it has no image');
      const options = decodeOptionsOf(sample.mediaType, detailOf(sample));
      const { png } = await services.extraction.render({ modality: sample.modality, bytes: sample.image, options });
      return { status: 200, body: Buffer.from(png), mediaType: 'image/png' };
    },
  };
}
