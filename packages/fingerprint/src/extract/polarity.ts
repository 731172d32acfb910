/** Polarity: ridges are dark on light; an image the other way round is told by its background. */
import type { Contrast } from './contrast.ts';
import type { CellMask } from './segmentation.ts';
import type { Field } from './smooth.ts';

/** Share of the image that must be background before it can tell anything, and its distance in gray levels. */
const backgroundMin = 0.1;
const darkerBy = 40;

/** True when the background is much darker than the print. */
export function isInverted({ mean, ridges }: Contrast, { cols, rows, inside }: CellMask): boolean {
  const count = [0, 0];
  const sum = [0, 0];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const side = inside[row * cols + col];
      count[side]++;
      sum[side] += mean[2 * row * ridges.width + 2 * col];
    }
  }
  if (count[1] === 0 || count[0] < backgroundMin * (count[0] + count[1])) return false;
  return sum[0] / count[0] < sum[1] / count[1] - darkerBy;
}

/** Valleys for ridges. */
export function negative(ridges: Field): Field {
  return { ...ridges, data: ridges.data.map((value) => -value) };
}
