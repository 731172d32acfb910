/**
 * The ridge pattern of a minutia: the sign of the ridge wave at 256 points of a disc about the minutia, turned with its
 * direction. The points follow a sunflower spiral from the centre outwards, so each prefix of the bits is a smaller disc.
 */
import { bilinear } from './minutiae.ts';
import type { RidgeWave } from './ridge-wave.ts';
import { ridgeBytes } from '../template/template.ts';

export const patternPoints = 8 * ridgeBytes;
/** Radius of the disc in pixels at 500 ppi: about four ridges. */
export const patternRadiusPx = 36;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Offsets of the points from the minutia for direction 0, in pixels at 500 ppi; the spiral of Vogel (1979). */
export const patternX = Float32Array.from({ length: patternPoints }, (_, i) => radiusOf(i) * Math.cos(i * goldenAngle));
export const patternY = Float32Array.from({ length: patternPoints }, (_, i) => radiusOf(i) * Math.sin(i * goldenAngle));

function radiusOf(i: number): number {
  return patternRadiusPx * Math.sqrt((i + 0.5) / patternPoints);
}

/** Writes the bits (1 on a ridge) of a minutia at (x, y), in pixels at 250 ppi. */
export function writeRidgePattern(
  wave: RidgeWave,
  x: number,
  y: number,
  direction: number,
  target: Uint8Array,
  at: number,
): void {
  const cos = 0.5 * Math.cos(direction);
  const sin = 0.5 * Math.sin(direction);
  for (let i = 0; i < patternPoints; i++) {
    const px = x + cos * patternX[i] - sin * patternY[i];
    const py = y + sin * patternX[i] + cos * patternY[i];
    if (bilinear(wave.real, wave.width, wave.height, px, py) > 0) target[at + (i >> 3)] |= 1 << (i & 7);
  }
}
