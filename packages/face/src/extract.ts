/** From an image to a face template. */
import type { Extraction, Sample, Trace } from '@ipse/core';
import { alignFace } from './align/align.ts';
import { ImagePyramid } from './align/pyramid.ts';
import { detectFaces } from './detect/detect.ts';
import { mainFace } from './detect/main-face.ts';
import { embedFace } from './embed.ts';
import { fivePoints } from './landmarks/five-points.ts';
import { fitMesh } from './landmarks/mesh.ts';
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
  if (faces.length === 0) return { suitable: false, quality: noFaceQuality };

  const face = mainFace(faces, image.width, image.height);
  const fitted = await fitMesh(pyramid, face, mesh);
  trace?.('mesh', fitted);
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
