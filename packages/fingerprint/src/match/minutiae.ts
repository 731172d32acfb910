/** What the geometry of a comparison needs to know of a print's minutiae. */
import type { FingerprintTemplate } from '../template/template.ts';

export interface Minutiae {
  readonly count: number;
  /** Pixels at 500 ppi from the template's origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Of the direction. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** The minutiae from left to right. */
  readonly byX: Uint8Array;
}

/** The minutiae of a template from left to right, ties by index. */
export function leftToRight({ count, x }: FingerprintTemplate): Uint8Array {
  const order = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    let slot = i;
    for (; slot > 0 && x[order[slot - 1]] > x[i]; slot--) order[slot] = order[slot - 1];
    order[slot] = i;
  }
  return order;
}
