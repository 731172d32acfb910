/**
 * The ridge pattern of a minutia: the sign of the ridge wave at 256 points of a disc about the minutia, turned with its
 * direction. The points follow a sunflower spiral from the centre outwards, so each prefix of the bits is a smaller disc.
 *
 * Across the ridges the disc is stretched with the distance between them, so that it always spans about eight: skin that
 * is pulled or pressed together keeps its ridges. (Rectifying whole prints by ridge distance: Senior and Bolle 2001.)
 */
import { bilinear } from './minutiae.ts';
import type { RidgeWave } from './ridge-wave.ts';
import { periodAt } from '../template/ridge-period.ts';
import { ridgeBytes } from '../template/template.ts';
import type { RidgeMap } from '../template/template.ts';

export const patternPoints = 8 * ridgeBytes;
/** Distance between ridges at which the disc is round, in pixels at 500 ppi. */
export const patternPeriodPx = 9;
/** How far the disc is stretched or squeezed at most, against periods that were measured wrongly. */
const stretchLeast = 0.6;
const stretchMost = 1.8;
/** Radius of the disc in pixels at 500 ppi: about four ridges. */
export const patternRadiusPx = 36;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Offsets of the points from the minutia for direction 0, in pixels at 500 ppi; the spiral of Vogel (1979). */
export const patternX = Float32Array.from({ length: patternPoints }, (_, i) => radiusOf(i) * Math.cos(i * goldenAngle));
export const patternY = Float32Array.from({ length: patternPoints }, (_, i) => radiusOf(i) * Math.sin(i * goldenAngle));

function radiusOf(i: number): number {
  return patternRadiusPx * Math.sqrt((i + 0.5) / patternPoints);
}

/** Stretch across the ridges of the pattern of a minutia at (x, y), in pixels at 500 ppi from the template's origin. */
export function patternStretch(map: RidgeMap, x: number, y: number): number {
  const period = periodAt(map, x, y) || patternPeriodPx;
  return Math.min(stretchMost, Math.max(stretchLeast, period / patternPeriodPx));
}

/** Writes the bits (1 on a ridge) of a minutia at (x, y), in pixels at 250 ppi. */
export function writeRidgePattern(
  wave: RidgeWave,
  x: number,
  y: number,
  direction: number,
  stretch: number,
  target: Uint8Array,
  at: number,
): void {
  const cos = 0.5 * Math.cos(direction);
  const sin = 0.5 * Math.sin(direction);
  for (let i = 0; i < patternPoints; i++) {
    const across = stretch * patternY[i];
    const px = x + cos * patternX[i] - sin * across;
    const py = y + sin * patternX[i] + cos * across;
    if (bilinear(wave.real, wave.width, wave.height, px, py) > 0) target[at + (i >> 3)] |= 1 << (i & 7);
  }
}
