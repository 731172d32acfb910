/** The faces of an image that the mesh confirms. */
import type { ImagePyramid } from '../align/pyramid.ts';
import { meanPoint } from '../align/transform.ts';
import { fitMesh } from '../landmarks/mesh.ts';
import type { FaceMesh } from '../landmarks/mesh.ts';
import type { Model } from '../models/load.ts';
import type { Detection } from './decode.ts';
import { detectAllFaces, scoreSure } from './detect.ts';

/** What the mesh must be sure of to confirm a detection; a faint one may be a pattern that only looks like a face. */
const presenceMin = { sure: 0.5, faint: 0.95 } as const;
/** Bounds the work that one picture asks for; the surest are kept. */
const facesMax = 200;
/** Meshes whose middles lie closer than this share of the larger one's size lie on one face. */
const distanceSame = 0.3;

export function confirms({ presence }: FaceMesh, { score }: Detection): boolean {
  return presence >= (score >= scoreSure ? presenceMin.sure : presenceMin.faint);
}

/** A mesh for every face of the image, the surest detection first; none where there is no face. */
export async function findAllFaces(
  pyramid: ImagePyramid,
  { detector, mesh }: { readonly detector: Model; readonly mesh: Model },
): Promise<FaceMesh[]> {
  const faces: FaceMesh[] = [];
  const detections = await detectAllFaces(pyramid, detector);
  for (const detection of detections.slice(0, facesMax)) {
    const fitted = await fitMesh(pyramid, detection, mesh);
    if (confirms(fitted, detection) && !faces.some((face) => isSame(face, fitted))) faces.push(fitted);
  }
  return faces;
}

/** The upright rectangle around the mesh, in pixels of the image. */
export function boxOf({ points }: FaceMesh): { x: number; y: number; width: number; height: number } {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function isSame(one: FaceMesh, other: FaceMesh): boolean {
  const [p, q] = [meanPoint(one.points), meanPoint(other.points)];
  const side = (mesh: FaceMesh) => {
    const { width, height } = boxOf(mesh);
    return Math.max(width, height);
  };
  return Math.hypot(p.x - q.x, p.y - q.y) < distanceSame * Math.max(side(one), side(other));
}
