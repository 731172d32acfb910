/** The nearest neighbours of every minutia of a print, as their comparison wants them: the SIMD kernel. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';
import { scaledDistance, squareMost } from './nearest-neighbours-scalar.ts';
import type { PlacedMinutiae } from './nearest-neighbours-scalar.ts';
import { neighbourBytes } from './neighbour-similarity.ts';

interface NeighboursKernel extends Kernel {
  neighbours(tables: number, minutiae: number, count: number, squareMost: number, out: number): void;
}

/** `neighbourBytes` for each minutia. */
export type NearestNeighbours = (minutiae: PlacedMinutiae) => Uint8Array;

const distancesMax = 122;
const startsAt = 504;
const bearingsAt = 12_608;
const bearings = 256;
const tableBytes = bearingsAt + 2 * 8 * (bearings + 1);
const minutiaBytes = 8;

export function createNearestNeighbours(): NearestNeighbours {
  const kernel = loadKernel<NeighboursKernel>('nearest-neighbours');
  const tablesAt = kernel.base();
  reserve(kernel, tablesAt + tableBytes);
  writeTables(kernel.memory.buffer, tablesAt);
  const minutiaeAt = tablesAt + tableBytes;
  let memory = new Uint8Array(kernel.memory.buffer);
  return ({ count, x, y, direction }) => {
    const out = (minutiaeAt + count * minutiaBytes + 15) & ~15;
    const end = out + count * neighbourBytes;
    reserve(kernel, end);
    if (memory.buffer !== kernel.memory.buffer) memory = new Uint8Array(kernel.memory.buffer);
    const words = new Uint16Array(memory.buffer, minutiaeAt, 4 * count);
    for (let i = 0; i < count; i++) {
      words[4 * i] = x[i];
      words[4 * i + 1] = 0;
      words[4 * i + 2] = y[i];
      words[4 * i + 3] = direction[i];
    }
    memory.fill(0, out, end);
    kernel.neighbours(tablesAt, minutiaeAt, count, squareMost, out);
    return memory.slice(out, end);
  };
}

function writeTables(buffer: ArrayBuffer, at: number): void {
  // Above the last and two more nothing is.
  const least = new Uint32Array(buffer, at, distancesMax + 3);
  for (let distance = 0; distance < least.length; distance++) least[distance] = leastSquare(distance);
  const starts = new Uint8Array(buffer, at + startsAt, bearingsAt - startsAt);
  for (let k = 0; k << 6 <= squareMost; k++) starts[k] = scaledDistance(k << 6);
  const ends = new Float64Array(buffer, at + bearingsAt, 2 * (bearings + 1));
  for (let bearing = 0; bearing <= bearings; bearing++) {
    const lowerRad = ((bearing - 0.5) * 2 * Math.PI) / bearings;
    ends[bearing] = Math.cos(lowerRad);
    ends[bearings + 1 + bearing] = Math.sin(lowerRad);
  }
}

/** The least squared distance that is scaled to this one, by halving; above all when none is. */
function leastSquare(distance: number): number {
  let [low, high] = [0, squareMost + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scaledDistance(middle) >= distance) high = middle;
    else low = middle + 1;
  }
  return low;
}
