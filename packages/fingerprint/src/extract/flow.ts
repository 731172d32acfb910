/** Ridge flow: direction across the ridges and distance between them, from the dominant peak of each local spectrum. */
import { smooth } from './smooth.ts';
import { frequencies, stepPx, wavenumberOf } from './spectrum.ts';
import type { Spectra } from './spectrum.ts';
import { wavenumberMax, wavenumberMin } from './wave-filter.ts';

/** Flow on cells of 2 x 2 pixels at 250 ppi (4 pixels at 500 ppi). */
export interface Flow {
  readonly cols: number;
  readonly rows: number;
  /** Direction across the ridges, radians in -pi/2 to pi/2, clockwise on the screen from the x axis. */
  readonly normal: Float32Array;
  /** Radians of ridge phase per pixel at 250 ppi. */
  readonly wavenumber: Float32Array;
}

export interface SpectralFlow extends Flow {
  /** Share of the power that lies in the dominant peak, 0 to 1: about 0.25 for noise, 0.8 for clear ridges. */
  readonly concentration: Float32Array;
}

/** Windows over which the ridge distance is pooled: it changes slowly. */
const distanceSigma = 2;

export function flowOfSpectra(spectra: Spectra, cols: number, rows: number): SpectralFlow {
  const peaks = dominantPeaks(spectra);
  const weight = peaks.concentration.map((share) => share * share);
  const weighted = peaks.wavenumber.map((k, i) => k * weight[i]);
  const pooled = smooth(weighted, spectra.cols, spectra.rows, distanceSigma);
  const pooledWeight = smooth(weight, spectra.cols, spectra.rows, distanceSigma);
  const flow: SpectralFlow = {
    cols,
    rows,
    normal: new Float32Array(cols * rows),
    wavenumber: new Float32Array(cols * rows),
    concentration: new Float32Array(cols * rows),
  };
  const between = betweenWindows(spectra.cols, spectra.rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, cell++) {
      between.place((2 * col) / stepPx, (2 * row) / stepPx);
      flow.normal[cell] = 0.5 * Math.atan2(between.value(peaks.sin2), between.value(peaks.cos2));
      flow.concentration[cell] = between.value(peaks.concentration);
      // Running sums leave dust, also below zero, where there is nothing.
      const k = between.value(pooled) / Math.max(1e-6, between.value(pooledWeight));
      flow.wavenumber[cell] = Math.min(wavenumberMax, Math.max(wavenumberMin, k));
    }
  }
  return flow;
}

interface Peaks {
  /** Twice the direction across the ridges, as a vector as long as the concentration. */
  readonly cos2: Float32Array;
  readonly sin2: Float32Array;
  readonly wavenumber: Float32Array;
  readonly concentration: Float32Array;
}

/** For each window the frequency that is strongest together with its neighbours; their mean is the wave vector. */
function dominantPeaks({ cols, rows, power }: Spectra): Peaks {
  const windows = cols * rows;
  const peaks = {
    cos2: new Float32Array(windows),
    sin2: new Float32Array(windows),
    wavenumber: new Float32Array(windows),
    concentration: new Float32Array(windows),
  };
  for (let i = 0; i < windows; i++) {
    const { u, v, share } = meanAbout(power, strongest(power, i), i);
    peaks.wavenumber[i] = wavenumberOf(u, v);
    peaks.concentration[i] = share;
    const scale = share / (u * u + v * v + 1e-9);
    peaks.cos2[i] = (u * u - v * v) * scale;
    peaks.sin2[i] = 2 * u * v * scale;
  }
  return peaks;
}

function strongest(power: readonly Float32Array[], window: number): number {
  let best = 0;
  let most = -1;
  for (let f = 0; f < frequencies.length; f++) {
    let sum = power[f][window];
    for (const { index } of frequencies[f].around) sum += power[index][window];
    if (sum > most) {
      most = sum;
      best = f;
    }
  }
  return best;
}

/** Mean frequency of a peak and its neighbours, in turns a window, and their share of all power. */
function meanAbout(
  power: readonly Float32Array[],
  peak: number,
  window: number,
): { u: number; v: number; share: number } {
  let total = 1e-6;
  for (const channel of power) total += channel[window];
  let [u, v, sum] = [0, 0, 0];
  for (const { index, sign } of frequencies[peak].around) {
    const p = power[index][window];
    u += sign * p * frequencies[index].u;
    v += sign * p * frequencies[index].v;
    sum += p;
  }
  return sum > 0 ? { u: u / sum, v: v / sum, share: sum / total } : { u: 0, v: 0, share: 0 };
}

/** Bilinear values between windows; one position at a time, many channels. */
function betweenWindows(cols: number, rows: number) {
  let [i, right, down, fx, fy] = [0, 0, 0, 0, 0];
  return {
    place(x: number, y: number) {
      const col = Math.min(cols - 1, Math.floor(x));
      const row = Math.min(rows - 1, Math.floor(y));
      i = row * cols + col;
      right = col + 1 < cols ? 1 : 0;
      down = row + 1 < rows ? cols : 0;
      fx = x - col;
      fy = y - row;
    },
    value: (data: Float32Array) =>
      (1 - fy) * ((1 - fx) * data[i] + fx * data[i + right]) +
      fy * ((1 - fx) * data[i + down] + fx * data[i + down + right]),
  };
}
