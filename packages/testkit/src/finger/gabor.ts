/** Even Gabor filters of all directions and ridge periods, made once: what the ridges are grown with. */

export const directionCount = 64;
const periodCount = 12;

/** In pixels of the master's grid (250 ppi); at 500 ppi these are 6.6 and 12 pixels. */
export const periodMinPx = 3.3;
export const periodMaxPx = 6;

/** Half the side of a filter, and the margin that a grid needs around it. */
export const radiusPx = 6;
const sidePx = 2 * radiusPx + 1;

let filters: readonly Float32Array[] | undefined;

/**
 * The filter of a ridge direction (radians, anticlockwise as seen) and period. Rows of 13 values; the sum is zero,
 * so that flat ground stays flat, and a perfect wave comes back with amplitude 1.
 */
export function filterIndex(directionRad: number, periodPx: number): number {
  const turn = directionRad / Math.PI;
  const direction = Math.round((turn - Math.floor(turn)) * directionCount) % directionCount;
  const share = (periodPx - periodMinPx) / (periodMaxPx - periodMinPx);
  const period = Math.max(0, Math.min(periodCount - 1, Math.round(share * (periodCount - 1))));
  return period * directionCount + direction;
}

export function gaborFilters(): readonly Float32Array[] {
  filters ??= Array.from({ length: periodCount * directionCount }, (_, i) => {
    const share = Math.floor(i / directionCount) / (periodCount - 1);
    return gabor(((i % directionCount) * Math.PI) / directionCount, periodMinPx + share * (periodMaxPx - periodMinPx));
  });
  return filters;
}

function gabor(directionRad: number, periodPx: number): Float32Array {
  const sigma = 0.46 * periodPx;
  const filter = new Float32Array(sidePx * sidePx);
  const window = new Float32Array(sidePx * sidePx);
  for (let i = 0; i < filter.length; i++) {
    const x = (i % sidePx) - radiusPx;
    const y = radiusPx - Math.floor(i / sidePx);
    const across = y * Math.cos(directionRad) - x * Math.sin(directionRad);
    window[i] = Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
    filter[i] = window[i] * Math.cos((2 * Math.PI * across) / periodPx);
  }
  const mean = sum(filter) / sum(window);
  let response = 0;
  for (let i = 0; i < filter.length; i++) {
    filter[i] -= mean * window[i];
    if (window[i] > 0) response += (filter[i] * (filter[i] + mean * window[i])) / window[i];
  }
  return filter.map((value) => value / response);
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
