/** Fingers and slaps by OSIA's names: the one table of them. */

/** In the order of ANSI/NIST-ITL and ISO/IEC 19794-2, whose codes count from 1. */
export const fingerPositions = [
  'RIGHT_THUMB',
  'RIGHT_INDEX',
  'RIGHT_MIDDLE',
  'RIGHT_RING',
  'RIGHT_LITTLE',
  'LEFT_THUMB',
  'LEFT_INDEX',
  'LEFT_MIDDLE',
  'LEFT_RING',
  'LEFT_LITTLE',
] as const;
export type FingerPosition = (typeof fingerPositions)[number];

/** The slaps of a tenprint card, each with its fingers from left to right. */
export const plainSlaps = {
  PLAIN_RIGHT_FOUR_FINGERS: ['RIGHT_INDEX', 'RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_LITTLE'],
  PLAIN_LEFT_FOUR_FINGERS: ['LEFT_LITTLE', 'LEFT_RING', 'LEFT_MIDDLE', 'LEFT_INDEX'],
  PLAIN_THUMBS: ['LEFT_THUMB', 'RIGHT_THUMB'],
} as const satisfies Record<string, readonly FingerPosition[]>;
