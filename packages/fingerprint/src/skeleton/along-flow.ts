/** Smoothing along the ridges only: gaps and pores close, ridges stay apart. */
import type { GradientFlow } from './gradient-flow.ts';
import type { Field } from '../extract/smooth.ts';

const orientations = 32;
/** Spread along the ridges in pixels at 250 ppi, and the reach of the taps. */
const sigmaAlong = 3;
const reach = 6;
const side = 2 * reach + 3;

/** The taps of one direction: offsets from the pixel and weights that sum to 1. */
interface Line {
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  readonly weight: Float32Array;
}

const lines: readonly Line[] = Array.from({ length: orientations }, (_, i) => lineOf((i * Math.PI) / orientations));

/** A Gaussian drawn along a line, each point spread over the four pixels about it. */
function lineOf(angle: number): Line {
  const grid = new Float64Array(side * side);
  const middle = reach + 1;
  let total = 0;
  for (let t = -reach; t <= reach; t += 0.5) {
    const weight = Math.exp(-0.5 * (t / sigmaAlong) ** 2);
    const [x, y] = [middle + t * Math.cos(angle), middle + t * Math.sin(angle)];
    const [ix, iy] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - ix, y - iy];
    grid[iy * side + ix] += weight * (1 - fx) * (1 - fy);
    if (fx > 0) grid[iy * side + ix + 1] += weight * fx * (1 - fy);
    if (fy > 0) grid[(iy + 1) * side + ix] += weight * (1 - fx) * fy;
    if (fx > 0 && fy > 0) grid[(iy + 1) * side + ix + 1] += weight * fx * fy;
    total += weight;
  }
  const taps = [...grid.keys()].filter((i) => grid[i] > (0.01 * total) / reach);
  const kept = taps.reduce((sum, i) => sum + grid[i], 0);
  return {
    dx: Int8Array.from(taps, (i) => (i % side) - middle),
    dy: Int8Array.from(taps, (i) => Math.floor(i / side) - middle),
    weight: Float32Array.from(taps, (i) => grid[i] / kept),
  };
}

/** Where `mask` (one byte a pixel) says so; elsewhere 0. */
export function smoothAlong(image: Field, flow: GradientFlow, mask: Uint8Array): Field {
  const { width, height } = image;
  const margin = reach + 1;
  const stride = width + 2 * margin;
  const padded = new Float32Array(stride * (height + 2 * margin));
  for (let y = 0; y < height; y++)
    padded.set(image.data.subarray(y * width, (y + 1) * width), (y + margin) * stride + margin);
  const offsets = lines.map(({ dx, dy }) => Int32Array.from(dx, (x, t) => dy[t] * stride + x));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const cellRow = Math.min(flow.rows - 1, y >> 1) * flow.cols;
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] === 0) continue;
      const angle = flow.along[cellRow + Math.min(flow.cols - 1, x >> 1)];
      const line = Math.round((angle * orientations) / Math.PI) % orientations;
      data[y * width + x] = weighted(padded, (y + margin) * stride + x + margin, offsets[line], lines[line].weight);
    }
  }
  return { width, height, data };
}

function weighted(data: Float32Array, at: number, offsets: Int32Array, weight: Float32Array): number {
  let sum = 0;
  for (let t = 0; t < offsets.length; t++) sum += weight[t] * data[at + offsets[t]];
  return sum;
}
