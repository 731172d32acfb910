/** Whether what is seen runs in one direction from place to place, as ridges do and noise does not. */
import { percentile } from '../extract/contrast.ts';
import type { SpectralFlow } from '../extract/flow.ts';
import type { CellMask } from '../extract/segmentation.ts';
import { smooth } from '../extract/smooth.ts';

/** Spread of the neighbourhood, in cells: its width is that of six ridges, two windows of the local spectra. */
const neighbourhoodSigma = 6;

/**
 * The least coherence of a print. White noise has at most 0.174, blurred noise 0.220 (its spectra are peaked, but each in
 * a direction of its own), the worst of the prints in the development sets 0.346; evaluation/src/no-print/measure.ts
 * prints both. The bound lies nearer to the noise, since a bad print is worth more than a refusal.
 */
export const coherenceMin = 0.25;

/**
 * Median over the cells inside of the length of the mean direction about them, weighted by how much of the power lies in it:
 * 1 for clear straight lines, 0 for what has no direction or another one at each step. 0 when no cell is inside.
 */
export function coherenceOf({ cols, rows, normal, concentration }: SpectralFlow, { inside }: CellMask): number {
  const [cos, sin] = [new Float32Array(cols * rows), new Float32Array(cols * rows)];
  for (let i = 0; i < cos.length; i++) {
    if (inside[i] === 0) continue;
    cos[i] = concentration[i] * Math.cos(2 * normal[i]);
    sin[i] = concentration[i] * Math.sin(2 * normal[i]);
  }
  const [x, y, weight] = [cos, sin, Float32Array.from(inside)].map((values) =>
    smooth(values, cols, rows, neighbourhoodSigma),
  );
  const lengths = x.map((value, i) => Math.hypot(value, y[i]) / Math.max(weightMin, weight[i]));
  const seen = lengths.filter((_, i) => inside[i] === 1);
  return seen.length === 0 ? 0 : percentile(seen, 0.5);
}

/** Of a neighbourhood at the outline, which is partly empty; less is an islet that shows no direction. */
const weightMin = 0.3;
