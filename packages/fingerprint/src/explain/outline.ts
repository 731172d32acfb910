/** The outline of a mask as line segments, runs of edges joined. */
import type { CellMask } from '../extract/segmentation.ts';
import type { Shape } from './document.ts';

export function outlineOf({ cols, rows, inside }: CellMask, cellPx: number): Shape[] {
  const shapes: Shape[] = [];
  const at = (col: number, row: number) =>
    col >= 0 && row >= 0 && col < cols && row < rows ? inside[row * cols + col] : 0;
  const push = (x1: number, y1: number, x2: number, y2: number) =>
    shapes.push({ kind: 'line', tone: 'outline', x1: x1 * cellPx, y1: y1 * cellPx, x2: x2 * cellPx, y2: y2 * cellPx });
  for (let row = 0; row <= rows; row++)
    runs(
      cols,
      (col) => at(col, row) !== at(col, row - 1),
      (from, to) => push(from, row, to, row),
    );
  for (let col = 0; col <= cols; col++)
    runs(
      rows,
      (row) => at(col, row) !== at(col - 1, row),
      (from, to) => push(col, from, col, to),
    );
  return shapes;
}

function runs(count: number, holds: (i: number) => boolean, found: (from: number, to: number) => void): void {
  let from = -1;
  for (let i = 0; i <= count; i++) {
    const edge = i < count && holds(i);
    if (edge && from < 0) from = i;
    if (!edge && from >= 0) {
      found(from, i);
      from = -1;
    }
  }
}
