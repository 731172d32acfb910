/** Segmentation: which cells show ridges of a finger. */
import { percentile } from './contrast.ts';
import { keepParts } from './mask-parts.ts';
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
  const { width, height } = wave;
  const [cols, rows] = [width >> 1, height >> 1];
  const total = new Float32Array(width * height);
  for (let i = 0; i < total.length; i++) total[i] = 2 * ridges.data[i] * ridges.data[i];
  const a = smooth(cellSums(wavePower(wave), width, cols, rows), cols, rows, 2);
  const b = smooth(cellSums(total, width, cols, rows), cols, rows, 2);
  // The constant keeps the share of a faint area low: there the wave is the noise's.
  for (let i = 0; i < a.length; i++) a[i] = Math.max(0, Math.min(1, a[i] / (b[i] + 0.8)));
  return a;
}

/** Height of the ridge wave in gray levels (times a constant), on cells: falls at once where the print ends. */
export function waveAmplitude(wave: RidgeWave, { spread }: Contrast): Float32Array {
  const { width, height } = wave;
  const [cols, rows] = [width >> 1, height >> 1];
  const power = wavePower(wave);
  for (let i = 0; i < power.length; i++) power[i] *= spread[i] * spread[i];
  const amplitude = smooth(cellSums(power, width, cols, rows), cols, rows, 1);
  for (let i = 0; i < amplitude.length; i++) amplitude[i] = Math.sqrt(Math.max(0, amplitude[i]));
  return amplitude;
}

function wavePower({ real, imaginary }: RidgeWave): Float32Array {
  const power = new Float32Array(real.length);
  for (let i = 0; i < power.length; i++) power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
  return power;
}

/** Sums over cells of 2 x 2 pixels. */
function cellSums(values: Float32Array, width: number, cols: number, rows: number): Float32Array {
  const sums = new Float32Array(cols * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let col = 0, i = 2 * row * width; col < cols; col++, cell++, i += 2)
      sums[cell] = values[i] + values[i + 1] + values[i + width] + values[i + width + 1];
  }
  return sums;
}

const shareMin = 0.06;
const concentrationMin = 0.2;
/** Of the amplitude that a fifth of the touched area exceeds. */
const amplitudeMin = 0.25;
/**
 * Of the main part. Parts smaller than this share are dropped, and parts whose spectra are this much less concentrated:
 * writing, stains. Holes smaller than so many cells are filled.
 */
const partMin = 0.15;
const partWorthMin = 0.65;
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
  const votes = new Float32Array(cols * rows);
  for (let i = 0; i < votes.length; i++) {
    const seen = share[i] > shareMin && concentration[i] > concentrationMin && amplitude[i] > least;
    votes[i] = seen ? touched.inside[i] : 0;
  }
  const smoothed = smooth(votes, cols, rows, 2.5);
  const inside = new Uint8Array(cols * rows);
  for (let i = 0; i < inside.length; i++) inside[i] = smoothed[i] > 0.5 ? 1 : 0;
  keepParts({ cols, rows, inside }, 1, concentration, (part, main) => {
    return part.cells >= partMin * main.cells && part.worth >= partWorthMin * main.worth;
  });
  keepParts({ cols, rows, inside }, 0, concentration, ({ cells }) => cells > holeMax);
  return { cols, rows, inside };
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
