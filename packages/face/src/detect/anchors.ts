/** The anchors of BlazeFace's short-range network: where on its 128 x 128 input each of its 896 answers lies. */
import type { Point } from '../template.ts';

/** Two maps: 16 x 16 cells of two anchors each, then 8 x 8 cells of six. Anchors of a cell share its centre. */
const maps = [
  { cells: 16, anchorsPerCell: 2 },
  { cells: 8, anchorsPerCell: 6 },
] as const;

/** Centres in the order of the network's answers, as fractions of the input's side. */
export function blazeAnchors(): readonly Point[] {
  return maps.flatMap(({ cells, anchorsPerCell }) =>
    Array.from({ length: cells * cells * anchorsPerCell }, (_, i) => {
      const cell = Math.floor(i / anchorsPerCell);
      return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
    }),
  );
}
