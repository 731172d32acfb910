/** Which fingers a slap shows, from left to right, and where a hand holds them. */

import { fingerPositions, plainSlaps } from '@ipse/core';
import type { FingerPosition } from '@ipse/core';

export type Hand = 'left' | 'right';

/** The four fingers of a hand as its slap shows them, from left to right. */
export const fingersOfHand = (hand: Hand): readonly FingerPosition[] =>
  hand === 'right' ? plainSlaps.PLAIN_RIGHT_FOUR_FINGERS : plainSlaps.PLAIN_LEFT_FOUR_FINGERS;

/** The fingers that each of OSIA's positions of several fingers shows, from left to right. */
const slaps: Readonly<Record<string, readonly FingerPosition[]>> = {
  ...plainSlaps,
  RIGHT_INDEX_AND_MIDDLE: ['RIGHT_INDEX', 'RIGHT_MIDDLE'],
  RIGHT_MIDDLE_AND_RING: ['RIGHT_MIDDLE', 'RIGHT_RING'],
  RIGHT_RING_AND_LITTLE: ['RIGHT_RING', 'RIGHT_LITTLE'],
  LEFT_INDEX_AND_MIDDLE: ['LEFT_MIDDLE', 'LEFT_INDEX'],
  LEFT_MIDDLE_AND_RING: ['LEFT_RING', 'LEFT_MIDDLE'],
  LEFT_RING_AND_LITTLE: ['LEFT_LITTLE', 'LEFT_RING'],
  RIGHT_INDEX_AND_LEFT_INDEX: ['LEFT_INDEX', 'RIGHT_INDEX'],
  RIGHT_INDEX_AND_MIDDLE_AND_RING: ['RIGHT_INDEX', 'RIGHT_MIDDLE', 'RIGHT_RING'],
  RIGHT_MIDDLE_AND_RING_AND_LITTLE: ['RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_LITTLE'],
  LEFT_INDEX_AND_MIDDLE_AND_RING: ['LEFT_RING', 'LEFT_MIDDLE', 'LEFT_INDEX'],
  LEFT_MIDDLE_AND_RING_AND_LITTLE: ['LEFT_LITTLE', 'LEFT_RING', 'LEFT_MIDDLE'],
};

/** True for a position that shows several fingers. */
export const isSlapPosition = (position: string): boolean => Object.hasOwn(slaps, position);

/**
 * The fingers to look for under a position: a slap's, a single finger's, or those of either hand where none is stated.
 */
export function expectedFingers(position: string | undefined): readonly (readonly FingerPosition[])[] {
  if (position !== undefined && isSlapPosition(position)) return [slaps[position]];
  const single = fingerPositions.find((each) => each === position);
  return single ? [[single]] : [fingersOfHand('right'), fingersOfHand('left')];
}

/** Where the tip of a finger lies on the flat hand, in mm: x to the right, y towards the tips; width against the index. */
export interface TipModel {
  readonly x: number;
  readonly y: number;
  readonly logWidth: number;
}

const tips: Readonly<Record<string, TipModel>> = {
  INDEX: { x: -27, y: -8, logWidth: 0 },
  MIDDLE: { x: -9, y: 0, logWidth: 0.03 },
  RING: { x: 10, y: -6, logWidth: -0.02 },
  LITTLE: { x: 28, y: -24, logWidth: -0.2 },
  // Laid down side by side, each by itself.
  THUMB: { x: 15, y: 0, logWidth: 0.15 },
};

/** Of the right hand as printed; of the left hand mirrored. */
export function tipModel(position: FingerPosition): TipModel {
  const [hand, finger] = position.split('_');
  const tip = tips[finger];
  return hand === 'RIGHT' ? tip : { ...tip, x: -tip.x };
}

export const handOf = (position: FingerPosition): Hand => (position.startsWith('LEFT') ? 'left' : 'right');
