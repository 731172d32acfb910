/**
 * How open the eyes of a frame are. The mesh alone draws lids that are shut far too open (on rendered heads that close
 * their eyes it says 0.8 of before), so its opening is weighed with what an open eye shows and a lid does not: dark beside
 * white.
 */
import type { GrayImage } from '@ipse/core';
import type { FaceMesh } from '../landmarks/mesh.ts';
import type { FaceShape } from '../quality/shape.ts';

/** Points of the mesh at the corners of each eye. */
const corners = [
  [33, 133],
  [263, 362],
] as const;
/** The part of an eye that is looked at: along the line of its corners, and to both sides of it, in eye widths. */
const along = { from: 0.12, to: 0.88, steps: 32 } as const;
const across = { reach: 0.15, steps: 16 } as const;

/** Of no unit: to be compared with the same face a moment before. */
export function eyeOpeningOf(gray: GrayImage, mesh: FaceMesh, { eyeOpening }: FaceShape): number {
  const contrasts = corners.map((pair) => contrastOf(gray, mesh, pair));
  return (eyeOpening * (contrasts[0] + contrasts[1])) / 2;
}

/** Standard deviation of the gray of an eye over its mean. */
function contrastOf(gray: GrayImage, { points }: FaceMesh, [outer, inner]: readonly [number, number]): number {
  const [from, to] = [points[outer], points[inner]];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const values: number[] = [];
  for (let i = 0; i < along.steps; i++) {
    const t = along.from + ((along.to - along.from) * i) / (along.steps - 1);
    for (let j = 0; j < across.steps; j++) {
      const s = across.reach * ((2 * j) / (across.steps - 1) - 1);
      const x = clamp(Math.round(from.x + t * dx - s * dy), gray.width);
      const y = clamp(Math.round(from.y + t * dy + s * dx), gray.height);
      values.push(gray.data[y * gray.width + x]);
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(variance) / Math.max(1, mean);
}

const clamp = (place: number, length: number): number => Math.max(0, Math.min(length - 1, place));
