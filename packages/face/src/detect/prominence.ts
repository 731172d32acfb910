/** Which face of a picture is meant. */
import type { Detection } from './decode.ts';

/**
 * The faces from the likeliest meant to the least: the largest first, unless it lies far from the middle; by area less
 * twice the squared distance from the image's centre.
 */
export function byProminence(faces: readonly Detection[], width: number, height: number): Detection[] {
  const prominence = ({ centre, width: w, height: h }: Detection) =>
    w * h - 2 * ((centre.x - width / 2) ** 2 + (centre.y - height / 2) ** 2);
  return faces.toSorted((p, q) => prominence(q) - prominence(p));
}
