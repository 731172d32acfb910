/** How evenly ridges and valleys share the print: wet patches are dark, dry ones light. */
import type { CellMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';

/** Side of a block in cells: 16 pixels at 250 ppi, about three ridges, so that each holds some of both. */
const blockCells = 8;
/** Share of a block's cells that must lie in the print. */
const insideMin = 0.75;

/** Standard deviation over the blocks of the share of their pixels that is ridge; 0 when there is no block. */
export function unevennessOf({ width, data }: Field, { cols, rows, inside }: CellMask): number {
  let [blocks, sum, squares] = [0, 0, 0];
  for (let row = 0; row + blockCells <= rows; row += blockCells) {
    for (let col = 0; col + blockCells <= cols; col += blockCells) {
      if (cellsInside(inside, cols, row, col) < insideMin * blockCells ** 2) continue;
      let dark = 0;
      for (let y = 2 * row; y < 2 * (row + blockCells); y++) {
        for (let x = 2 * col; x < 2 * (col + blockCells); x++) if (data[y * width + x] > 0) dark++;
      }
      const share = dark / (4 * blockCells ** 2);
      blocks++;
      sum += share;
      squares += share * share;
    }
  }
  if (blocks === 0) return 0;
  return Math.sqrt(Math.max(0, squares / blocks - (sum / blocks) ** 2));
}

function cellsInside(inside: Uint8Array, cols: number, row: number, col: number): number {
  let count = 0;
  for (let v = row; v < row + blockCells; v++) {
    for (let u = col; u < col + blockCells; u++) count += inside[v * cols + u];
  }
  return count;
}
