/** Ridge signs and ridge flow about every minutia of a print, as their comparison wants them: the SIMD kernel. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';
import { surroundingsBytes } from './minutia-similarity.ts';
import type { RidgePrint, SurroundingsShape } from './minutia-surroundings-scalar.ts';

interface SurroundingsKernel extends Kernel {
  surroundings(
    shape: number,
    minutiae: number,
    count: number,
    ridges: number,
    orientation: number,
    cols: number,
    rows: number,
    out: number,
  ): void;
}

/** `surroundingsBytes` for each minutia, at most 72; the map has at most 60 columns and rows. */
export type Surroundings = (print: RidgePrint) => Uint8Array;

const shapeBytes = 12_048;
const minutiaBytes = 40;
const ridgeBytes = 32;

export function createSurroundings(shape: SurroundingsShape): Surroundings {
  const kernel = loadKernel<SurroundingsKernel>('minutia-surroundings');
  const shapeAt = kernel.base();
  reserve(kernel, shapeAt + shapeBytes);
  writeShape(kernel.memory.buffer, shapeAt, shape);
  const minutiaeAt = shapeAt + shapeBytes;
  let memory = new Uint8Array(kernel.memory.buffer);
  return ({ count, x, y, cos, sin, direction, stretch, ridges, cols, rows, orientation }) => {
    const ridgesAt = minutiaeAt + count * minutiaBytes;
    const orientationAt = ridgesAt + count * ridgeBytes;
    const out = (orientationAt + cols * rows + 15) & ~15;
    const end = out + count * surroundingsBytes;
    reserve(kernel, end);
    if (memory.buffer !== kernel.memory.buffer) memory = new Uint8Array(kernel.memory.buffer);
    const singles = new Float32Array(memory.buffer, minutiaeAt, count * (minutiaBytes / 4));
    const doubles = new Float64Array(memory.buffer, minutiaeAt, count * (minutiaBytes / 8));
    for (let i = 0, at = 0; i < count; i++, at += minutiaBytes / 4) {
      doubles[at / 2] = stretch[i];
      singles[at + 2] = x[i];
      singles[at + 3] = y[i];
      singles[at + 4] = cos[i];
      singles[at + 5] = sin[i];
      memory[minutiaeAt + 4 * at + 24] = direction[i];
    }
    memory.set(ridges, ridgesAt);
    memory.set(orientation, orientationAt);
    memory.fill(0, out, end);
    kernel.surroundings(shapeAt, minutiaeAt, count, ridgesAt, orientationAt, cols, rows, out);
    return memory.slice(out, end);
  };
}

/** In the order that the kernel reads; it pads nothing. */
function writeShape(buffer: ArrayBuffer, at: number, shape: SurroundingsShape): void {
  const { x, y, flowX, flowY, reachPx, weights, sources, flowCosines, flowSines } = shape;
  const doubles = new Float64Array(buffer, at, shapeBytes / 8);
  let to = 0;
  for (const part of [x, y, flowX, flowY, [reachPx]]) {
    doubles.set(part, to);
    to += part.length;
  }
  const bytes = new Uint8Array(buffer, at, shapeBytes);
  let byte = 8 * to;
  for (const part of [weights, sources, flowCosines, flowSines]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), byte);
    byte += part.byteLength;
  }
}
