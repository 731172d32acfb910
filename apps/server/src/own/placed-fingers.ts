/** What a person says of the fingers of a slap. */
import { fingerPositions } from '@ipse/core';
import type { FingerPosition } from '@ipse/core';
import type { PlacedBox } from '@ipse/fingerprint';
import type { SampleInput } from '@ipse/protocol';
import { fail } from '../errors.ts';

/** The position of a single finger. Errors: REQUEST_INVALID. */
export function toFinger(position: string): FingerPosition {
  const found = fingerPositions.find((each) => each === position);
  if (!found) throw fail('REQUEST_INVALID', `${position} is not a single finger`);
  return found;
}

/** Fingers as a person confirmed them, each position once. Errors: REQUEST_INVALID. */
export function toPlaced(fingers: NonNullable<SampleInput['fingers']>): PlacedBox[] {
  const placed = fingers.map(({ position, box }) => ({ position: toFinger(position), box }));
  if (new Set(placed.map(({ position }) => position)).size < placed.length) {
    throw fail('REQUEST_INVALID', 'a finger of the slap is named twice');
  }
  return placed;
}
