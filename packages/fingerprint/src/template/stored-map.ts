/** How a ridge map lies in an encoded template: orientations, then periods, one byte a cell; of a coarse map every second. */
import { isCoarse, outside, periodSize } from './template.ts';
import type { RidgeMap } from './template.ts';

type Size = Pick<RidgeMap, 'cols' | 'rows'>;

/** The orientations and the periods of a map with the step from one stored cell to the next. */
function grids(size: Size): readonly { readonly size: Size; readonly step: number }[] {
  const step = isCoarse(size) ? 2 : 1;
  return [size, periodSize(size)].map((each) => ({ size: each, step }));
}

const storedCols = ({ cols }: Size, step: number) => Math.ceil(cols / step);
const storedBytes = (size: Size, step: number) => storedCols(size, step) * Math.ceil(size.rows / step);

/** The two grids one after the other: columns and cells of each, and the value of a cell outside the print. */
export function storedGrids(size: Size): { readonly cols: number; readonly cells: number; readonly outside: number }[] {
  return grids(size).map((each, n) => ({
    cols: storedCols(each.size, each.step),
    cells: storedBytes(each.size, each.step),
    outside: n === 0 ? outside : 0,
  }));
}

/** Bytes of a map of this size. */
export const mapBytes = (size: Size): number =>
  grids(size).reduce((sum, each) => sum + storedBytes(each.size, each.step), 0);

export function writeMap(map: RidgeMap, target: Uint8Array, at: number): void {
  const values = [map.orientation, map.period];
  for (const [n, { size, step }] of grids(map).entries()) {
    for (let row = 0; row < size.rows; row += step) {
      for (let col = 0; col < size.cols; col += step) target[at++] = values[n][row * size.cols + col];
    }
  }
}

export function readMap(bytes: Uint8Array, at: number, size: Size): RidgeMap {
  const [orientation, period] = grids(size).map((grid) => {
    const { cols, rows } = grid.size;
    const from = at;
    at += storedBytes(grid.size, grid.step);
    const across = storedCols(grid.size, grid.step);
    const values = new Uint8Array(cols * rows);
    // A plain loop: a search reads many maps.
    for (let row = 0, cell = 0; row < rows; row++) {
      const line = from + Math.floor(row / grid.step) * across;
      for (let col = 0; col < cols; col++, cell++) values[cell] = bytes[line + Math.floor(col / grid.step)];
    }
    return values;
  });
  return { ...size, orientation, period };
}
