/** Connected parts of a mask. */
import type { CellMask } from './segmentation.ts';

interface Part {
  readonly cells: number;
  /** Mean worth of its cells. */
  readonly worth: number;
}

/**
 * Flips every 4-connected part of `value` cells that `keep` turns down beside the main one: that of the greatest size
 * times squared mean of `worth`.
 */
export function keepParts(
  mask: CellMask,
  value: number,
  worth: Float32Array,
  keep: (part: Part, main: Part) => boolean,
): void {
  const { inside } = mask;
  const label = new Int32Array(inside.length);
  const parts: Part[] = [{ cells: 0, worth: 0 }];
  const stack = new Int32Array(inside.length);
  for (let start = 0; start < inside.length; start++) {
    if (inside[start] === value && label[start] === 0)
      parts.push(flood(mask, start, parts.length, label, stack, worth));
  }
  const rank = (part: Part) => part.cells * part.worth * part.worth;
  const main = parts.reduce((best, part) => (rank(part) > rank(best) ? part : best));
  for (let i = 0; i < inside.length; i++) if (label[i] > 0 && !keep(parts[label[i]], main)) inside[i] = 1 - value;
}

/** Labels the part of a cell with a name of its own. */
function flood(
  { cols, rows, inside }: CellMask,
  start: number,
  name: number,
  label: Int32Array,
  stack: Int32Array,
  worth: Float32Array,
): Part {
  const value = inside[start];
  let [cells, sum, top] = [0, 0, 0];
  const visit = (i: number) => {
    if (inside[i] !== value || label[i] !== 0) return;
    label[i] = name;
    stack[top++] = i;
  };
  visit(start);
  while (top > 0) {
    const i = stack[--top];
    const x = i % cols;
    cells++;
    sum += worth[i];
    if (x > 0) visit(i - 1);
    if (x < cols - 1) visit(i + 1);
    if (i >= cols) visit(i - cols);
    if (i < cols * (rows - 1)) visit(i + cols);
  }
  return { cells, worth: sum / cells };
}
