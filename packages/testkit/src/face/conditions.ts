/** How a portrait was taken. */
import type { Random } from '../random.ts';
import type { View } from './camera.ts';
import type { Light } from './light.ts';
import type { Expression } from './shape.ts';

/** `noise` is 0 a good camera to 1 a poor one in the dark; `blurPx` the radius of its blur. */
export interface PortraitConditions extends View, Light, Expression {
  readonly background: readonly [red: number, green: number, blue: number];
  readonly noise: number;
  readonly blurPx: number;
}

/** Conditions as at a counter: roughly frontal, indoors, mostly neutral. */
export function drawPortraitConditions(random: Random): PortraitConditions {
  const ground = random.between(120, 225);
  return {
    width: 320,
    height: 400,
    yawRad: 0.13 * random.normal(),
    pitchRad: 0.07 * random.normal(),
    rollRad: 0.05 * random.normal(),
    shiftX: 0.03 * random.normal(),
    shiftY: 0.02 * random.normal(),
    scale: 1 + 0.06 * random.normal(),
    azimuthRad: 0.5 * random.normal(),
    elevationRad: 0.45 + 0.2 * random.normal(),
    contrast: random.between(0.35, 0.7),
    brightness: 1.15 + 0.08 * random.normal(),
    smile: Math.max(0, 0.45 * random.normal()),
    jawOpen: random.chance(0.15) ? random.unit() : 0,
    browsUp: Math.max(0, 0.4 * random.normal()),
    eyesShut: 0,
    background: [ground * random.between(0.92, 1), ground * random.between(0.94, 1), ground],
    noise: random.unit() ** 2,
    blurPx: random.unit() ** 2,
  };
}
