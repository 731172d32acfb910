/** Which part of the sheet over the neutral face is eye, brow, lip or mouth: soft masks from 0 to 1. */
import { smoothstep } from '../noise.ts';
import { browLines, eyeOutlines, lipsOutline, mouthOutline } from './landmarks.ts';
import { neutralFace } from './mesh.ts';

/** The sheet: pixels to the centimetre, the place of its top left corner, and its size. */
export const sheet = { pixelsPerCm: 16, left: -8.6, top: 9.4, width: 276, height: 320 } as const;

type Point = readonly [x: number, y: number];
type Mask = Float32Array;

export interface FaceRegions {
  readonly eyes: Mask;
  readonly lips: Mask;
  readonly mouth: Mask;
  readonly brows: Mask;
  readonly eyeCentres: readonly Point[];
}

/** How far the soft edge of a region reaches to either side. */
const softnessCm = 0.07;

/** Outlines are the same for all faces, whose shapes bend the sheet; brows differ in thickness (half a height in cm). */
export function faceRegions(browThickness: number): FaceRegions {
  const eyes = eyeOutlines.map((outline) => outline.map(pointOf));
  return {
    eyes: paint(eyes.map((outline) => ({ outline, depth: (p) => depthInside(outline, p) }))),
    lips: paintOutline(lipsOutline.map(pointOf)),
    mouth: paintOutline(mouthOutline.map(pointOf)),
    brows: paint(browLines.map((pairs) => browStroke(pairs.map(middleOf), browThickness))),
    eyeCentres: eyes.map((outline) => [(outline[0][0] + outline[8][0]) / 2, (outline[4][1] + outline[12][1]) / 2]),
  };
}

/** A region to paint: points that it surrounds, and how deep in centimetres a place lies in it (negative outside). */
interface Region {
  readonly outline: readonly Point[];
  readonly depth: (place: Point) => number;
}

function paintOutline(outline: readonly Point[]): Mask {
  return paint([{ outline, depth: (place) => depthInside(outline, place) }]);
}

/** Only the neighbourhood of each outline is visited. */
function paint(regions: readonly Region[]): Mask {
  const mask = new Float32Array(sheet.width * sheet.height);
  for (const { outline, depth } of regions) {
    const [left, right] = rangeOf(outline.map(([x]) => (x - sheet.left) * sheet.pixelsPerCm));
    const [top, bottom] = rangeOf(outline.map(([, y]) => (sheet.top - y) * sheet.pixelsPerCm));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const place: Point = [sheet.left + column / sheet.pixelsPerCm, sheet.top - row / sheet.pixelsPerCm];
        mask[row * sheet.width + column] = smoothstep(0.5 + depth(place) / (2 * softnessCm));
      }
    }
  }
  return mask;
}

const marginPx = 12;

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.floor(Math.min(...values)) - marginPx, Math.ceil(Math.max(...values)) + marginPx];
}

/** A brow thins out towards the temple, where its line begins. */
function browStroke(line: readonly Point[], thickness: number): Region {
  const depth = (place: Point): number => {
    let deepest = -1;
    for (let i = 0; i + 1 < line.length; i++) {
      const { distance, share } = toSegment(place, line[i], line[i + 1]);
      const along = (i + share) / (line.length - 1);
      deepest = Math.max(deepest, thickness * (0.45 + 0.65 * along) - distance);
    }
    return deepest;
  };
  return { outline: line, depth };
}

/** Distance to the outline, positive inside: an even-odd test and the nearest edge. */
function depthInside(outline: readonly Point[], place: Point): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < outline.length; i++) {
    const a = outline[i];
    const b = outline[(i + 1) % outline.length];
    nearest = Math.min(nearest, toSegment(place, a, b).distance);
    const crosses = a[1] > place[1] !== b[1] > place[1];
    if (crosses && place[0] < a[0] + ((place[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside ? nearest : -nearest;
}

function toSegment(place: Point, a: Point, b: Point): { distance: number; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const share = Math.max(0, Math.min(1, along));
  return { distance: Math.hypot(place[0] - a[0] - share * dx, place[1] - a[1] - share * dy), share };
}

function pointOf(index: number): Point {
  const { positions } = neutralFace();
  return [positions[3 * index], positions[3 * index + 1]];
}

function middleOf([upper, lower]: readonly [number, number]): Point {
  const [a, b] = [pointOf(upper), pointOf(lower)];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
