/** Smoothing of fields of floats, rows from top to bottom. */

/** A field of floats on a regular grid. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** A box mean of side 2 x radius + 1, the border repeated; three in a row come close to a Gaussian. */
function boxMean(
  source: Float32Array,
  target: Float32Array,
  count: number,
  stride: number,
  start: number,
  radius: number,
): void {
  const last = count - 1;
  const weight = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += source[start + Math.min(last, Math.max(0, i)) * stride];
  for (let i = 0; i < count; i++) {
    target[start + i * stride] = sum * weight;
    const enter = i + radius + 1;
    const leave = i - radius;
    sum += source[start + (enter < last ? enter : last) * stride] - source[start + (leave > 0 ? leave : 0) * stride];
  }
}

/** Smooths with about a Gaussian of `sigma` grid steps (three box means); a new array. */
export function smooth(source: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  const a = Float32Array.from(source);
  const b = new Float32Array(source.length);
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++) boxMean(a, b, width, 1, y * width, radius);
    for (let x = 0; x < width; x++) boxMean(b, a, height, width, x, radius);
  }
  return a;
}
