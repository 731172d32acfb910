/** Shapes on cells: distances, thin things removed, holes filled. */

export interface Grid {
  readonly cols: number;
  readonly rows: number;
}

const diagonal = Math.SQRT2;

/**
 * Distance of each cell to the nearest one of `value`, in cells, over straight and diagonal steps. To a cell of 0 the
 * edge of the image is as near as if all beyond were 0: a strip along it is as thin as it looks.
 */
export function distanceTo(cells: Uint8Array, { cols, rows }: Grid, value: 0 | 1): Float32Array {
  const distance = new Float32Array(cells.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, i++) {
      const toEdge = value === 0 ? 1 + Math.min(col, row, cols - 1 - col, rows - 1 - row) : Infinity;
      distance[i] = cells[i] === value ? 0 : toEdge;
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const i = row * cols + col;
      let least = distance[i];
      if (col > 0) least = Math.min(least, distance[i - 1] + 1);
      if (row > 0) {
        least = Math.min(least, distance[i - cols] + 1);
        if (col > 0) least = Math.min(least, distance[i - cols - 1] + diagonal);
        if (col < cols - 1) least = Math.min(least, distance[i - cols + 1] + diagonal);
      }
      distance[i] = least;
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let col = cols - 1; col >= 0; col--) {
      const i = row * cols + col;
      let least = distance[i];
      if (col < cols - 1) least = Math.min(least, distance[i + 1] + 1);
      if (row < rows - 1) {
        least = Math.min(least, distance[i + cols] + 1);
        if (col > 0) least = Math.min(least, distance[i + cols - 1] + diagonal);
        if (col < cols - 1) least = Math.min(least, distance[i + cols + 1] + diagonal);
      }
      distance[i] = least;
    }
  }
  return distance;
}

/** Removes what is nowhere thicker than twice the radius: text, handwriting, lines of a card. */
export function open(cells: Uint8Array, grid: Grid, radius: number): Uint8Array {
  const kernel = Uint8Array.from(distanceTo(cells, grid, 0), (distance) => (distance > radius ? 1 : 0));
  return Uint8Array.from(distanceTo(kernel, grid, 1), (distance, i) => (distance <= radius ? cells[i] : 0));
}

/** Fills parts of 0 that are no larger than `cellsMax` and do not reach the edge: cores, scars, punched holes. */
export function fillHoles(cells: Uint8Array, { cols, rows }: Grid, cellsMax: number): void {
  const seen = new Uint8Array(cells.length);
  const part = new Int32Array(cells.length);
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] === 1 || seen[start] === 1) continue;
    let size = 1;
    let enclosed = true;
    part[0] = start;
    seen[start] = 1;
    const visit = (i: number): void => {
      if (cells[i] === 1 || seen[i] === 1) return;
      seen[i] = 1;
      part[size++] = i;
    };
    for (let at = 0; at < size; at++) {
      const i = part[at];
      const col = i % cols;
      if (col === 0 || col === cols - 1 || i < cols || i >= cols * (rows - 1)) enclosed = false;
      if (col > 0) visit(i - 1);
      if (col < cols - 1) visit(i + 1);
      if (i >= cols) visit(i - cols);
      if (i < cols * (rows - 1)) visit(i + cols);
    }
    if (enclosed && size <= cellsMax) for (let at = 0; at < size; at++) cells[part[at]] = 1;
  }
}
