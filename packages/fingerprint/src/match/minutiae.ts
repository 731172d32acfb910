/** What the geometry of a comparison needs to know of a print's minutiae. */
import { unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

export interface Minutiae extends PlacedMinutiae {
  /** The minutiae from left to right. */
  readonly byX: Uint8Array;
  /** For each whole x where those begin in `byX` that lie there or right of it; beyond its end there are none. */
  readonly firstAt: Uint8Array;
}

/** Where minutiae lie and point to. */
export interface PlacedMinutiae {
  readonly count: number;
  /** Pixels at 500 ppi from the template's origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Of the direction. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

/** The minutiae of a template from left to right. */
export function leftToRight(template: FingerprintTemplate): Pick<Minutiae, 'byX' | 'firstAt'> {
  const { count, x } = template;
  const byX = order(template);
  const firstAt = new Uint8Array(count === 0 ? 0 : Math.floor(x[byX[count - 1]] / unitsPerPx) + 1);
  for (let column = 0, at = 0; column < firstAt.length; column++) {
    while (x[byX[at]] < column * unitsPerPx) at++;
    firstAt[column] = at;
  }
  return { byX, firstAt };
}

/** Ties by index. */
function order({ count, x }: FingerprintTemplate): Uint8Array {
  const byX = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let slot = i;
    for (; slot > 0 && x[byX[slot - 1]] > x[i]; slot--) byX[slot] = byX[slot - 1];
    byX[slot] = i;
  }
  return byX;
}
