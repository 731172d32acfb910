/** Runs in the threads of the extraction pool: decodes, extracts and draws. Nothing is kept between two calls. */
import { toGray } from '@ipse/core';
import type { Modality } from '@ipse/core';
import { checkSequence, extractMark, fingerprint, hintsOfPrint } from '@ipse/fingerprint';
import type { SequenceCheck } from '@ipse/fingerprint';
import { encodePng, previewPng } from '@ipse/formats';
import { fail } from '../errors.ts';
import { carry } from './carry.ts';
import type {
  Adopted,
  AdoptionRequest,
  Carried,
  Extracted,
  ExtractionRequest,
  Rendering,
  RenderingRequest,
  Segmented,
  SegmentationRequest,
  SequencePrint,
  SequenceRequest,
} from './extraction-types.ts';
import { cluster, compareTwo, detectAll, examine, sight } from './face-analysis.ts';
import type {
  ClusteredFaces,
  ClusterRequest,
  ComparedFaces,
  DetectedAll,
  Examined,
  FaceRequest,
  PictureRequest,
  SightedFace,
  SightRequest,
} from './face-analysis.ts';
import { track } from './track-faces.ts';
import type { TrackedFaces, TrackRequest } from './track-faces.ts';
import { modalities } from './thread-modalities.ts';
import { fingersOf } from './segment-slap.ts';

/** Decodes a sample and makes its template. */
export function extract(request: ExtractionRequest): Promise<Carried<Extracted>> {
  return carry(async () => {
    const modality = modalityNamed(request.modality);
    const sample = await modality.decode(request.bytes, request.options);
    const isMark = request.mark !== undefined && modality.id === fingerprint.id;
    const extraction = isMark ? extractMark(toGray(sample.image), request.mark) : await modality.extract(sample);
    const { width, height } = sample.image;
    const preview = request.previewSidePx === undefined ? null : await previewPng(sample.image, request.previewSidePx);
    const isLookedAt = preview !== null && modality.id === fingerprint.id && request.mark === undefined;
    const hinted = isLookedAt ? { hints: hintsOfPrint(toGray(sample.image)) } : {};
    const found = extraction.suitable
      ? { template: modality.encodeTemplate(extraction.template), features: modality.features(extraction.template) }
      : { template: null, features: [] };
    return { width, height, quality: extraction.quality, algorithm: modality.algorithm, preview, ...found, ...hinted };
  });
}

/** Reads a template that the registered algorithm knows, its own or an interchange format, into its own layout. */
export function adopt(request: AdoptionRequest): Promise<Carried<Adopted>> {
  return carry(async () => {
    const modality = modalityNamed(request.modality);
    const template = modality.encodeTemplate(modality.decodeTemplate(request.template));
    return { algorithm: modality.algorithm, template };
  });
}

/** Finds the fingers of a slap and makes their templates. */
export function segment(request: SegmentationRequest): Promise<Carried<Segmented>> {
  return carry(() => fingersOf(request));
}

/** Compares the fingers of slaps with rolled prints. */
export function sequence({ slap, rolled }: SequenceRequest): Promise<Carried<SequenceCheck>> {
  const decode = ({ position, template }: SequencePrint) => ({
    position,
    template: fingerprint.decodeTemplate(template),
  });
  return carry(async () => checkSequence(slap.map(decode), rolled.map(decode)));
}

/** Finds every face of a picture. */
export function faces(request: PictureRequest): Promise<Carried<DetectedAll>> {
  return carry(() => detectAll(request));
}

/** Compares the faces of two pictures. */
export function compareFaces(requests: {
  probe: FaceRequest;
  reference: FaceRequest;
}): Promise<Carried<ComparedFaces>> {
  return carry(() => compareTwo(requests));
}

/** Gathers the faces of pictures into groups. */
export function clusterFaces(request: ClusterRequest): Promise<Carried<ClusteredFaces>> {
  return carry(() => cluster(request));
}

/** Follows the faces of a film. */
export function trackFaces(request: TrackRequest): Promise<Carried<TrackedFaces>> {
  return carry(() => track(request));
}

/** Measures the picture of a face. */
export function examineFace(request: PictureRequest): Promise<Carried<Examined>> {
  return carry(() => examine(request));
}

/** Looks at the face of each frame. */
export function sightFaces(request: SightRequest): Promise<Carried<readonly SightedFace[]>> {
  return carry(() => sight(request));
}

/** Draws a stored sample. */
export function render(request: RenderingRequest): Promise<Carried<Rendering>> {
  return carry(async () => {
    const { image } = await modalityNamed(request.modality).decode(request.bytes, request.options);
    const png = request.sidePx === undefined ? await encodePng(image) : await previewPng(image, request.sidePx);
    return { width: image.width, height: image.height, png };
  });
}

function modalityNamed(id: string): Modality {
  const modality = modalities.find((each) => each.id === id);
  if (!modality) throw fail('MODALITY_UNKNOWN', id);
  return modality;
}
