/** Which way the fingers of a slap point. */
import { cellsPerMm } from './cells.ts';
import type { Part } from './parts.ts';
import { elongation } from './shapes.ts';
import type { Moments } from './shapes.ts';

/** Weight of the assumption that a hand is laid down upright, against fully elongated parts of a finger's area. */
const uprightWeight = 0.08;
/** A part counts as one finger at most: a palm or a smudge must not decide. */
const areaMax = 300 * cellsPerMm ** 2;

/** The turn of the hand from upright: the common axis of its elongated parts. */
export function handDirection(parts: readonly Part[], moments: readonly Moments[]): number {
  let [cos, sin, total] = [0, 0, 0];
  parts.forEach(({ cells }, n) => {
    const weight = Math.min(areaMax, cells.length);
    const axis = elongation(moments[n]);
    cos += weight * axis.cos;
    sin += weight * axis.sin;
    total += weight;
  });
  return 0.5 * Math.atan2(sin, cos + uprightWeight * total);
}

/** How far a finger's own shape and the line to its next phalanx count against the direction of the hand. */
const handWeight = 0.3;
const phalanxWeight = 1;

/**
 * The turn of one finger: its own shape, where its next phalanx lies (`base`, absent where none is seen), and the hand's
 * direction, each as far as it can be trusted.
 */
export function fingerDirection(own: Moments, base: Moments | undefined, handRad: number): number {
  const shape = elongation(own);
  let cos = shape.cos + handWeight * Math.cos(2 * handRad);
  let sin = shape.sin + handWeight * Math.sin(2 * handRad);
  if (base) {
    const alongRad = Math.atan2(base.x - own.x, base.y - own.y);
    cos += phalanxWeight * Math.cos(2 * alongRad);
    sin += phalanxWeight * Math.sin(2 * alongRad);
  }
  return 0.5 * Math.atan2(sin, cos);
}
