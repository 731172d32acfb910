/** The convex hull of minutiae: outside it nobody knows whether there were ridges. */

/** Corners, anticlockwise as x to the right and y downwards are drawn; none for fewer than three points. */
export interface Hull {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** By Andrew's monotone chain (1979). */
export function hullOf(x: Float32Array, y: Float32Array): Hull {
  const order = Array.from(x, (_, i) => i).sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const chain = (points: readonly number[]): number[] => {
    const kept: number[] = [];
    for (const p of points) {
      while (kept.length > 1 && turn(x, y, kept[kept.length - 2], kept[kept.length - 1], p) <= 0) kept.pop();
      kept.push(p);
    }
    kept.pop();
    return kept;
  };
  const corners = order.length < 3 ? [] : [...chain(order), ...chain(order.toReversed())];
  return { x: Float64Array.from(corners, (i) => x[i]), y: Float64Array.from(corners, (i) => y[i]) };
}

function turn(x: Float32Array, y: Float32Array, a: number, b: number, c: number): number {
  return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
}

/** True within the hull and at least `margin` pixels from its edge. */
export function isWithin({ x, y }: Hull, px: number, py: number, margin: number): boolean {
  const count = x.length;
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const ex = x[i] - x[j];
    const ey = y[i] - y[j];
    if (ex * (py - y[j]) - ey * (px - x[j]) < margin * Math.sqrt(ex * ex + ey * ey)) return false;
  }
  return count > 2;
}
