/** Where the print lies in the image: whether the frame cuts it off though there was room on the other side. */
import type { CellMask } from '../extract/segmentation.ts';

export const sides = ['left', 'right', 'top', 'bottom'] as const;
export type Side = (typeof sides)[number];

export interface Placement {
  /** Share of each side of the image along which the print reaches it. */
  readonly cut: Readonly<Record<Side, number>>;
  /** Free room between the print and each side, as a share of the image's width or height. */
  readonly room: Readonly<Record<Side, number>>;
}

/** Cells from the border within which a print counts as cut off: segmentation rounds its outline. */
const marginCells = 3;

export function placementOf({ cols, rows, inside }: CellMask): Placement {
  const cut = { left: 0, right: 0, top: 0, bottom: 0 };
  let [left, right, top, bottom] = [cols, -1, rows, -1];
  for (let row = 0, i = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, i++) {
      if (inside[i] === 0) continue;
      left = Math.min(left, col);
      right = Math.max(right, col);
      top = Math.min(top, row);
      bottom = row;
      if (col < marginCells) cut.left++;
      if (col >= cols - marginCells) cut.right++;
      if (row < marginCells) cut.top++;
      if (row >= rows - marginCells) cut.bottom++;
    }
  }
  return {
    cut: {
      left: cut.left / (marginCells * rows),
      right: cut.right / (marginCells * rows),
      top: cut.top / (marginCells * cols),
      bottom: cut.bottom / (marginCells * cols),
    },
    room: {
      left: left / cols,
      right: (cols - 1 - right) / cols,
      top: top / rows,
      bottom: (rows - 1 - bottom) / rows,
    },
  };
}
