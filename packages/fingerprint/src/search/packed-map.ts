/**
 * How the ridge map of a reference lies in memory. Ridges bend little from cell to cell: what a cell differs by from what its
 * neighbours let expect is four bits where it is small, and otherwise stands whole behind four that say so.
 */
import { storedGrids } from '../template/stored-map.ts';
import type { RidgeMap } from '../template/template.ts';

type Size = Pick<RidgeMap, 'cols' | 'rows'>;

/** Differences from -7 to 7 are put as 0 to 14. */
const middle = 7;
const whole = 15;

/** `map`: as it lies in an encoded template. */
export function packMap(map: Uint8Array, size: Size): Uint8Array {
  // Three times four bits a cell at most.
  const packed = new Uint8Array(Math.ceil(1.5 * map.length));
  let halves = 0;
  const put = (half: number) => {
    packed[halves >> 1] |= half << (4 * (halves & 1));
    halves++;
  };
  let from = 0;
  for (const { cols, cells, outside } of storedGrids(size)) {
    const grid = map.subarray(from, (from += cells));
    for (let cell = 0, col = 0; cell < cells; cell++, col = col + 1 < cols ? col + 1 : 0) {
      const difference = (grid[cell] - expected(grid, cell, col, cols, outside) + middle) & 255;
      put(Math.min(whole, difference));
      if (difference < whole) continue;
      put(grid[cell] & 15);
      put(grid[cell] >> 4);
    }
  }
  return packed.subarray(0, Math.ceil(halves / 2));
}

/** Fills `map` with what was packed. */
export function unpackMap(packed: Uint8Array, size: Size, map: Uint8Array): void {
  let halves = 0;
  const take = () => (packed[halves >> 1] >> (4 * (halves++ & 1))) & 15;
  let from = 0;
  for (const { cols, cells, outside } of storedGrids(size)) {
    const grid = map.subarray(from, (from += cells));
    for (let cell = 0, col = 0; cell < cells; cell++, col = col + 1 < cols ? col + 1 : 0) {
      const half = take();
      grid[cell] = half < whole ? expected(grid, cell, col, cols, outside) + half - middle : take() | (take() << 4);
    }
  }
}

/** What goes on evenly from the cells to the left, above and between them; of cells outside the print nothing follows. */
function expected(grid: Uint8Array, cell: number, col: number, cols: number, outside: number): number {
  const left = col === 0 ? outside : grid[cell - 1];
  const above = cell < cols ? outside : grid[cell - cols];
  if (left === outside) return above;
  if (above === outside) return left;
  const between = grid[cell - cols - 1];
  return between === outside ? left : left + above - between;
}
