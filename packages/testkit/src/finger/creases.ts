/** Creases and scars of a finger: thin lines without ridges, at the same place in every impression. */
import type { Field } from '../noise.ts';
import type { Random } from '../random.ts';

/** A straight line in cells of the master; the skin is missing within half its width. */
export interface Crease {
  readonly x: number;
  readonly y: number;
  readonly angleRad: number;
  readonly halfLength: number;
  readonly halfWidth: number;
}

const countMax = 4;

export function drawCreases(random: Random, { width, height }: Field): Crease[] {
  return Array.from({ length: random.below(countMax + 1) }, () => ({
    x: width * random.between(0.15, 0.85),
    y: height * random.between(0.15, 0.9),
    angleRad: random.between(-0.9, 0.9),
    halfLength: random.between(8, 40),
    halfWidth: random.between(0.4, 1.1),
  }));
}

/** How much skin is there: 0 in the middle of a crease, 1 away from all of them. */
export function skinAt(creases: readonly Crease[], x: number, y: number): number {
  let skin = 1;
  for (const { x: cx, y: cy, angleRad, halfLength, halfWidth } of creases) {
    const along = (x - cx) * Math.cos(angleRad) + (y - cy) * Math.sin(angleRad);
    if (Math.abs(along) > halfLength) continue;
    const across = (y - cy) * Math.cos(angleRad) - (x - cx) * Math.sin(angleRad);
    const taper = 1 - (along / halfLength) ** 2;
    skin = Math.min(skin, Math.abs(across) / (halfWidth * taper + 0.2));
  }
  return skin;
}
