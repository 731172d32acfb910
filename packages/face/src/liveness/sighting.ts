/** What one frame of a challenge shows of the face before the camera. */
import { toGray } from '@ipse/core';
import type { Image, Sample } from '@ipse/core';
import { ImagePyramid } from '../align/pyramid.ts';
import { detectFaces } from '../detect/detect.ts';
import { byProminence } from '../detect/prominence.ts';
import type { FaceModels } from '../extract.ts';
import { firstFitted } from '../extract.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { shapeOf } from '../quality/shape.ts';
import type { Point } from '../template.ts';
import type { FaceObservation } from './challenge.ts';
import { eyeOpeningOf } from './eye-opening.ts';

export interface FaceSighting extends Omit<FaceObservation, 'atMs'> {
  /** The five points of the face, in pixels of the frame. */
  readonly points: readonly Point[];
  /** How many faces the frame shows. */
  readonly faces: number;
}

/** The most prominent face; undefined where there is none. No template is made. */
export async function sightFace(
  { image }: Sample,
  { detector, mesh, sampler }: Pick<FaceModels, 'detector' | 'mesh' | 'sampler'>,
): Promise<FaceSighting | undefined> {
  const pyramid = new ImagePyramid(image, sampler);
  const faces = await detectFaces(pyramid, detector);
  const fitted = await firstFitted(pyramid, byProminence(faces, image.width, image.height), mesh);
  if (fitted === undefined) return undefined;
  const points = fivePoints(fitted);
  const shape = shapeOf(fitted);
  const eyeOpening = eyeOpeningOf(toGray(image), fitted, shape);
  return {
    yawDegrees: shape.yawDegrees,
    eyeOpening,
    points,
    faces: faces.length,
    colour: colourBetween(image, points),
  };
}

/** Mean colour of the rectangle from the eyes to the mouth, which is skin for the most part. */
function colourBetween({ data, width, height, kind }: Image, points: readonly Point[]): FaceObservation['colour'] {
  const channels = kind === 'colour' ? 3 : 1;
  const range = (values: readonly number[], length: number) => ({
    from: Math.max(0, Math.min(length - 1, Math.round(Math.min(...values)))),
    to: Math.max(0, Math.min(length - 1, Math.round(Math.max(...values)))),
  });
  const [xs, ys] = [
    range(
      points.map(({ x }) => x),
      width,
    ),
    range(
      points.map(({ y }) => y),
      height,
    ),
  ];
  const sums = [0, 0, 0];
  for (let y = ys.from; y <= ys.to; y++) {
    for (let x = xs.from; x <= xs.to; x++) {
      for (let c = 0; c < 3; c++) sums[c] += data[(y * width + x) * channels + (c % channels)];
    }
  }
  const count = (xs.to - xs.from + 1) * (ys.to - ys.from + 1);
  return [sums[0] / count, sums[1] / count, sums[2] / count];
}
