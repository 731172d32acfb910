/** How well the skin touches the glass at each pixel: the fingertip is an oval, pressed hardest in its middle. */
import { smoothNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import type { ImpressionConditions } from './conditions.ts';

const halfWidthPx = 140;
const halfHeightPx = 188;

/** 1 well inside the touching part, 0 at its edge, negative outside. */
export function contactField(random: Random, conditions: ImpressionConditions): Float32Array {
  const { width, height, rotationRad, shiftX, shiftY, pressure, contact, rollX, rollY } = conditions;
  const scale = Math.sqrt(contact) * (1 + 0.06 * pressure);
  const a = halfWidthPx * scale;
  const b = halfHeightPx * scale;
  const centreX = width / 2 + shiftX + rollX * (halfWidthPx - a);
  const centreY = height / 2 + shiftY + rollY * (halfHeightPx - b);
  const edge = smoothNoise(random, width, height, 38).data;
  const fray = smoothNoise(random, width, height, 7).data;
  const cos = Math.cos(rotationRad);
  const sin = Math.sin(rotationRad);
  const field = new Float32Array(width * height);
  for (let i = 0; i < field.length; i++) {
    const dx = (i % width) - centreX;
    const dy = Math.floor(i / width) - centreY;
    const u = (dx * cos - dy * sin) / a;
    const v = (dx * sin + dy * cos) / b;
    // Between an ellipse and a rectangle, as fingertips are.
    const radius = (Math.abs(u) ** 2.4 + Math.abs(v) ** 2.4) ** (1 / 2.4);
    field[i] = Math.min(1, 4 * (1 - radius) + 0.25 * edge[i] + 0.2 * fray[i]);
  }
  return field;
}
