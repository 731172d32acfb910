/** Grows ridges out of noise by filtering it along the flow again and again; minutiae appear where they must. */
import { smoothNoise, type Field } from '../noise.ts';
import type { Random } from '../random.ts';
import { filterIndex, gaborFilters, periodMaxPx, periodMinPx, radiusPx } from './gabor.ts';

const iterations = 14;
const gain = 2.2;
const meanPeriodPx = 4.6;

/** Ridge height from -1 (valley) to 1 (ridge). The flow gives each cell's direction. */
export function growRidges(random: Random, flow: Field): Field {
  const { width, height } = flow;
  const filterOf = chooseFilters(random, flow);
  const stride = width + 2 * radiusPx;
  let ridges = Float32Array.from({ length: stride * (height + 2 * radiusPx) }, () => 0);
  for (let i = 0; i < ridges.length; i++) ridges[i] = random.unit() - 0.5;
  let next = ridges.slice();
  for (let i = 0; i < iterations; i++) {
    filterAlongFlow(ridges, next, filterOf, width, height);
    [ridges, next] = [next, ridges];
  }
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + radiusPx) * stride + radiusPx;
    data.set(ridges.subarray(from, from + width), y * width);
  }
  return { width, height, data };
}

/** Ridges lie closer above the core than below it, and each finger has a scale and a waviness of its own. */
function chooseFilters(random: Random, { width, height, data }: Field): Uint16Array {
  const mean = meanPeriodPx * (1 + 0.05 * random.normal());
  const waviness = smoothNoise(random, width, height, width / 3);
  const filterOf = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const y = Math.floor(i / width) / height;
    const period = mean * (0.93 + 0.16 * y + 0.06 * waviness.data[i]);
    filterOf[i] = filterIndex(data[i], Math.max(periodMinPx, Math.min(periodMaxPx, period)));
  }
  return filterOf;
}

/** One step of growth. The filters are even, so that each weight serves two cells. */
function filterAlongFlow(
  from: Float32Array,
  to: Float32Array,
  filterOf: Uint16Array,
  width: number,
  height: number,
): void {
  const filters = gaborFilters();
  const side = 2 * radiusPx + 1;
  const stride = width + 2 * radiusPx;
  const half = (side * side - 1) / 2;
  const offsets = Int32Array.from({ length: half }, (_, i) => {
    return (Math.floor(i / side) - radiusPx) * stride + (i % side) - radiusPx;
  });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y + radiusPx) * stride + x + radiusPx;
      const filter = filters[filterOf[y * width + x]];
      let value = filter[half] * from[at];
      for (let i = 0; i < half; i++) value += filter[i] * (from[at + offsets[i]] + from[at - offsets[i]]);
      value *= gain;
      to[at] = value > 1 ? 1 : value < -1 ? -1 : value;
    }
  }
}
