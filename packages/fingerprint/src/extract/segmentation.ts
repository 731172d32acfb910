/** Segmentation: which cells show ridges of a finger. */
import { percentile } from './contrast.ts';
import type { Contrast } from './contrast.ts';
import type { RidgeWave } from './ridge-wave.ts';
import { smooth } from './smooth.ts';

/** One byte a cell of 2 x 2 pixels at 250 ppi: 1 inside. */
export interface CellMask {
  readonly cols: number;
  readonly rows: number;
  readonly inside: Uint8Array;
}

/** Cells with a contrast worth looking at: a quarter of the print's own, and above sensor noise. */
export function contrastMask({ ridges, spread }: Contrast): CellMask {
  const cols = ridges.width >> 1;
  const rows = ridges.height >> 1;
  const least = Math.max(2.5, 0.25 * percentile(spread, 0.9));
  const inside = new Uint8Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      inside[row * cols + col] = spread[2 * row * ridges.width + 2 * col] > least ? 1 : 0;
    }
  }
  return { cols, rows, inside };
}

/** How much of the local variance the ridge wave explains, 0 to 1, on cells. */
export function waveShare(wave: RidgeWave, { ridges }: Contrast): Float32Array {
  const cols = ridges.width >> 1;
  const rows = ridges.height >> 1;
  const explained = cellSums(ridges.width, cols, rows, (i) => wave.real[i] ** 2 + wave.imaginary[i] ** 2);
  const total = cellSums(ridges.width, cols, rows, (i) => 2 * ridges.data[i] ** 2);
  const a = smooth(explained, cols, rows, 2);
  const b = smooth(total, cols, rows, 2);
  // The constant keeps the share of a faint area low: there the wave is the noise's.
  return a.map((value, i) => Math.min(1, value / (b[i] + 0.8)));
}

/** Height of the ridge wave in gray levels (times a constant), on cells: falls at once where the print ends. */
export function waveAmplitude(wave: RidgeWave, { ridges, spread }: Contrast): Float32Array {
  const cols = ridges.width >> 1;
  const rows = ridges.height >> 1;
  const power = cellSums(
    ridges.width,
    cols,
    rows,
    (i) => (wave.real[i] ** 2 + wave.imaginary[i] ** 2) * spread[i] ** 2,
  );
  return smooth(power, cols, rows, 1).map((value) => Math.sqrt(Math.max(0, value)));
}

/** Sums over cells of 2 x 2 pixels. */
function cellSums(width: number, cols: number, rows: number, valueAt: (pixel: number) => number): Float32Array {
  const sums = new Float32Array(cols * rows);
  for (let y = 0; y < rows * 2; y++) {
    for (let x = 0; x < cols * 2; x++) sums[(y >> 1) * cols + (x >> 1)] += valueAt(y * width + x);
  }
  return sums;
}

const shareMin = 0.06;
const concentrationMin = 0.2;
/** Of the amplitude that a fifth of the touched area exceeds. */
const amplitudeMin = 0.25;
/** Parts smaller than this share of the largest are dropped; holes smaller than this many cells are filled. */
const partMin = 0.15;
const holeMax = 150;

/** Cells where ridges are seen; the outline smoothed, small parts dropped, small holes filled. */
export function fingerMask(
  touched: CellMask,
  share: Float32Array,
  concentration: Float32Array,
  amplitude: Float32Array,
): CellMask {
  const { cols, rows } = touched;
  const amplitudes = amplitude.filter((_, i) => touched.inside[i] === 1);
  const least = amplitudes.length > 0 ? amplitudeMin * percentile(amplitudes, 0.8) : 0;
  const votes = Float32Array.from(touched.inside, (one, i) =>
    one === 1 && share[i] > shareMin && concentration[i] > concentrationMin && amplitude[i] > least ? 1 : 0,
  );
  const inside = Uint8Array.from(smooth(votes, cols, rows, 2.5), (vote) => (vote > 0.5 ? 1 : 0));
  keepParts(inside, cols, rows, 1, (size, largest) => size >= partMin * largest);
  keepParts(inside, cols, rows, 0, (size) => size > holeMax);
  return { cols, rows, inside };
}

/** Flips every 4-connected part of `value` cells that `keep` turns down. */
function keepParts(
  cells: Uint8Array,
  cols: number,
  rows: number,
  value: number,
  keep: (size: number, largest: number) => boolean,
): void {
  const label = new Int32Array(cells.length);
  const sizes = [0];
  const stack = new Int32Array(cells.length);
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] !== value || label[start] !== 0) continue;
    const name = sizes.length;
    let size = 0;
    let top = 0;
    stack[top++] = start;
    label[start] = name;
    while (top > 0) {
      const i = stack[--top];
      size++;
      const x = i % cols;
      if (x > 0) top = visit(i - 1, top);
      if (x < cols - 1) top = visit(i + 1, top);
      if (i >= cols) top = visit(i - cols, top);
      if (i < cols * (rows - 1)) top = visit(i + cols, top);
    }
    sizes.push(size);
    function visit(i: number, at: number): number {
      if (cells[i] !== value || label[i] !== 0) return at;
      label[i] = name;
      stack[at] = i;
      return at + 1;
    }
  }
  const largest = Math.max(...sizes);
  for (let i = 0; i < cells.length; i++) if (label[i] > 0 && !keep(sizes[label[i]], largest)) cells[i] = 1 - value;
}

/** One byte a pixel at 250 ppi. */
export function pixelMask({ cols, rows, inside }: CellMask, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.min(rows - 1, y >> 1) * cols;
    for (let x = 0; x < width; x++) mask[y * width + x] = inside[row + Math.min(cols - 1, x >> 1)];
  }
  return mask;
}

/** Steps of cells to the nearest cell outside (city block, two sweeps); the image's edge counts as outside. */
export function depth({ cols, rows, inside }: CellMask): Uint16Array {
  const steps = new Uint16Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const i = row * cols + col;
      if (inside[i] === 0) continue;
      steps[i] = 1 + Math.min(row > 0 ? steps[i - cols] : 0, col > 0 ? steps[i - 1] : 0);
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let col = cols - 1; col >= 0; col--) {
      const i = row * cols + col;
      steps[i] = Math.min(
        steps[i],
        1 + Math.min(row < rows - 1 ? steps[i + cols] : 0, col < cols - 1 ? steps[i + 1] : 0),
      );
    }
  }
  return steps;
}
