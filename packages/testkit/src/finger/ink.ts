/** How dark each pixel is: where the ridges touch, how broad pressure and sweat make them, where dry skin leaves gaps. */
import { smoothNoise, smoothstep } from '../noise.ts';
import type { Random } from '../random.ts';
import type { ImpressionConditions } from './conditions.ts';
import type { Finger } from './create-finger.ts';
import { skinAt } from './creases.ts';
import type { Mapping } from './distortion.ts';
import { sampleMaster } from './sample-master.ts';

/** 0 bare glass to 1 full contact. */
export function inkRidges(
  random: Random,
  finger: Finger,
  mapping: Mapping,
  contact: Float32Array,
  { width, height, pressure, moisture }: ImpressionConditions,
): Float32Array {
  const grain = smoothNoise(random, width, height, 2.6).data;
  const patches = smoothNoise(random, width, height, 45).data;
  const dryness = Math.max(0, -moisture);
  const wetness = Math.max(0, moisture);
  const ink = new Float32Array(width * height);
  for (let i = 0; i < ink.length; i++) {
    if (contact[i] < -0.4) continue;
    const x = mapping.x[i];
    const y = mapping.y[i];
    // Ridges sink away towards the edge of the contact, dry skin touches in grains, wet skin fills its valleys.
    const touch = Math.min(0, contact[i] - 0.5) * 1.3;
    const level = 0.28 * pressure + 0.55 * wetness - 0.4 * dryness + (0.22 + 0.3 * finger.wear) * patches[i] + touch;
    const rough = (0.28 + 0.9 * dryness + 0.7 * finger.wear) * grain[i];
    const skin = finger.creases.length === 0 ? 1 : Math.min(1, skinAt(finger.creases, x, y));
    ink[i] = skin * smoothstep(0.5 + 0.75 * (sampleMaster(finger.ridges, x, y) + level + rough));
  }
  return ink;
}
