/** A picture of a synthetic face: pose and expression, then head and face in the light, then the camera. */
import type { ColourImage } from '@ipse/core';
import { random } from '../random.ts';
import { project, turn, type View } from './camera.ts';
import { drawPortraitConditions, type PortraitConditions } from './conditions.ts';
import { clothes, type FaceIdentity } from './create-identity.ts';
import { develop } from './develop.ts';
import { illuminate } from './light.ts';
import { neutralFace } from './mesh.ts';
import { createCanvas, normalsOf, rasterise, type Canvas } from './rasterise.ts';
import { faceShader, faceSurface, solidShader, solidSurface } from './shaders.ts';
import { express } from './shape.ts';
import { surroundings } from './solids.ts';

/** Drawn at twice the size, so that edges come out smooth. */
const oversampling = 2;

/**
 * A portrait in sRGB, 320 x 400 pixels unless the conditions say otherwise; what they leave out is drawn from the
 * seed. The same identity, seed and conditions give the same picture.
 */
export function portrait(
  identity: FaceIdentity,
  seed: number | string,
  conditions: Partial<PortraitConditions> = {},
): ColourImage {
  const chance = random(`portrait/${identity.seed}/${seed}`);
  const actual = { ...drawPortraitConditions(chance), ...conditions };
  const view = { ...actual, width: actual.width * oversampling, height: actual.height * oversampling };
  const canvas = createCanvas(view.width, view.height);
  drawSurroundings(canvas, identity, view, actual, chance.pick(clothes));
  drawFace(canvas, identity, view, actual);
  return develop(chance, canvas, actual, oversampling);
}

function drawSurroundings(
  canvas: Canvas,
  identity: FaceIdentity,
  view: View,
  conditions: PortraitConditions,
  cloth: (typeof clothes)[number],
): void {
  const light = illuminate(conditions);
  for (const solid of surroundings(identity, cloth)) {
    const positions = solid.turns ? turn(solid.positions, view) : solid.positions;
    const surface = solidSurface(solid, project(positions, view), normalsOf(positions, solid.triangles));
    rasterise(canvas, surface, solidShader(solid, light));
  }
}

function drawFace(canvas: Canvas, identity: FaceIdentity, view: View, conditions: PortraitConditions): void {
  const { triangles } = neutralFace();
  const positions = turn(express(identity.shape, conditions), view);
  const surface = faceSurface(triangles, project(positions, view), normalsOf(positions, triangles));
  rasterise(canvas, surface, faceShader(identity.texture, illuminate(conditions)));
}
