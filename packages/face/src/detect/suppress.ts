/** One detection a face: overlapping answers are blended, weighted by their scores (BlazeFace, Bazarevsky et al. 2019). */
import { rollOf } from './decode.ts';
import type { Point } from '../template.ts';
import type { Detection } from './decode.ts';

/** From this overlap on, two answers speak of one face. */
const overlapSame = 0.3;

/** Answers whose eyes lie along lines more than this apart saw the same face the wrong way up. */
const angleSameRad = Math.PI / 4;

/** By falling score. Of answers that see one face turned differently the surest counts. */
export function blendDuplicates(detections: readonly Detection[]): Detection[] {
  const left = detections.toSorted((p, q) => q.score - p.score);
  const faces: Detection[] = [];
  while (left.length > 0) {
    const best = left[0];
    const same = left.filter((other) => other === best || overlap(best, other) > overlapSame);
    faces.push(blend(same.filter((other) => turnBetween(best, other) < angleSameRad)));
    left.splice(0, left.length, ...left.filter((other) => !same.includes(other)));
  }
  return faces;
}

/** A box by its middle; upright, in pixels. */
type Placed = Pick<Detection, 'centre' | 'width' | 'height'>;

/** The share of the two boxes' union that they have in common. */
export function overlap(p: Placed, q: Placed): number {
  const along = (from: number, lengthP: number, to: number, lengthQ: number) =>
    Math.max(0, Math.min(from + lengthP / 2, to + lengthQ / 2) - Math.max(from - lengthP / 2, to - lengthQ / 2));
  const common = along(p.centre.x, p.width, q.centre.x, q.width) * along(p.centre.y, p.height, q.centre.y, q.height);
  const union = p.width * p.height + q.width * q.height - common;
  return union > 0 ? common / union : 0;
}

/** The turn between two faces by the lines of their eyes, 0 to pi. */
function turnBetween(p: Detection, q: Detection): number {
  const [a, b] = [rollOf(p), rollOf(q)];
  return Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));
}

function blend(same: readonly Detection[]): Detection {
  const total = same.reduce((sum, { score }) => sum + score, 0);
  const mean = (value: (detection: Detection) => number) =>
    same.reduce((sum, detection) => sum + value(detection) * detection.score, 0) / total;
  const meanOf = (point: (detection: Detection) => Point): Point => ({
    x: mean((detection) => point(detection).x),
    y: mean((detection) => point(detection).y),
  });
  return {
    centre: meanOf(({ centre }) => centre),
    width: mean(({ width }) => width),
    height: mean(({ height }) => height),
    keyPoints: same[0].keyPoints.map((_, k) => meanOf(({ keyPoints }) => keyPoints[k])),
    score: same[0].score,
  };
}
