/** One picture of a finger: the skin is laid on the glass, touches it here and not there, and the sensor looks. */
import type { GrayImage } from '@ipse/core';
import { random } from '../random.ts';
import { contactField } from './contact.ts';
import { drawConditions, type ImpressionConditions } from './conditions.ts';
import type { Finger } from './create-finger.ts';
import { mapToMaster } from './distortion.ts';
import { inkRidges } from './ink.ts';
import { sense } from './sensor.ts';

/**
 * Dark ridges on light ground at 500 pixels per inch. Conditions that are not given are drawn from the seed; the same
 * finger, seed and conditions give the same picture.
 */
export function impression(
  finger: Finger,
  seed: number | string,
  conditions: Partial<ImpressionConditions> = {},
): GrayImage {
  const chance = random(`impression/${finger.seed}/${seed}`);
  const actual = { ...drawConditions(chance), ...conditions };
  const mapping = mapToMaster(chance, actual, finger.ridges.width, finger.ridges.height);
  const contact = contactField(chance, actual);
  const ink = inkRidges(chance, finger, mapping, contact, actual);
  const data = sense(chance, ink, contact, actual);
  return { kind: 'gray', width: actual.width, height: actual.height, data, resolutionPpi: 500 };
}
