/** A synthetic head before a camera that does what it is told: frames for tests of liveness. */
import type { ColourImage } from '@ipse/core';
import type { FaceIdentity } from './create-identity.ts';
import type { PortraitConditions } from './conditions.ts';
import { portrait } from './portrait.ts';

export interface HeadPose {
  /** To the subject's left positive. */
  readonly yawRad?: number;
  /** 0 open to 1 shut. */
  readonly eyesShut?: number;
  /** Of the screen that lights the face. */
  readonly light?: 'red' | 'green' | 'blue';
}

/** Gray levels that a screen adds to what it lights: a bright one in a dim room. */
const screenGain = 0.14;

/** One frame; the camera, the room and the person stay as they are. */
export function headFrame(
  identity: FaceIdentity,
  { light, ...pose }: HeadPose,
  conditions: Partial<PortraitConditions> = {},
): ColourImage {
  const still = { yawRad: 0, pitchRad: 0, rollRad: 0, shiftX: 0, shiftY: 0, scale: 1, noise: 0.3, blurPx: 0.4 };
  const seen = portrait(identity, 'before a camera', {
    ...still,
    smile: 0,
    jawOpen: 0,
    browsUp: 0,
    ...conditions,
    ...pose,
  });
  if (light === undefined) return seen;
  const channel = ['red', 'green', 'blue'].indexOf(light);
  const data = seen.data.map((value, i) => (i % 3 === channel ? Math.min(255, value * (1 + screenGain)) : value));
  return { ...seen, data };
}
