/** From an image to a face template. */
import type { Extraction, Quality, Sample, Trace } from '@ipse/core';
import type { SamplePatch } from '@ipse/kernels/browser';
import { alignFace } from './align/align.ts';
import type { AlignedFace } from './align/align.ts';
import { ImagePyramid } from './align/pyramid.ts';
import type { Detection } from './detect/decode.ts';
import { detectFaces } from './detect/detect.ts';
import { confirmedMesh, findAllFaces } from './detect/find-faces.ts';
import { byProminence } from './detect/prominence.ts';
import { embedFace } from './embed.ts';
import { fivePoints } from './landmarks/five-points.ts';
import { boxOf } from './landmarks/mesh.ts';
import type { FaceMesh } from './landmarks/mesh.ts';
import type { Model } from './models/model.ts';
import { measureFace } from './quality/measures.ts';
import type { FaceMeasures } from './quality/measures.ts';
import { noFaceQuality, rateFace } from './quality/rate.ts';
import type { FaceTemplate } from './template.ts';

/** The networks that an extraction runs, in this order, and what fills their inputs. */
export interface FaceModels {
  readonly detector: Model;
  readonly mesh: Model;
  readonly embedder: Model;
  readonly sampler: SamplePatch;
}

export async function extractFace(
  { image }: Sample,
  { detector, mesh, embedder, sampler }: FaceModels,
  trace?: Trace,
): Promise<Extraction<FaceTemplate>> {
  const pyramid = new ImagePyramid(image, sampler);
  const faces = await detectFaces(pyramid, detector);
  trace?.('faces', faces);
  const fitted = await firstFitted(pyramid, byProminence(faces, image.width, image.height), mesh);
  trace?.('mesh', fitted);
  if (fitted === undefined) return { suitable: false, quality: noFaceQuality };
  const { template, quality } = await describeFace(pyramid, fitted, faces.length, embedder, trace);
  return { suitable: true, template, quality };
}

/** A face of an image. */
export interface FoundFace {
  /** The upright rectangle around it, from the brow to the chin, in pixels of the image. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** How far it is turned in the plane of the image, clockwise as seen on the screen; -pi to pi. */
  readonly rollRad: number;
  /** How sure it is that this is a face, 0 to 1. */
  readonly presence: number;
  readonly quality: Quality;
  readonly template: FaceTemplate;
}

/** Every face of an image, the surest first; an empty list where there is none. */
export async function extractAllFaces({ image }: Sample, models: FaceModels): Promise<FoundFace[]> {
  const pyramid = new ImagePyramid(image, models.sampler);
  const found: FoundFace[] = [];
  for (const mesh of await findAllFaces(pyramid, models)) {
    const { template, quality } = await describeFace(pyramid, mesh, 1, models.embedder);
    const [leftEye, rightEye] = template.points;
    const rollRad = Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x);
    found.push({ box: boxOf(mesh), rollRad, presence: mesh.presence, quality, template });
  }
  return found;
}

/** Template and quality of a face that the mesh lies on; `faces`: how many the image shows. */
export async function describeFace(
  pyramid: ImagePyramid,
  mesh: FaceMesh,
  faces: number,
  embedder: Model,
  trace?: Trace,
): Promise<{ template: FaceTemplate; quality: Quality; measures: FaceMeasures; aligned: AlignedFace }> {
  const points = fivePoints(mesh);
  const aligned = alignFace(pyramid, points);
  trace?.('aligned', aligned);
  const { values, norm } = await embedFace(aligned.pixels, embedder);
  trace?.('embedding', values);

  const measures = measureFace(aligned, points, norm);
  trace?.('measures', measures);
  const quality = rateFace(measures, faces);
  return { template: { embedding: values, points, quality: quality.value }, quality, measures, aligned };
}

/** The mesh over the first of the faces that bears one. */
export async function firstFitted(
  pyramid: ImagePyramid,
  faces: readonly Detection[],
  mesh: Model,
): Promise<FaceMesh | undefined> {
  for (const face of faces) {
    const fitted = await confirmedMesh(pyramid, face, mesh);
    if (fitted !== undefined) return fitted;
  }
  return undefined;
}
