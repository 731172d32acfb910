/** Peaks of local spectra at the frequencies that ridges can have: the SIMD kernel. Its scalar twin stands beside it. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

/** Side of a window and step between windows, in pixels. Window (0, 0) starts `spectrumMargin` before the first pixel. */
export const spectrumSide = 16;
export const spectrumStep = 4;
export const spectrumMargin = 7;
/** Highest frequency along one axis, in turns a window. */
export const spectrumReach = 7;
/** Box means of three windows, along rows and columns, by which power is pooled. */
export const spectrumPools = 3;

/** The strongest frequency of each window together with its eight neighbours; windows by row. */
export interface SpectrumPeaks {
  readonly cols: number;
  readonly rows: number;
  /** Mean frequency in turns a window, v downwards; u is not below -1. */
  readonly u: Float32Array;
  readonly v: Float32Array;
  /** Share of the nine in all power, 0 to 1. */
  readonly share: Float32Array;
}

/** Frequencies from `lowest` to `highest`, in turns a window; zeros lie beyond the image's border. */
export type RidgeSpectra = (image: Float32Array, width: number, height: number) => SpectrumPeaks;

interface Exports extends Kernel {
  windowPowers(
    image: number,
    stride: number,
    cols: number,
    rows: number,
    cosine: number,
    sine: number,
    weight: number,
    power: number,
    scratch: number,
  ): void;
  poolLine(source: number, target: number, count: number, stride: number): void;
  peaks(power: number, windows: number, allowed: number, grid: number, out: number): void;
}

const windowFloats = spectrumSide * (spectrumReach + 1);
const windowBytes = windowFloats * 4;
const gridBytes = 1024;
const frequencies = spectrumReach + 1;

/** Windows fade to nothing at their border. */
export const spectrumTaper = Float32Array.from(
  { length: spectrumSide },
  (_, i) => Math.sin((Math.PI * (i + 0.5)) / spectrumSide) ** 1.5,
);

/** By frequency (row v = -reach to reach, then u = 0 to reach): its length, by which power is weighted, or 0. */
export function spectrumWeights(lowest: number, highest: number): Float32Array {
  return Float32Array.from({ length: windowFloats }, (_, i) => {
    const [u, v] = [i % frequencies, Math.floor(i / frequencies) - spectrumReach];
    const length = Math.hypot(u, v);
    // Half a plane holds everything of a real image; of the axis u = 0, half.
    const kept = v <= spectrumReach && (u > 0 || v > 0) && length >= lowest && length <= highest;
    return kept ? (2 * Math.PI * length) / spectrumSide : 0;
  });
}

export function createRidgeSpectra(lowest: number, highest: number): RidgeSpectra {
  const kernel = loadKernel<Exports>('ridge-spectra');
  const tables = kernel.base();
  const half = spectrumSide / 2;
  const angle = (i: number) =>
    (2 * Math.PI * (i % frequencies) * (half - 0.5 - Math.floor(i / frequencies))) / spectrumSide;
  const table = (wave: (angle: number) => number) =>
    Float32Array.from(
      { length: half * frequencies },
      (_, i) => spectrumTaper[Math.floor(i / frequencies)] * wave(angle(i)),
    );
  const weights = spectrumWeights(lowest, highest);
  const tableBytes = half * frequencies * 4;
  const [cosineAt, sineAt, weightAt] = [tables, tables + tableBytes, tables + 2 * tableBytes];
  const [allowedAt, gridAt] = [weightAt + windowBytes, weightAt + 2 * windowBytes];
  const imageAt = gridAt + gridBytes;
  reserve(kernel, imageAt);
  new Float32Array(kernel.memory.buffer, cosineAt, half * frequencies).set(table(Math.cos));
  new Float32Array(kernel.memory.buffer, sineAt, half * frequencies).set(table(Math.sin));
  new Float32Array(kernel.memory.buffer, weightAt, windowFloats).set(weights);
  new Int32Array(kernel.memory.buffer, allowedAt, windowFloats).set(Array.from(weights, (w) => (w > 0 ? -1 : 0)));

  return (image, width, height) => {
    const cols = Math.ceil(width / spectrumStep);
    const rows = Math.ceil(height / spectrumStep);
    const windows = cols * rows;
    if (windows === 0)
      return { cols, rows, u: new Float32Array(0), v: new Float32Array(0), share: new Float32Array(0) };
    const stride = (cols - 1) * spectrumStep + spectrumSide;
    const lines = (rows - 1) * spectrumStep + spectrumSide;
    const powerAt = imageAt + ((stride * lines * 4 + 15) & ~15);
    const otherAt = powerAt + windows * windowBytes;
    // The transformed lines are done with before pooling starts.
    const scratchBytes = Math.max(windows * windowBytes, lines * 64);
    reserve(kernel, otherAt + scratchBytes);
    const pixels = new Float32Array(kernel.memory.buffer, imageAt, stride * lines).fill(0);
    for (let y = 0; y < height; y++) {
      const row = image.subarray(y * width, (y + 1) * width);
      pixels.set(row, (y + spectrumMargin) * stride + spectrumMargin);
    }
    kernel.windowPowers(imageAt, stride * 4, cols, rows, cosineAt, sineAt, weightAt, powerAt, otherAt);
    for (let pass = 0; pass < spectrumPools; pass++) {
      for (let row = 0; row < rows; row++)
        kernel.poolLine(powerAt + row * cols * windowBytes, otherAt + row * cols * windowBytes, cols, windowBytes);
      for (let col = 0; col < cols; col++)
        kernel.poolLine(otherAt + col * windowBytes, powerAt + col * windowBytes, rows, cols * windowBytes);
    }
    kernel.peaks(powerAt, windows, allowedAt, gridAt, otherAt);
    const found = new Float32Array(kernel.memory.buffer, otherAt, 3 * windows);
    const [u, v, share] = [new Float32Array(windows), new Float32Array(windows), new Float32Array(windows)];
    for (let i = 0; i < windows; i++) {
      u[i] = found[3 * i];
      v[i] = found[3 * i + 1];
      share[i] = found[3 * i + 2];
    }
    return { cols, rows, u, v, share };
  };
}
