/** The faces of an image that the mesh confirms. */
import type { ImagePyramid } from '../align/pyramid.ts';
import { meanPoint } from '../align/transform.ts';
import { fitMesh, refitMesh } from '../landmarks/mesh.ts';
import { boxOf } from '../landmarks/mesh.ts';
import type { FaceMesh } from '../landmarks/mesh.ts';
import type { Model } from '../models/model.ts';
import type { Detection } from './decode.ts';
import { detectAllFaces, scoreSure } from './detect.ts';

/** What the mesh must be sure of to confirm a detection; a faint one may be a pattern that only looks like a face. */
const presenceMin = { sure: 0.5, faint: 0.95 } as const;
/** Bounds the work that one picture asks for; the surest are kept. */
const facesMax = 200;
/** Meshes whose middles lie closer than this share of the larger one's size lie on one face. */
const distanceSame = 0.3;
/** Detections that score less are looked at twice: a mesh that is laid again, from where it lies, stays on a face. */
const scoreTwice = 0.8;
/** Mean movement of its points, as a share of its size: about 0.01 on faces, 0.05 on rings that pass for one. */
const movementMax = 0.04;

/** The mesh over a detection; undefined when it says that there is no face. */
export async function confirmedMesh(
  pyramid: ImagePyramid,
  detection: Detection,
  mesh: Model,
): Promise<FaceMesh | undefined> {
  const fitted = await fitMesh(pyramid, detection, mesh);
  if (!confirms(fitted, detection)) return undefined;
  return detection.score >= scoreTwice || (await stays(pyramid, fitted, mesh)) ? fitted : undefined;
}

function confirms({ presence }: FaceMesh, { score }: Detection): boolean {
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
    const fitted = await confirmedMesh(pyramid, detection, mesh);
    if (fitted !== undefined && !faces.some((face) => isSame(face, fitted))) faces.push(fitted);
  }
  return faces;
}

async function stays(pyramid: ImagePyramid, fitted: FaceMesh, mesh: Model): Promise<boolean> {
  const again = await refitMesh(pyramid, fitted, mesh);
  const { width, height } = boxOf(fitted);
  const movements = fitted.points.map(({ x, y }, i) => Math.hypot(x - again.points[i].x, y - again.points[i].y));
  const mean = movements.reduce((sum, movement) => sum + movement, 0) / movements.length;
  return again.presence >= presenceMin.sure && mean <= movementMax * Math.max(width, height);
}

function isSame(one: FaceMesh, other: FaceMesh): boolean {
  const [p, q] = [meanPoint(one.points), meanPoint(other.points)];
  const side = (mesh: FaceMesh) => {
    const { width, height } = boxOf(mesh);
    return Math.max(width, height);
  };
  return Math.hypot(p.x - q.x, p.y - q.y) < distanceSame * Math.max(side(one), side(other));
}
