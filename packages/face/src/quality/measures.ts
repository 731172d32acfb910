/** What is measured on a face to say how good its image is. */
import { alignedSide } from '../align/align.ts';
import type { AlignedFace } from '../align/align.ts';
import type { Point } from '../template.ts';

/** Without the network that tells people apart. */
export interface ImageMeasures {
  /** Between the centres of the eyes, in pixels of the image. */
  readonly eyeDistancePx: number;
  /** Turn to the side: 0 when the nose lies between the eyes, about 0.5 in half profile; signed. */
  readonly yaw: number;
  /** How much of the fine detail of the face is there: variance of the Laplacian over the variance of the gray. */
  readonly sharpness: number;
  /** Mean gray of the face, 0 to 1. */
  readonly brightness: number;
}

export interface FaceMeasures extends ImageMeasures {
  /** Length of the network's answer; see `Embedding`. */
  readonly norm: number;
}

/** The part of an aligned face that shows skin: from the brows to below the mouth. */
export const region = { left: 26, right: 86, top: 36, bottom: 104 } as const;

export function measureFace(face: AlignedFace, points: readonly Point[], norm: number): FaceMeasures {
  return { ...measureImage(face, points), norm };
}

export function measureImage(face: AlignedFace, points: readonly Point[]): ImageMeasures {
  const [leftEye, rightEye, nose] = points;
  const eyeDistancePx = Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
  return { eyeDistancePx, yaw: yawOf(leftEye, rightEye, nose), ...measureGray(grayOf(face.pixels)) };
}

/** Where the nose lies along the line of the eyes, from their middle, in eye distances. */
function yawOf(leftEye: Point, rightEye: Point, nose: Point): number {
  const [ex, ey] = [leftEye.x - rightEye.x, leftEye.y - rightEye.y];
  const [nx, ny] = [nose.x - (leftEye.x + rightEye.x) / 2, nose.y - (leftEye.y + rightEye.y) / 2];
  return (nx * ex + ny * ey) / Math.max(1, ex * ex + ey * ey);
}

/** From the three planes of an aligned face to one of gray, 0 to 1. */
export function grayOf(pixels: Float32Array): Float32Array {
  const plane = alignedSide * alignedSide;
  const gray = new Float32Array(plane);
  for (let i = 0; i < plane; i++) {
    const value = 0.299 * pixels[i] + 0.587 * pixels[plane + i] + 0.114 * pixels[2 * plane + i];
    gray[i] = (value * 128 + 127.5) / 255;
  }
  return gray;
}

function measureGray(gray: Float32Array): { sharpness: number; brightness: number } {
  const [values, edges] = [new Moments(), new Moments()];
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      const at = y * alignedSide + x;
      values.add(gray[at]);
      edges.add(gray[at - 1] + gray[at + 1] + gray[at - alignedSide] + gray[at + alignedSide] - 4 * gray[at]);
    }
  }
  return {
    sharpness: edges.variance / Math.max(1e-6, values.variance),
    brightness: values.mean,
  };
}

/** Mean and variance of a run of numbers. */
class Moments {
  #count = 0;
  #sum = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    this.#squares += value * value;
  }

  get mean(): number {
    return this.#sum / this.#count;
  }

  get variance(): number {
    return Math.max(0, this.#squares / this.#count - this.mean ** 2);
  }
}
