/** The five points of a mesh that faces are aligned by. */
import { meanPoint } from '../align/transform.ts';
import type { FaceMesh } from './mesh.ts';
import type { Point } from '../template.ts';

/** Points of the mesh whose mean is each of the five, in the order of `facePointKinds`: corners and lids of an eye, ... */
const meshPoints = [[362, 263, 386, 374], [33, 133, 159, 145], [4], [291], [61]] as const;

export function fivePoints(mesh: FaceMesh): Point[] {
  return meshPoints.map((indices) => meanPoint(indices.map((index) => mesh.points[index])));
}
