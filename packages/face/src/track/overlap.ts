/** How far two rectangles cover each other. */
import { overlap } from '../detect/suppress.ts';

/** Pixels; upright. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The area of both as a share of the area of either, 0 to 1. */
export const overlapOf = (one: Box, other: Box): number => overlap(centred(one), centred(other));

const centred = ({ x, y, width, height }: Box) => ({ centre: { x: x + width / 2, y: y + height / 2 }, width, height });
