/** The face modality. */
import { calibrate } from '@ipse/core';
import type { Modality, ModalityId, Sample } from '@ipse/core';
import { decodeImage } from '@ipse/formats';
import { createSamplePatch } from '@ipse/kernels';
import { compareFaces } from './compare.ts';
import { examineFace } from './examine.ts';
import type { Examination } from './examine.ts';
import { extractAllFaces, extractFace } from './extract.ts';
import type { FaceModels, FoundFace } from './extract.ts';
import { createFaceIndex } from './face-index.ts';
import { sightFace } from './liveness/sighting.ts';
import type { FaceSighting } from './liveness/sighting.ts';
import { loadModel } from './models/load.ts';
import { detectorSource, meshSource } from './models/sources.ts';
import { builtInNetwork } from './network.ts';
import type { FaceNetwork } from './network.ts';
import { templateCodec } from './template-codec.ts';
import { facePointKinds } from './template.ts';
import type { FaceTemplate } from './template.ts';

/** The modality, which takes one face of each image, and what it can say of all the faces of an image. */
export interface FaceModality extends Modality<FaceTemplate> {
  /** Every face, the surest first; an empty list where there is none. Errors: MODEL_*. */
  extractAll(sample: Sample): Promise<FoundFace[]>;
  /** The quality of the largest face by its components, and as a portrait; undefined without a face. Errors: MODEL_*. */
  examine(sample: Sample): Promise<Examination | undefined>;
  /** How the most prominent face is held and lit, without a template; undefined without a face. Errors: MODEL_*. */
  sight(sample: Sample): Promise<FaceSighting | undefined>;
}

/**
 * Makes the face modality. The networks are loaded on the first extraction of each one made (one a thread is enough);
 * comparing, calibrating and indexing need none. `network`: what tells people apart, by default the built-in one. Errors: MODEL_* from `extract` and `assess`, FACE_TEMPLATE_* from
 * `decodeTemplate`, IMAGE_* of formats from `decode`.
 */
export function createFace(network: FaceNetwork = builtInNetwork): FaceModality {
  const { algorithm, calibration, dimension } = network;
  const models = lazily(() => loadModels(network));
  return {
    id: 'face' as ModalityId,
    algorithm,
    calibration,
    decode: async (bytes, options) => ({
      image: await decodeImage(bytes, options),
      ...(options?.position === undefined ? {} : { position: options.position }),
    }),
    assess: async (sample) => (await extractFace(sample, await models())).quality,
    extract: async (sample, trace) => extractFace(sample, await models(), trace),
    extractAll: async (sample) => extractAllFaces(sample, await models()),
    examine: async (sample) => examineFace(sample, await models()),
    sight: async (sample) => sightFace(sample, await models()),
    compare: compareFaces,
    calibrate: (score) => calibrate(calibration, score),
    createIndex: (order) => createFaceIndex(dimension, order),
    features: ({ points, quality }) => points.map((point, i) => ({ ...point, kind: facePointKinds[i], quality })),
    ...templateCodec(algorithm, dimension),
  };
}

async function loadModels(network: FaceNetwork): Promise<FaceModels> {
  const [detector, mesh, embedder] = await Promise.all([
    loadModel(detectorSource),
    loadModel(meshSource),
    network.open(),
  ]);
  return { detector, mesh, embedder, sampler: createSamplePatch() };
}

/** Runs `make` once for all callers; after a failure the next caller tries again. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((cause: unknown) => {
      made = undefined;
      throw cause;
    }));
}
