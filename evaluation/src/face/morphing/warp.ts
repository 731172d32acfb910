/** Bends a picture so that its points come to lie on others: thin-plate splines (Bookstein 1989). */
import type { ColourImage } from '@ipse/core';
import { sample } from '../presentation/instruments.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A picture of the given size in which each of `to` shows what `image` has at the same one of `from`. */
export function warp(
  image: ColourImage,
  from: readonly Place[],
  to: readonly Place[],
  { width, height }: { readonly width: number; readonly height: number },
): ColourImage {
  const xs = fit(
    to,
    from.map(({ x }) => x),
  );
  const ys = fit(
    to,
    from.map(({ y }) => y),
  );
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [xs(x, y), ys(x, y)];
      for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] = Math.round(sample(image, u, v, c));
    }
  }
  return { kind: 'colour', width, height, data };
}

/** Half of each, pixel by pixel. */
export function blend(one: ColourImage, other: ColourImage): ColourImage {
  return { ...one, data: one.data.map((value, i) => (value + other.data[i] + 1) >> 1) };
}

const bend = (squared: number): number => (squared === 0 ? 0 : squared * Math.log(squared));

function fit(places: readonly Place[], values: readonly number[]): (x: number, y: number) => number {
  const n = places.length;
  const matrix = Array.from({ length: n + 3 }, () => new Float64Array(n + 4));
  places.forEach((p, i) => {
    places.forEach((q, j) => (matrix[i][j] = bend((p.x - q.x) ** 2 + (p.y - q.y) ** 2)));
    [1, p.x, p.y].forEach((value, k) => (matrix[i][n + k] = matrix[n + k][i] = value));
    matrix[i][n + 3] = values[i];
  });
  const weights = solve(matrix);
  return (x, y) =>
    places.reduce(
      (sum, p, i) => sum + weights[i] * bend((p.x - x) ** 2 + (p.y - y) ** 2),
      weights[n] + weights[n + 1] * x + weights[n + 2] * y,
    );
}

/** Gauss's elimination with pivots; the last column is the right-hand side. */
function solve(rows: Float64Array[]): Float64Array {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) best = row;
    }
    [rows[column], rows[best]] = [rows[best], rows[column]];
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / rows[column][column];
      for (let k = column; k <= n; k++) rows[row][k] -= factor * rows[column][k];
    }
  }
  return Float64Array.from(rows, (row, i) => row[n] / row[i]);
}
