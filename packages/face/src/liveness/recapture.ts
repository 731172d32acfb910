/**
 * A hint, no more, that a picture was taken of a screen or a print: these are made of a grid, and a camera turns a grid into
 * single frequencies that stand out of a face's smooth spectrum (moire). It is blind to whatever hides the grid: a good
 * screen filmed out of focus, a photographic print, heavy compression.
 */
import type { Image } from '@ipse/core';
import { powerSpectrum, spectrumSide, toGray } from '@ipse/core';
import { meanPoint } from '../align/transform.ts';
import type { Point } from '../template.ts';
import type { PresentationAttackDetector, PresentationVerdict } from './detector.ts';

export interface StillPresentation {
  readonly image: Image;
  /** The five points of the face, in pixels of the image. */
  readonly points: readonly Point[];
}

/** Lower frequencies, in cycles a patch, are the face's own. */
const frequencyMin = 14;
/** Compression by blocks of eight leaves peaks on the two axes, this near to them. */
const axisWidth = 2;
const ringWidth = 4;
/** Peaks of fewer powers of ten above their ring are taken for chance; faces have about 2, grids in focus more than 4. */
const peakMax = 2.35;
/** A face of fewer pixels between the eyes shows no grid that it may have been taken from. */
const eyeDistanceMinPx = 30;

export const recaptureDetector: PresentationAttackDetector<StillPresentation> = {
  name: 'moire-peak',
  version: '1',
  detect({ image, points }): PresentationVerdict {
    const [left, right] = points;
    const { width, height } = image;
    const tooSmall = Math.hypot(left.x - right.x, left.y - right.y) < eyeDistanceMinPx;
    if (tooSmall || Math.min(width, height) < spectrumSide) {
      return { score: Number.NaN, decision: 'undecided', reasons: ['face-too-small'] };
    }
    const score = highestPeak(powerSpectrum(patchOf(image, points)));
    return score > peakMax
      ? { score, decision: 'attack', reasons: ['regular-grid'] }
      : { score, decision: 'bona-fide', reasons: [] };
  },
};

/** The pixels around the middle of the face as they are: shrinking would move or hide a grid. */
function patchOf(image: Image, points: readonly Point[]): Float32Array {
  const gray = toGray(image);
  const centre = meanPoint(points);
  const start = (middle: number, length: number) =>
    Math.max(0, Math.min(length - spectrumSide, Math.round(middle - spectrumSide / 2)));
  const [x0, y0] = [start(centre.x, gray.width), start(centre.y, gray.height)];
  return Float32Array.from(
    { length: spectrumSide * spectrumSide },
    (_, i) => gray.data[(y0 + Math.floor(i / spectrumSide)) * gray.width + x0 + (i % spectrumSide)],
  );
}

/** By how many powers of ten the strongest single frequency stands above the median of its ring. */
function highestPeak(power: Float32Array): number {
  const half = spectrumSide / 2;
  const rings: number[][] = Array.from({ length: Math.ceil(half / ringWidth) }, () => []);
  // One half of the plane: the other mirrors it.
  for (let v = 0; v < half; v++) {
    for (let u = -half; u < half; u++) {
      const frequency = Math.hypot(u, v);
      const onAxis = Math.abs(u) <= axisWidth || v <= axisWidth;
      if (onAxis || frequency < frequencyMin || frequency >= half) continue;
      rings[Math.floor(frequency / ringWidth)].push(power[v * spectrumSide + ((u + spectrumSide) % spectrumSide)]);
    }
  }
  const peaks = rings
    .filter((ring) => ring.length > 0)
    .map((ring) => {
      const sorted = Float32Array.from(ring).sort();
      return sorted[sorted.length - 1] - sorted[sorted.length >> 1];
    });
  return Math.max(...peaks);
}
