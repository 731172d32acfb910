/** All that can be said of the face in an image that is meant: quality by its components, and as a portrait. */
import type { ColourImage, Quality, Sample } from '@ipse/core';
import { ImagePyramid } from './align/pyramid.ts';
import { findAllFaces } from './detect/find-faces.ts';
import { boxOf } from './landmarks/mesh.ts';
import { describeFace } from './extract.ts';
import type { FaceModels } from './extract.ts';
import { backgroundVariation } from './portrait/background.ts';
import { checkPortrait } from './portrait/check.ts';
import type { PortraitFinding } from './portrait/check.ts';
import { cropPortrait } from './portrait/crop.ts';
import { componentsOf } from './quality/components.ts';
import type { QualityComponent } from './quality/components.ts';
import { measureLight } from './quality/light.ts';
import { grayOf } from './quality/measures.ts';
import { shapeOf } from './quality/shape.ts';

export interface Examination {
  /** How many faces the image shows. */
  readonly faces: number;
  /** The unified value, which predicts error, and its reasons. */
  readonly quality: Quality;
  readonly components: readonly QualityComponent[];
  /** Each requirement of a passport's portrait, met or not. */
  readonly portrait: readonly PortraitFinding[];
  /** The face cut out as such a portrait. */
  readonly crop: ColourImage;
}

/** Examines the largest face; undefined where there is none. */
export async function examineFace({ image }: Sample, models: FaceModels): Promise<Examination | undefined> {
  const pyramid = new ImagePyramid(image, models.sampler);
  const faces = await findAllFaces(pyramid, models);
  const [mesh] = faces.toSorted((p, q) => boxOf(q).height - boxOf(p).height);
  if (mesh === undefined) return undefined;
  const { template, quality, measures, aligned } = await describeFace(pyramid, mesh, faces.length, models.embedder);
  const [shape, light] = [shapeOf(mesh), measureLight(grayOf(aligned.pixels))];
  const { width, height, kind } = image;
  const facts = { mesh, measures, shape, light, backgroundVariation: backgroundVariation(pyramid, mesh) };
  return {
    faces: faces.length,
    quality,
    components: componentsOf(measures, shape, light),
    portrait: checkPortrait({ ...facts, faces: faces.length, image: { width, height, colour: kind === 'colour' } }),
    crop: cropPortrait(pyramid, template.points),
  };
}
