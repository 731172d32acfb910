/** From the detector's numbers to faces in a window of the image. */
import { apply, patchToSquare } from '../align/transform.ts';
import type { SimilarityTransform } from '../align/transform.ts';
import { blazeAnchors } from './anchors.ts';
import type { Point } from '../template.ts';

/** A face as the detector sees it, in pixels of the image. */
export interface Detection {
  readonly centre: Point;
  /** Of the box from brow to chin, along and across the window it was seen in. */
  readonly width: number;
  readonly height: number;
  /** The subject's right eye, left eye, nose, mouth, right ear, left ear. */
  readonly keyPoints: readonly Point[];
  /** 0 to 1. */
  readonly score: number;
}

/** A square of the image that the detector looked at; it may reach beyond the image. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** How far the square was turned about its middle, clockwise as seen on the screen; upright when absent. */
  readonly angleRad?: number;
}

/** From the pixels of the network's input to those of the image. */
export function windowToImage({ x, y, side, angleRad = 0 }: Window): SimilarityTransform {
  return patchToSquare({ x: x + side / 2 - 0.5, y: y + side / 2 - 0.5 }, side, angleRad, inputSide);
}

/** Offsets are in pixels of the network's input. */
const inputSide = 128;
const numbersPerAnchor = 16;
const keyPointsPerFace = 6;
const anchors = blazeAnchors();

/** Every answer of at least `scoreMin`, not yet rid of duplicates. `logits` holds one number an anchor, `boxes` 16. */
export function decodeDetections(
  boxes: Float32Array,
  logits: Float32Array,
  window: Window,
  scoreMin: number,
): Detection[] {
  const logitMin = Math.log(scoreMin / (1 - scoreMin));
  const toImage = windowToImage(window);
  return anchors.flatMap((anchor, i) => {
    if (logits[i] < logitMin) return [];
    const at = i * numbersPerAnchor;
    const length = (k: number) => (boxes[at + k] / inputSide) * window.side;
    // The network measures from the window's rim, half a pixel before the centre of its first pixel.
    const place = (k: number): Point =>
      apply(toImage, {
        x: anchor.x * inputSide + boxes[at + k] - 0.5,
        y: anchor.y * inputSide + boxes[at + k + 1] - 0.5,
      });
    const keyPoints = Array.from({ length: keyPointsPerFace }, (_, k) => place(4 + 2 * k));
    const score = 1 / (1 + Math.exp(-logits[i]));
    return { centre: place(0), width: length(2), height: length(3), keyPoints, score };
  });
}

/** How far a face is turned in the plane of the image, clockwise as seen on the screen: 0 upright, -pi to pi. */
export function rollOf({ keyPoints: [rightEye, leftEye] }: Pick<Detection, 'keyPoints'>): number {
  return Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x);
}
