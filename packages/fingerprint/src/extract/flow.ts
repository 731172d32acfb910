/** Ridge flow: direction across the ridges and distance between them, from the dominant peak of each local spectrum. */
import { spectrumStep } from '@ipse/kernels';
import type { SpectrumPeaks } from '@ipse/kernels';
import { localSpectra, wavenumberOf } from './spectrum.ts';
import { smooth } from './smooth.ts';
import type { Field } from './smooth.ts';
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

/** Flow of an image at 250 ppi, on cols x rows cells. */
export function ridgeFlow(image: Field, cols: number, rows: number): SpectralFlow {
  const spectra = localSpectra(image.data, image.width, image.height);
  const peaks = waveVectors(spectra);
  const weight = spectra.share.map((share) => share * share);
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
      between.place((2 * col) / spectrumStep, (2 * row) / spectrumStep);
      flow.normal[cell] = 0.5 * Math.atan2(between.value(peaks.sin2), between.value(peaks.cos2));
      flow.concentration[cell] = between.value(spectra.share);
      // Running sums leave dust, also below zero, where there is nothing.
      const k = between.value(pooled) / Math.max(1e-6, between.value(pooledWeight));
      flow.wavenumber[cell] = Math.min(wavenumberMax, Math.max(wavenumberMin, k));
    }
  }
  return flow;
}

interface WaveVectors {
  /** Twice the direction across the ridges, as a vector as long as the peak's share. */
  readonly cos2: Float32Array;
  readonly sin2: Float32Array;
  readonly wavenumber: Float32Array;
}

function waveVectors({ u, v, share }: SpectrumPeaks): WaveVectors {
  const windows = share.length;
  const vectors = {
    cos2: new Float32Array(windows),
    sin2: new Float32Array(windows),
    wavenumber: new Float32Array(windows),
  };
  for (let i = 0; i < windows; i++) {
    vectors.wavenumber[i] = wavenumberOf(u[i], v[i]);
    const scale = share[i] / (u[i] * u[i] + v[i] * v[i] + 1e-9);
    vectors.cos2[i] = (u[i] * u[i] - v[i] * v[i]) * scale;
    vectors.sin2[i] = 2 * u[i] * v[i] * scale;
  }
  return vectors;
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
