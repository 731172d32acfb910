/** From the detector's numbers to faces in a window of the image. */
import { blazeAnchors } from './anchors.ts';
import type { Point } from '../template.ts';

/** A face as the detector sees it, in pixels of the image. */
export interface Detection {
  readonly centre: Point;
  /** Of the upright box from brow to chin. */
  readonly width: number;
  readonly height: number;
  /** The subject's right eye, left eye, nose, mouth, right ear, left ear. */
  readonly keyPoints: readonly Point[];
  /** 0 to 1. */
  readonly score: number;
}

/** A square of the image, upright, that the detector looked at; it may reach beyond the image. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly side: number;
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
  return anchors.flatMap((anchor, i) => {
    if (logits[i] < logitMin) return [];
    const at = i * numbersPerAnchor;
    const length = (k: number) => (boxes[at + k] / inputSide) * window.side;
    // The window's rim lies half a pixel before the centre of its first pixel.
    const place = (k: number): Point => ({
      x: window.x - 0.5 + anchor.x * window.side + length(k),
      y: window.y - 0.5 + anchor.y * window.side + length(k + 1),
    });
    const keyPoints = Array.from({ length: keyPointsPerFace }, (_, k) => place(4 + 2 * k));
    return [
      { centre: place(0), width: length(2), height: length(3), keyPoints, score: 1 / (1 + Math.exp(-logits[i])) },
    ];
  });
}
