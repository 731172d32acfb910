/** Brings a face into the position that the embedding was trained on. */
import { samplePatch } from './pyramid.ts';
import type { ImagePyramid } from './pyramid.ts';
import { fitSimilarity } from './transform.ts';
import type { SimilarityTransform } from './transform.ts';
import type { Point } from '../template.ts';

export const alignedSide = 112;
export const inputRange = { gain: 1 / 128, offset: -127.5 / 128 };

/** Where the five points lie in an aligned face (Deng et al. 2019, ArcFace), in the order of `facePointKinds`. */
export const publishedPoints: readonly Point[] = [
  { x: 73.5318, y: 51.5014 },
  { x: 38.2946, y: 51.6963 },
  { x: 56.0252, y: 71.7366 },
  { x: 70.7299, y: 92.2041 },
  { x: 41.5493, y: 92.3655 },
];

/**
 * The network was trained on another detector's points. The mesh puts nose and mouth a little elsewhere; shown a little
 * more of the face, and that a little higher, the network tells people apart best (development set).
 */
const framing = { scale: 0.96, middle: { x: 56, y: 72 }, rise: 1 } as const;

const alignedPoints = publishedPoints.map(({ x, y }) => ({
  x: framing.middle.x + (x - framing.middle.x) * framing.scale,
  y: framing.middle.y + (y - framing.middle.y) * framing.scale - framing.rise,
}));

export interface AlignedFace {
  /** Red, green, blue planes of 112 x 112, from -1 to 1. */
  readonly pixels: Float32Array;
  /** From the pixels of the aligned face to those of the image. */
  readonly toImage: SimilarityTransform;
}

export function alignFace(pyramid: ImagePyramid, points: readonly Point[]): AlignedFace {
  const toImage = fitSimilarity(alignedPoints, points);
  return { pixels: samplePatch(pyramid, toImage, alignedSide, inputRange), toImage };
}
