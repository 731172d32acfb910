/** Where the crease below the fingertip lies: what is below it belongs to the next phalanx. */
import { smooth } from '../extract/smooth.ts';
import { cellPx, cellsPerMm } from './cells.ts';
import type { RidgeCells } from './cells.ts';
import type { Part } from './parts.ts';
import { profileOf } from './shapes.ts';

/**
 * A fingertip is between these many widths long. Of a dry print only a part of the width is seen, so that a crease is
 * looked for further down than a part without one may reach.
 */
const tipLength = { least: 0.85, usual: 1.45, most: 1.8, crease: 2.4 };
const tipMaxMm = 33;
/** How far ridges fade at a crease, as a share of those on its two sides. */
const creaseShare = 0.72;
const smoothSigma = 1.5;

export interface Cut {
  /** Along the axis, in pixels at 500 ppi; infinite when the part ends by itself. */
  readonly toV: number;
  /** False when the part is longer than a fingertip and shows no crease. */
  readonly clear: boolean;
}

export function cutAtCrease(part: Part, cells: RidgeCells, rotationRad: number, widthPx: number): Cut {
  const profile = profileOf(part, cells, rotationRad);
  const rows = profile.strength.length;
  const width = widthPx / cellPx;
  const whole = { toV: Infinity, clear: true };
  if (rows < (tipLength.least + 0.25) * width) return whole;
  const height = smooth(profile.strength, rows, 1, smoothSigma);
  const lowest = Math.min(tipLength.crease * width, tipMaxMm * cellsPerMm);
  const valley = deepestValley(height, Math.round(tipLength.least * width), Math.round(lowest));
  if (valley && valley.share < creaseShare) return { toV: (profile.from + valley.at + 0.5) * cellPx, clear: true };
  const longest = Math.min(tipLength.most * width, tipMaxMm * cellsPerMm);
  if (rows <= longest) return whole;
  return { toV: (profile.from + Math.min(tipLength.usual * width, longest)) * cellPx, clear: false };
}

/** The row between two bounds that is lowest against the higher rows on either side of it. */
function deepestValley(height: Float32Array, from: number, to: number): { at: number; share: number } | undefined {
  const after = Float32Array.from(height);
  for (let i = after.length - 2; i >= 0; i--) after[i] = Math.max(after[i], after[i + 1]);
  let before = 0;
  let best: { at: number; share: number } | undefined;
  for (let i = 0; i < Math.min(to, height.length - 1); i++) {
    before = Math.max(before, height[i]);
    const share = height[i] / Math.max(1e-6, Math.min(before, after[i + 1]));
    if (i >= from && (best === undefined || share < best.share)) best = { at: i, share };
  }
  return best;
}
