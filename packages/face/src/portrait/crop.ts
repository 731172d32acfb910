/** A portrait cut out of a picture: upright, 35 by 45, the eyes where ISO/IEC 39794-5 wants them. */
import type { ColourImage } from '@ipse/core';
import { samplePatch } from '../align/pyramid.ts';
import type { ImagePyramid } from '../align/pyramid.ts';
import { meanPoint } from '../align/transform.ts';
import type { Point } from '../template.ts';

/** Of the portrait: its width in eye distances, and how far below its top the eyes lie, as a share of its height. */
const widthInEyeDistances = 3.7;
const eyeLine = 0.45;
const aspect = 35 / 45;
const heightMax = 1600;

/**
 * Never enlarged. Where the picture ends the portrait is black. `points` are the five points of the template.
 */
export function cropPortrait(pyramid: ImagePyramid, points: readonly Point[]): ColourImage {
  const [leftEye, rightEye] = points;
  const [dx, dy] = [leftEye.x - rightEye.x, leftEye.y - rightEye.y];
  const fullWidth = Math.max(1, Math.hypot(dx, dy)) * widthInEyeDistances;
  const height = Math.max(1, Math.round(Math.min(heightMax, fullWidth / aspect)));
  const width = Math.max(1, Math.round(height * aspect));
  const scale = fullWidth / aspect / height;
  const angleRad = Math.atan2(dy, dx);
  const [a, b] = [scale * Math.cos(angleRad), scale * Math.sin(angleRad)];
  const eyes = meanPoint([leftEye, rightEye]);
  const [x, y] = [(width - 1) / 2, height * eyeLine];
  const toImage = { a, b, tx: eyes.x - a * x + b * y, ty: eyes.y - b * x - a * y };
  const patch = samplePatch(pyramid, toImage, height, { gain: 1, offset: 0 });
  const data = new Uint8Array(3 * width * height);
  for (let row = 0, out = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let c = 0; c < 3; c++) data[out++] = Math.round(patch[(c * height + row) * height + column]);
    }
  }
  return { kind: 'colour', width, height, data };
}
