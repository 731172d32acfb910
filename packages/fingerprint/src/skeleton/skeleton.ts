/**
 * The second extractor. It shares nothing with the ridge wave but the evened contrast, so that it errs elsewhere:
 * direction from gradients, ridges and valleys in black and white, both thinned, minutiae where a line ends. (An ending of
 * a valley is a bifurcation of the ridges about it.)
 */
import { smoothAlong } from './along-flow.ts';
import { binarise } from './binarise.ts';
import type { Bitmap } from './bitmap.ts';
import { gradientFlow } from './gradient-flow.ts';
import type { GradientFlow } from './gradient-flow.ts';
import { cleanEnds } from './lines.ts';
import type { LineEnd } from './lines.ts';
import { thin } from './thinning.ts';
import type { Minutia } from '../extract/minutiae.ts';
import type { Field } from '../extract/smooth.ts';

export interface Skeleton {
  /** Lines one pixel wide at 500 ppi along the ridges and along the valleys. */
  readonly ridges: Bitmap;
  readonly valleys: Bitmap;
  /** Their quality is how parallel the ridges run there. */
  readonly minutiae: readonly Minutia[];
}

/** Thinning and smoothing shorten a line by this many pixels at 500 ppi against where ridge and valley change places. */
const shortenedPx = 3.2;
/** Where ridges run less parallel than this there is noise. */
const coherenceMin = 0.2;

/** From evened contrast at 250 ppi, where `mask` (one byte a pixel) says so. */
export function skeletonOf(contrast: Field, mask: Uint8Array): Skeleton {
  const flow = gradientFlow(contrast);
  const binary = binarise(smoothAlong(contrast, flow, mask), mask);
  const ridges = thin(binary.ridges);
  const valleys = thin(binary.valleys);
  const endings = cleanEnds(ridges).map((end) => minutiaAt(end, flow, 'ending'));
  const bifurcations = cleanEnds(valleys).map((end) => minutiaAt(end, flow, 'bifurcation'));
  // Lines end at the border of the image too; made longer, they end beyond it.
  const within = ({ x, y }: Minutia) => x > 0 && y > 0 && x < contrast.width - 1 && y < contrast.height - 1;
  const minutiae = [...endings, ...bifurcations].filter((one) => one.quality > coherenceMin && within(one));
  return { ridges, valleys, minutiae };
}

/** The end of a line leans with each of its pixels; the flow does not, but knows no forwards. */
function minutiaAt({ x, y, direction: tail }: LineEnd, flow: GradientFlow, type: Minutia['type']): Minutia {
  const cell = Math.min(flow.rows - 1, y >> 2) * flow.cols + Math.min(flow.cols - 1, x >> 2);
  const along = flow.along[cell];
  const direction = Math.cos(along - tail) < 0 ? along + Math.PI : along;
  return {
    // Pixel centres: (u, v) at 250 ppi is (2u + 0.5, 2v + 0.5) at 500 ppi.
    x: (x - shortenedPx * Math.cos(direction) - 0.5) / 2,
    y: (y - shortenedPx * Math.sin(direction) - 0.5) / 2,
    direction,
    type,
    quality: flow.coherence[cell],
  };
}
