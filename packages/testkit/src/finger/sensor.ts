/** From touch to gray values: the optics blur, the glass is never quite clean, the sensor adds noise. */
import { smoothNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import type { ImpressionConditions } from './conditions.ts';
import { feel, print, sweep } from './sensor-marks.ts';

const ground = 244;
const darkest = 40;
const specksMax = 120;

/** Gray values of ink that is 0 to 1. */
export function sense(
  random: Random,
  ink: Float32Array,
  contact: Float32Array,
  { sensor, width, height, noise, moisture, pressure }: ImpressionConditions,
): Uint8Array {
  const soiled = dropSpecks(random, ink, width, height, Math.round(specksMax * noise));
  const blurred = blur(soiled, width, height);
  const shade = smoothNoise(random, width, height, 90).data;
  const depth = ground - darkest - 25 * Math.max(0, -pressure) + 15 * Math.max(0, moisture);
  const grainDeviation = 3 + 9 * noise;
  const gray = new Uint8Array(width * height);
  for (let i = 0; i < gray.length; i++) {
    // Sweat and light that creeps through the skin darken the valleys within the contact a little.
    const veil = 16 * Math.max(0, Math.min(1, contact[i] + 0.3));
    const value = ground + 5 * shade[i] - veil + grainDeviation * quickNormal(random) - (depth - veil) * blurred[i];
    gray[i] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  if (sensor === 'capacitive') return feel(random, gray, width, height);
  if (sensor === 'sweep') return sweep(random, gray, width, height);
  if (sensor === 'ink') return print(random, gray, width, height);
  return gray;
}

/** Dust and old sweat: small dark specks anywhere on the glass. */
function dropSpecks(random: Random, ink: Float32Array, width: number, height: number, count: number): Float32Array {
  const soiled = ink.slice();
  for (let n = 0; n < count; n++) {
    const at = random.below(height - 4) * width + random.below(width - 4);
    const darkness = random.between(0.1, 0.6);
    const side = 1 + random.below(4);
    for (let k = 0; k < side * side; k++) {
      const i = at + Math.floor(k / side) * width + (k % side);
      soiled[i] = Math.min(1, soiled[i] + darkness);
    }
  }
  return soiled;
}

/** Three parts of one random word: nearly normal, and fast enough for every pixel. */
function quickNormal(random: Random): number {
  const word = random.uint32();
  return ((word & 1023) + ((word >>> 10) & 1023) + ((word >>> 20) & 1023) - 1534.5) / 512;
}

/** A 3 x 3 binomial kernel, in two passes; the outermost pixels keep their value. */
function blur(values: Float32Array, width: number, height: number): Float32Array {
  const rows = values.slice();
  for (let i = 1; i < values.length - 1; i++) rows[i] = 0.25 * (values[i - 1] + values[i + 1]) + 0.5 * values[i];
  const both = rows.slice();
  for (let i = width; i < width * (height - 1); i++)
    both[i] = 0.25 * (rows[i - width] + rows[i + width]) + 0.5 * rows[i];
  return both;
}
