/** What the mesh tells of a face: how the head is turned, how far eyes and mouth are open. */
import type { FaceMesh } from '../landmarks/mesh.ts';

export interface FaceShape {
  /** Turned to its left, raised, and leaning to the right of the picture: positive; 0 is straight. */
  readonly yawDegrees: number;
  readonly pitchDegrees: number;
  readonly rollDegrees: number;
  /** Opening of the narrower eye, as a share of the distance from the eyes to the chin. */
  readonly eyeOpening: number;
  /** Opening between the lips, as a share of the same distance. */
  readonly mouthOpening: number;
}

/** Points of the mesh by their meaning; left and right are the subject's own. */
const at = {
  rightTemple: 127,
  leftTemple: 356,
  forehead: 10,
  chin: 152,
  rightEye: { outer: 33, inner: 133, upper: 159, lower: 145 },
  leftEye: { outer: 263, inner: 362, upper: 386, lower: 374 },
  lips: { upper: 13, lower: 14 },
} as const;

export function shapeOf(mesh: FaceMesh): FaceShape {
  const apart = (i: number, j: number) => distance(mesh, i, j);
  const { rightEye, leftEye } = at;
  const eyesToChin = Math.max(1e-6, (apart(rightEye.inner, at.chin) + apart(leftEye.inner, at.chin)) / 2);
  const [right, left] = [mesh.points[rightEye.outer], mesh.points[leftEye.outer]];
  return {
    yawDegrees: slope(mesh, at.rightTemple, at.leftTemple),
    pitchDegrees: slope(mesh, at.chin, at.forehead),
    rollDegrees: degrees(Math.atan2(left.y - right.y, left.x - right.x)),
    eyeOpening: Math.min(apart(rightEye.upper, rightEye.lower), apart(leftEye.upper, leftEye.lower)) / eyesToChin,
    mouthOpening: apart(at.lips.upper, at.lips.lower) / eyesToChin,
  };
}

/** How far the line from one point to another leans away from the camera. */
function slope(mesh: FaceMesh, from: number, to: number): number {
  return degrees(Math.atan2(mesh.depths[to] - mesh.depths[from], Math.max(1e-6, distance(mesh, from, to))));
}

function distance({ points }: FaceMesh, i: number, j: number): number {
  return Math.hypot(points[i].x - points[j].x, points[i].y - points[j].y);
}

function degrees(angleRad: number): number {
  return (angleRad * 180) / Math.PI;
}
