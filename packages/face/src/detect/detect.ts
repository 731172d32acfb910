/** Finds the faces of an image. */
import { samplePatch } from '../align/pyramid.ts';
import type { ImagePyramid } from '../align/pyramid.ts';
import type { Model } from '../models/load.ts';
import { decodeDetections } from './decode.ts';
import type { Detection, Window } from './decode.ts';
import { blendDuplicates } from './suppress.ts';
import { closerWindows, wholeWindow } from './windows.ts';

const inputSide = 128;
const inputRange = { gain: 2 / 255, offset: -1 };
/** From here on a detection is a face. */
export const scoreSure = 0.5;
/** From here on it may be one, and counts when nothing surer is found anywhere. */
const scoreFaint = 0.2;

/** Faces by falling score; empty when there is none. */
export async function detectFaces(pyramid: ImagePyramid, detector: Model): Promise<Detection[]> {
  const { width, height } = pyramid.image;
  const found = await look(pyramid, detector, [wholeWindow(width, height)]);
  for (const round of closerWindows(width, height)) {
    if (found.some(({ score }) => score >= scoreSure)) break;
    found.push(...(await look(pyramid, detector, round)));
  }
  const sure = found.filter(({ score }) => score >= scoreSure);
  return blendDuplicates(sure.length > 0 ? sure : found);
}

async function look(pyramid: ImagePyramid, detector: Model, windows: readonly Window[]): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const window of windows) {
    const scale = window.side / inputSide;
    const toImage = { a: scale, b: 0, tx: window.x + (scale - 1) / 2, ty: window.y + (scale - 1) / 2 };
    const [boxes, logits] = await detector.run(samplePatch(pyramid, toImage, inputSide, inputRange));
    found.push(...decodeDetections(boxes, logits, window, scoreFaint));
  }
  return found;
}
