/** Smoothing of fields of floats by three box means: the SIMD kernel and its scalar twin. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

/** Smooths a field (rows from top to bottom, the border repeated) with three box means of side 2 x radius + 1; a new array. */
export type Smooth = (source: Float32Array, width: number, height: number, radius: number) => Float32Array;

interface Exports extends Kernel {
  boxColumns(source: number, target: number, stride: number, rows: number, radius: number): void;
  transpose(source: number, stride: number, target: number, targetStride: number, rows: number, cols: number): void;
}

const passes = 3;
const fours = (count: number) => (count + 3) & ~3;

export function createSmooth(): Smooth {
  const kernel = loadKernel<Exports>('smooth');
  const base = kernel.base();
  return (source, width, height, radius) => {
    if (width * height === 0) return new Float32Array(0);
    const [stride, turned] = [fours(width), fours(height)];
    const size = stride * turned * 4;
    const other = base + size;
    reserve(kernel, other + size);
    const field = new Float32Array(kernel.memory.buffer, base, stride * turned);
    if (stride === width) field.set(source);
    else for (let y = 0; y < height; y++) field.set(source.subarray(y * width, (y + 1) * width), y * stride);
    // An odd number of passes leaves the field in the other half.
    columns(base, other, stride, height);
    kernel.transpose(other, stride * 4, base, turned * 4, height, width);
    columns(base, other, turned, width);
    kernel.transpose(other, turned * 4, base, stride * 4, width, height);
    if (stride === width) return field.slice(0, width * height);
    const smoothed = new Float32Array(width * height);
    for (let y = 0; y < height; y++) smoothed.set(field.subarray(y * stride, y * stride + width), y * width);
    return smoothed;

    function columns(from: number, to: number, floats: number, rows: number): void {
      for (let pass = 0; pass < passes; pass++) {
        const [a, b] = pass % 2 === 0 ? [from, to] : [to, from];
        kernel.boxColumns(a, b, floats * 4, rows, radius);
      }
    }
  };
}

/** The specification of the kernel, whose running sums differ in the last digits of single precision. */
export const smoothScalar: Smooth = (source, width, height, radius) => {
  let field = source;
  for (let pass = 0; pass < passes; pass++) {
    field = boxMean(field, width, height, radius, 1, 0);
    field = boxMean(field, width, height, radius, 0, 1);
  }
  return field;
};

function boxMean(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  dx: number,
  dy: number,
): Float32Array {
  return source.map((_, i) => {
    let sum = 0;
    for (let step = -radius; step <= radius; step++) {
      const x = Math.max(0, Math.min(width - 1, (i % width) + step * dx));
      const y = Math.max(0, Math.min(height - 1, Math.floor(i / width) + step * dy));
      sum += source[y * width + x];
    }
    return sum / (2 * radius + 1);
  });
}
