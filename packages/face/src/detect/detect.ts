/** Finds the faces of an image, whichever way up they are. */
import { samplePatch } from '../align/pyramid.ts';
import type { ImagePyramid } from '../align/pyramid.ts';
import { withScratch } from '../align/scratch.ts';
import type { Model } from '../models/model.ts';
import { decodeDetections, windowToImage } from './decode.ts';
import type { Detection, Window } from './decode.ts';
import { blendDuplicates } from './suppress.ts';
import { closerWindows, wholeWindow } from './windows.ts';

const inputSide = 128;
const inputRange = { gain: 2 / 255, offset: -1 };
/** From here on a detection is a face. */
export const scoreSure = 0.5;
/** From here on it may be one, and counts when nothing surer is found anywhere. */
const scoreFaint = 0.2;
/** Nearly every upright face scores more; one that lies on its side or head scores less, but often enough to be taken. */
const scoreUpright = 0.8;
/** The network sees faces turned by 60 degrees either way, so four directions hold every turn. */
const turnsRad = [Math.PI / 2, Math.PI, -Math.PI / 2];
/** A window whose samples differ by less, of a range of 2, shows nothing. */
const contrastMin = 0.06;

/** Windows that are looked at for all faces: upright ones, and in each of the other three directions. */
const windowsMax = { upright: 2000, turned: 400 } as const;

/**
 * Faces by falling score, looking no closer than it takes to find one; empty when there is none. For pictures of one
 * person.
 */
export async function detectFaces(pyramid: ImagePyramid, detector: Model): Promise<Detection[]> {
  const { width, height } = pyramid.image;
  const whole = wholeWindow(width, height);
  const found = await look(pyramid, detector, [whole]);
  if (bestScore(found) < scoreUpright) found.push(...(await look(pyramid, detector, turned([whole]))));
  for (const round of closerWindows(width, height)) {
    if (bestScore(found) >= scoreSure) break;
    found.push(...(await look(pyramid, detector, round)));
  }
  return surest(found);
}

/** Every face that can be found, by falling score: all windows down to the closest, in all four directions. */
export async function detectAllFaces(pyramid: ImagePyramid, detector: Model): Promise<Detection[]> {
  const { width, height } = pyramid.image;
  const whole = wholeWindow(width, height);
  const found = await look(pyramid, detector, [whole, ...closerWindows(width, height, windowsMax.upright).flat()]);
  const turnedWindows = turned([whole, ...closerWindows(width, height, windowsMax.turned).flat()]);
  found.push(...(await look(pyramid, detector, turnedWindows)));
  return surest(found);
}

function surest(found: readonly Detection[]): Detection[] {
  const sure = found.filter(({ score }) => score >= scoreSure);
  return blendDuplicates(sure.length > 0 ? sure : found);
}

function bestScore(found: readonly Detection[]): number {
  return Math.max(0, ...found.map(({ score }) => score));
}

function turned(windows: readonly Window[]): Window[] {
  return turnsRad.flatMap((angleRad) => windows.map((window) => ({ ...window, angleRad })));
}

async function look(pyramid: ImagePyramid, detector: Model, windows: readonly Window[]): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const window of windows) {
    const answers = await withScratch(3 * inputSide ** 2, async (patch) => {
      samplePatch(pyramid, windowToImage(window), inputSide, inputRange, patch);
      return hasContrast(patch) ? detector.run(patch) : undefined;
    });
    if (answers === undefined) continue;
    const [boxes, logits] = answers;
    found.push(...decodeDetections(boxes, logits, window, scoreFaint));
  }
  return found;
}

/** One channel tells: nothing shows a face in two of them only. */
function hasContrast(patch: Float32Array): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < patch.length / 3; i++) {
    if (patch[i] < low) low = patch[i];
    if (patch[i] > high) high = patch[i];
    if (high - low >= contrastMin) return true;
  }
  return false;
}
