/** From an image to a face template. */
import type { Extraction, Sample, Trace } from '@ipse/core';
import { alignFace } from './align/align.ts';
import { ImagePyramid } from './align/pyramid.ts';
import type { Detection } from './detect/decode.ts';
import { detectFaces, scoreSure } from './detect/detect.ts';
import { byProminence } from './detect/prominence.ts';
import { embedFace } from './embed.ts';
import { fivePoints } from './landmarks/five-points.ts';
import { fitMesh } from './landmarks/mesh.ts';
import type { FaceMesh } from './landmarks/mesh.ts';
import type { Model } from './models/load.ts';
import { measureFace } from './quality/measures.ts';
import { noFaceQuality, rateFace } from './quality/rate.ts';
import type { FaceTemplate } from './template.ts';

/** The networks that an extraction runs, in this order. */
export interface FaceModels {
  readonly detector: Model;
  readonly mesh: Model;
  readonly embedder: Model;
}

export async function extractFace(
  { image }: Sample,
  { detector, mesh, embedder }: FaceModels,
  trace?: Trace,
): Promise<Extraction<FaceTemplate>> {
  const pyramid = new ImagePyramid(image);
  const faces = await detectFaces(pyramid, detector);
  trace?.('faces', faces);
  const fitted = await firstFitted(pyramid, byProminence(faces, image.width, image.height), mesh);
  trace?.('mesh', fitted);
  if (fitted === undefined) return { suitable: false, quality: noFaceQuality };

  const points = fivePoints(fitted);
  const aligned = alignFace(pyramid, points);
  trace?.('aligned', aligned);
  const { values, norm } = await embedFace(aligned.pixels, embedder);
  trace?.('embedding', values);

  const measures = measureFace(aligned, points, norm);
  trace?.('measures', measures);
  const quality = rateFace(measures, faces.length);
  return { suitable: true, template: { embedding: values, points, quality: quality.value }, quality };
}

/** What the mesh must be sure of to confirm a detection; a faint one may be a pattern that only looks like a face. */
const presenceMin = { sure: 0.5, faint: 0.95 } as const;

/** The mesh over the first of the faces that bears one. */
async function firstFitted(
  pyramid: ImagePyramid,
  faces: readonly Detection[],
  mesh: Model,
): Promise<FaceMesh | undefined> {
  for (const face of faces) {
    const fitted = await fitMesh(pyramid, face, mesh);
    if (fitted.presence >= (face.score >= scoreSure ? presenceMin.sure : presenceMin.faint)) return fitted;
  }
  return undefined;
}
