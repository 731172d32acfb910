/**
 * For browsers: what a camera sees is judged on the spot, so that no frame leaves the device before somebody takes a
 * picture. Two of the three networks suffice; nothing here can tell people apart.
 */
import type { Image, QualityReason } from '@ipse/core';
import { alignFace } from '../align/align.ts';
import { ImagePyramid } from '../align/pyramid.ts';
import { detectFaces } from '../detect/detect.ts';
import { byProminence } from '../detect/prominence.ts';
import { firstFitted } from '../extract.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { openWith } from '../models/model.ts';
import type { Runtime } from '../models/runtime.ts';
import { detectorSource, meshSource } from '../models/sources.ts';
import { measureImage } from '../quality/measures.ts';
import { noFaceQuality, reasonsFor } from '../quality/rate.ts';

/** ONNX graphs, as `readGuideNetworks` gives them where the application is built. */
export interface GuideNetworks {
  readonly detector: Uint8Array;
  readonly mesh: Uint8Array;
}

/** What the most prominent face of a picture should do for a better one; nothing where the picture is good. */
export type FaceGuide = (image: Image) => Promise<readonly QualityReason[]>;

/** `runtime`: what runs networks in this browser. Errors: MODEL_FAILED. */
export async function openFaceGuide(
  networks: GuideNetworks,
  runtime: Pick<Runtime, 'InferenceSession' | 'Tensor'>,
): Promise<FaceGuide> {
  const [detector, mesh] = await Promise.all([
    openWith(runtime, networks.detector, detectorSource.inputShape),
    openWith(runtime, networks.mesh, meshSource.inputShape),
  ]);
  return async (image) => {
    const pyramid = new ImagePyramid(image);
    const faces = await detectFaces(pyramid, detector);
    const fitted = await firstFitted(pyramid, byProminence(faces, image.width, image.height), mesh);
    if (fitted === undefined) return noFaceQuality.reasons;
    const points = fivePoints(fitted);
    return reasonsFor(measureImage(alignFace(pyramid, points), points), faces.length);
  };
}
