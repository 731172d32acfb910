/** Minutiae as an examiner marks them, in the pixels of the picture. */
import type { Minutia } from '../extract/minutiae.ts';
import type { Region } from '../extract/region.ts';

export interface MarkedMinutia {
  /** Pixels of the sample's image, y downwards. */
  readonly x: number;
  readonly y: number;
  /** Into the ridge that ends, or the valley that a bifurcation encloses; anticlockwise from the positive x axis, as `Feature`. */
  readonly angleRad: number;
  readonly kind?: 'ending' | 'bifurcation';
}

/** In the coordinates of the extraction: pixels at 250 ppi of the part of the image that is worked on, clockwise. */
export function examinersMinutiae(marked: readonly MarkedMinutia[], part: Region, scale: number): Minutia[] {
  const at250 = (at: number, from: number) => ((at - from + 0.5) / scale - 1) / 2;
  return marked.map(({ x, y, angleRad, kind }) => ({
    x: at250(x, part.left),
    y: at250(y, part.top),
    direction: ((-angleRad % turn) + turn) % turn,
    type: kind ?? 'ending',
    quality: 1,
  }));
}

const turn = 2 * Math.PI;
