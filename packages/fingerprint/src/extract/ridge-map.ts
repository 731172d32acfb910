/** The coarse map of ridge flow and ridge distance that a template keeps. */
import type { Flow } from './flow.ts';
import type { CellMask } from './segmentation.ts';
import {
  isCoarse,
  mapCellPx,
  mapSideMax,
  orientationsPerHalfTurn,
  outside,
  periodCells,
  periodSize,
  periodUnitsPerPx,
} from '../template/template.ts';
import type { RidgeMap } from '../template/template.ts';

/** Flow cells (4 pixels at 500 ppi) along a side of a map cell. */
const ratio = mapCellPx / 4;

/** Where the map starts, in map cells from the corner of the image at 500 ppi. */
export interface PlacedMap {
  readonly map: RidgeMap;
  readonly col: number;
  readonly row: number;
}

/** Averages the flow over map cells, half of whose area is inside; cropped to the print, coarse when that is large. */
export function ridgeMap(flow: Flow, mask: CellMask): PlacedMap | undefined {
  const cols = Math.floor(flow.cols / ratio);
  const rows = Math.floor(flow.rows / ratio);
  const whole = new Uint8Array(cols * rows).fill(outside);
  let [left, right, top, bottom] = [cols, -1, rows, -1];
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const value = meanOrientation(flow, mask, col * ratio, row * ratio, ratio);
      if (value === outside) continue;
      whole[row * cols + col] = value;
      [left, right, top, bottom] = [
        Math.min(left, col),
        Math.max(right, col),
        Math.min(top, row),
        Math.max(bottom, row),
      ];
    }
  }
  if (right < left) return undefined;
  right = Math.min(right, left + mapSideMax - 1);
  bottom = Math.min(bottom, top + mapSideMax - 1);
  const map = { cols: right - left + 1, rows: bottom - top + 1 };
  const step = isCoarse(map) ? 2 : 1;
  const orientation = Uint8Array.from({ length: map.cols * map.rows }, (_, cell) => {
    const [col, row] = [cell % map.cols, Math.floor(cell / map.cols)].map((at) => at - (at % step));
    if (step === 1) return whole[(top + row) * cols + left + col];
    return meanOrientation(flow, mask, (left + col) * ratio, (top + row) * ratio, ratio * step);
  });
  const period = ridgePeriods(flow, mask, { col: left, row: top, ...map }, step);
  return { map: { ...map, orientation, period }, col: left, row: top };
}

/** Mean distance between ridges in each cell of the period map, 0 where nothing of it is inside. */
function ridgePeriods(
  flow: Flow,
  mask: CellMask,
  { col, row, ...map }: { col: number; row: number; cols: number; rows: number },
  step: number,
): Uint8Array {
  const { cols, rows } = periodSize(map);
  const side = ratio * periodCells * step;
  return Uint8Array.from({ length: cols * rows }, (_, cell) => {
    const left = col * ratio + Math.floor((cell % cols) / step) * side;
    const top = row * ratio + Math.floor(Math.floor(cell / cols) / step) * side;
    let [count, sum] = [0, 0];
    for (let v = top; v < Math.min(flow.rows, top + side); v++) {
      for (let u = left; u < Math.min(flow.cols, left + side); u++) {
        const i = v * flow.cols + u;
        if (mask.inside[i] === 0) continue;
        count++;
        sum += flow.wavenumber[i];
      }
    }
    // A wavenumber counts radians per pixel at 250 ppi.
    return count === 0 ? 0 : Math.round((4 * Math.PI * count * periodUnitsPerPx) / sum);
  });
}

/** Direction along the ridges of a square of flow cells, in 240ths of a half turn. */
function meanOrientation(flow: Flow, mask: CellMask, col: number, row: number, side: number): number {
  let [count, cos, sin] = [0, 0, 0];
  for (let v = row; v < Math.min(flow.rows, row + side); v++) {
    for (let u = col; u < Math.min(flow.cols, col + side); u++) {
      const i = v * flow.cols + u;
      if (mask.inside[i] === 0) continue;
      count++;
      cos += Math.cos(2 * flow.normal[i]);
      sin += Math.sin(2 * flow.normal[i]);
    }
  }
  if (2 * count < side * side) return outside;
  const along = (0.5 * Math.atan2(sin, cos) + 1.5 * Math.PI) % Math.PI;
  return Math.round((along * orientationsPerHalfTurn) / Math.PI) % orientationsPerHalfTurn;
}
