/** Which face of a picture is meant. */
import type { Detection } from './decode.ts';

/** The largest, unless it lies far from the middle: area less twice the squared distance from the image's centre. */
export function mainFace(faces: readonly Detection[], width: number, height: number): Detection {
  const weight = ({ centre, width: w, height: h }: Detection) =>
    w * h - 2 * ((centre.x - width / 2) ** 2 + (centre.y - height / 2) ** 2);
  return faces.reduce((best, face) => (weight(face) > weight(best) ? face : best));
}
