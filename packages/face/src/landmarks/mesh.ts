/** The dense face mesh: 468 points laid over a detected face. */
import { samplePatch } from '../align/pyramid.ts';
import type { ImagePyramid } from '../align/pyramid.ts';
import { withScratch } from '../align/scratch.ts';
import { apply, patchToSquare } from '../align/transform.ts';
import { rollOf } from '../detect/decode.ts';
import type { Detection } from '../detect/decode.ts';
import type { Model } from '../models/model.ts';
import type { Point } from '../template.ts';

const inputSide = 192;
const inputRange = { gain: 1 / 255, offset: 0 };
/** The mesh wants the face with half as much again around it. */
const margin = 1.5;
/** Points of the mesh at the outer corners of the subject's eyes. */
const outerCorners = { right: 33, left: 263 } as const;

export interface FaceMesh {
  /** In pixels of the image. */
  readonly points: readonly Point[];
  /** How far each point lies behind the middle of the face, in pixels of the image. */
  readonly depths: readonly number[];
  /** How sure the mesh is to lie on a face, 0 to 1. */
  readonly presence: number;
}

/** Lays the mesh over a detected face, turned so that its eyes are level. */
export async function fitMesh(pyramid: ImagePyramid, face: Detection, mesh: Model): Promise<FaceMesh> {
  return fit(pyramid, face.centre, Math.max(face.width, face.height) * margin, rollOf(face), mesh);
}

/** Lays the mesh again, from where it lies already. */
export async function refitMesh(pyramid: ImagePyramid, laid: FaceMesh, mesh: Model): Promise<FaceMesh> {
  const { x, y, width, height } = boxOf(laid);
  const [right, left] = [laid.points[outerCorners.right], laid.points[outerCorners.left]];
  const centre = { x: x + width / 2, y: y + height / 2 };
  const angleRad = Math.atan2(left.y - right.y, left.x - right.x);
  return fit(pyramid, centre, Math.max(width, height) * margin, angleRad, mesh);
}

/** The upright rectangle around the mesh, in pixels of the image. */
export function boxOf({ points }: FaceMesh): { x: number; y: number; width: number; height: number } {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

async function fit(
  pyramid: ImagePyramid,
  centre: Point,
  side: number,
  angleRad: number,
  mesh: Model,
): Promise<FaceMesh> {
  const toImage = patchToSquare(centre, side, angleRad, inputSide);
  const [coordinates, presence] = await withScratch(3 * inputSide ** 2, (patch) =>
    mesh.run(samplePatch(pyramid, toImage, inputSide, inputRange, patch)),
  );
  const points = Array.from({ length: coordinates.length / 3 }, (_, i) =>
    // The mesh measures from the patch's rim, half a pixel before its first pixel's centre.
    apply(toImage, { x: coordinates[3 * i] - 0.5, y: coordinates[3 * i + 1] - 0.5 }),
  );
  const scale = side / inputSide;
  const depths = Array.from({ length: coordinates.length / 3 }, (_, i) => coordinates[3 * i + 2] * scale);
  return { points, depths, presence: 1 / (1 + Math.exp(-presence[0])) };
}
