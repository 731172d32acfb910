/** Where the fingers of a hand that is laid down on a platen touch it. */
import type { Random } from '../random.ts';

export const slapFingers = ['INDEX', 'MIDDLE', 'RING', 'LITTLE'] as const;
export type SlapFingerName = (typeof slapFingers)[number];

/** One finger in pixels at 500 ppi, about the middle of the hand; y grows downwards. */
export interface PlacedFinger {
  readonly name: SlapFingerName;
  readonly tipX: number;
  readonly tipY: number;
  /** Turn of the finger from upright, anticlockwise. */
  readonly rotationRad: number;
  /** Share of the largest fingertip's width. */
  readonly size: number;
}

const pxPerMm = 500 / 25.4;
/** How far each tip lies behind that of the middle finger, in mm, and how much people differ. */
const behindMm = { INDEX: [7.5, 3], MIDDLE: [0, 0], RING: [5.5, 3], LITTLE: [22, 4.5] } as const;
const sizes = { INDEX: 0.94, MIDDLE: 1, RING: 0.95, LITTLE: 0.8 } as const;

/** A hand as it is laid down: fingers closed or spread, seen as its print shows it (right hand: index on the left). */
export function layHand(chance: Random, hand: 'left' | 'right', rotationRad: number): PlacedFinger[] {
  const scale = chance.between(0.86, 1.08);
  const spreadRad = chance.between(0, 0.09);
  const gapMm = chance.between(15.5, 20.5);
  const mirrored = hand === 'right' ? 1 : -1;
  const cos = Math.cos(rotationRad);
  const sin = Math.sin(rotationRad);
  let x = -1.5 * gapMm * scale;
  return slapFingers.map((name, n) => {
    if (n > 0) x += scale * (gapMm + 1.2 * chance.normal() + 22 * spreadRad);
    const [usual, deviation] = behindMm[name];
    const y = scale * (usual + deviation * chance.normal());
    const u = mirrored * x * pxPerMm;
    const v = y * pxPerMm;
    const fanRad = mirrored * spreadRad * (1.5 - n) + 0.035 * chance.normal();
    return {
      name,
      tipX: u * cos + v * sin,
      tipY: -u * sin + v * cos,
      rotationRad: rotationRad + fanRad,
      size: scale * sizes[name],
    };
  });
}
