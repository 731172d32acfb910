/** How uneven the picture is beside and above the head. */
import { samplePatch } from '../align/pyramid.ts';
import type { ImagePyramid } from '../align/pyramid.ts';
import { patchToSquare } from '../align/transform.ts';
import { boxOf } from '../landmarks/mesh.ts';
import type { FaceMesh } from '../landmarks/mesh.ts';

const side = 64;
/** A picture this many times the size of the face is looked at. */
const around = 2.4;
/** Rows from the top down to about the ears; below come the shoulders. */
const rows = 34;
/** Columns of the middle that hair and head may fill. */
const head = { left: 12, right: 52, top: 4 } as const;

/** Standard deviation of the gray beside and above the head, 0 to 1; 0 where the picture shows nothing of it. */
export function backgroundVariation(pyramid: ImagePyramid, mesh: FaceMesh): number {
  const box = boxOf(mesh);
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const toImage = patchToSquare(centre, Math.max(box.width, box.height) * around, 0, side);
  const { image } = pyramid;
  const plane = side * side;
  const patch = samplePatch(pyramid, toImage, side, { gain: 1 / 255, offset: 0 });
  let [count, sum, squares] = [0, 0, 0];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < side; x++) {
      if (x >= head.left && x < head.right && y >= head.top) continue;
      const [u, v] = [toImage.a * x + toImage.tx, toImage.a * y + toImage.ty];
      if (u < 0 || v < 0 || u > image.width - 1 || v > image.height - 1) continue;
      const at = y * side + x;
      const gray = (patch[at] + patch[at + plane] + patch[at + 2 * plane]) / 3;
      count += 1;
      sum += gray;
      squares += gray * gray;
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
