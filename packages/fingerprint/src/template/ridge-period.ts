/** The distance between ridges at any point of a print, from the coarse map that its template keeps. */
import { mapCellPx, periodCells, periodSize, periodUnitsPerPx } from './template.ts';
import type { RidgeMap } from './template.ts';

const cellPx = periodCells * mapCellPx;

/** In pixels at 500 ppi, bilinear between the cells that know it; 0 where none nearby does. x and y in the same pixels. */
export function periodAt(map: RidgeMap, x: number, y: number): number {
  const { cols, rows } = periodSize(map);
  const u = x / cellPx - 0.5;
  const v = y / cellPx - 0.5;
  const [left, top] = [Math.floor(u), Math.floor(v)];
  let [sum, weight] = [0, 0];
  for (let row = Math.max(0, top); row <= Math.min(rows - 1, top + 1); row++) {
    for (let col = Math.max(0, left); col <= Math.min(cols - 1, left + 1); col++) {
      const period = map.period[row * cols + col];
      if (period === 0) continue;
      const near = (1 - Math.abs(u - col)) * (1 - Math.abs(v - row));
      sum += near * period;
      weight += near;
    }
  }
  return weight > 0 ? sum / (weight * periodUnitsPerPx) : 0;
}
