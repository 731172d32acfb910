/** Why a score is what it is: both samples with their paired features. */
import type { SampleId } from '@ipse/core';
import type { ScoreDetails } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { decodeBase64, encodeBase64 } from '../records/base64.ts';
import { detailOf } from '../records/prepare-samples.ts';
import type { Services } from '../services.ts';
import { decodeOptionsOf } from './decode-options.ts';
import { readKeptSearch } from './kept-search.ts';
import type { OwnHandlers } from './operation.ts';
import { previewSidePx } from './pictures.ts';

export function scoreHandlers(services: Services): Pick<OwnHandlers, 'readScore'> {
  const { store, engine, extraction } = services;
  return {
    readScore: async ({ params, use, caller }) => {
      const { result, templates } = await readKeptSearch(services, caller, params.searchId);
      const score = result.candidates.find(({ rank }) => rank === params.rank)?.scores[params.n];
      const probe = score && templates[score.probe];
      if (!score || typeof probe !== 'string') throw fail('SEARCH_UNKNOWN', 'no such score');
      const sample = await store.samples.read(use, score.sampleId as SampleId);
      if (!sample.template) throw fail('SEARCH_UNKNOWN', 'the reference is no longer held');
      const compared = await engine.compare({
        modality: score.modality,
        probe: decodeBase64(probe, 'template'),
        reference: sample.template.bytes,
      });
      if (!sample.image) throw fail('SEARCH_UNKNOWN', 'the reference was enrolled without an image');
      const options = decodeOptionsOf(sample.mediaType, detailOf(sample));
      const drawing = { modality: sample.modality, bytes: sample.image, options, sidePx: previewSidePx };
      const drawn = await extraction.render(drawing);
      const { preview, width, height } = result.probes[score.probe];
      const details: ScoreDetails = {
        pairs: [...compared.pairs],
        probe: { features: [...compared.probeFeatures], width, height, preview },
        reference: {
          sampleId: score.sampleId,
          features: [...compared.referenceFeatures],
          width: drawn.width,
          height: drawn.height,
          preview: encodeBase64(drawn.png),
        },
        log10LR: compared.log10LR,
        fmr: compared.fmr,
        fmrLeast: compared.fmrLeast,
      };
      return { status: 200, body: details };
    },
  };
}
