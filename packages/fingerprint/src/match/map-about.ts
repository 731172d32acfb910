/** What a mark shows about the minutiae that it has in common with a print. */
import { mapCellPx, mapSideMax, outside } from '../template/template.ts';
import type { RidgeMap } from '../template/template.ts';

/** Farther from all paired minutiae, in pixels at 500 ppi, what was taken for ridges may be ground: it counts neither way. */
const reachPx = 96;

/** Scratch space for a map: a comparison runs to its end before the next. */
export const newMapAbout = () => new Uint8Array(mapSideMax * mapSideMax);

/** The map with everything out of reach of the places left out; its orientations lie in `scratch`. */
export function mapAbout(map: RidgeMap, places: Places, scratch: Uint8Array): RidgeMap {
  const { cols, rows } = map;
  const orientation = scratch.subarray(0, cols * rows).fill(outside);
  for (let p = 0; p < places.count; p++) {
    const [x, y] = [places.x[places.which[p]] / mapCellPx - 0.5, places.y[places.which[p]] / mapCellPx - 0.5];
    const [left, right] = [Math.max(0, Math.ceil(x - reach)), Math.min(cols - 1, Math.floor(x + reach))];
    const [top, bottom] = [Math.max(0, Math.ceil(y - reach)), Math.min(rows - 1, Math.floor(y + reach))];
    for (let row = top; row <= bottom; row++) {
      for (let col = left; col <= right; col++) {
        const near = (col - x) * (col - x) + (row - y) * (row - y) < reach * reach;
        if (near) orientation[row * cols + col] = map.orientation[row * cols + col];
      }
    }
  }
  return { ...map, orientation };
}

/** In cells, whose centres are at whole numbers. */
const reach = reachPx / mapCellPx;

/** The first `count` of `which` index places in pixels at 500 ppi from the map's origin. */
export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly which: Uint8Array;
  readonly count: number;
}
