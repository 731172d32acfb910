/** The specification of the kernel of local spectra; it differs in the last digits of single precision. */
import {
  spectrumMargin,
  spectrumPools,
  spectrumReach,
  spectrumSide,
  spectrumStep,
  spectrumTaper,
  spectrumWeights,
} from './ridge-spectra.ts';
import type { RidgeSpectra } from './ridge-spectra.ts';

const frequencies = spectrumReach + 1;
const perWindow = frequencies * (2 * spectrumReach + 1);
const turns = Float64Array.from({ length: spectrumSide }, (_, i) => (2 * Math.PI * i) / spectrumSide);
const cosine = turns.map(Math.cos);
const sine = turns.map(Math.sin);

export function createRidgeSpectraScalar(lowest: number, highest: number): RidgeSpectra {
  const weights = spectrumWeights(lowest, highest);
  return (image, width, height) => {
    const cols = Math.ceil(width / spectrumStep);
    const rows = Math.ceil(height / spectrumStep);
    let power = Array.from({ length: cols * rows }, (_, i) => {
      const [left, top] = [
        (i % cols) * spectrumStep - spectrumMargin,
        Math.floor(i / cols) * spectrumStep - spectrumMargin,
      ];
      return powerOf(cut(image, width, height, left, top), weights);
    });
    for (let pass = 0; pass < spectrumPools; pass++) {
      power = power.map((_, i) => meanOfThree(power, i, i % cols, cols, 1));
      power = power.map((_, i) => meanOfThree(power, i, Math.floor(i / cols), rows, cols));
    }
    const peaks = power.map((window) => peakOf(window, weights));
    const channel = (key: 'u' | 'v' | 'share') => Float32Array.from(peaks, (peak) => peak[key]);
    return { cols, rows, u: channel('u'), v: channel('v'), share: channel('share') };
  };
}

function cut(image: Float32Array, width: number, height: number, left: number, top: number): Float64Array {
  return Float64Array.from({ length: spectrumSide ** 2 }, (_, i) => {
    const [u, v] = [i % spectrumSide, Math.floor(i / spectrumSide)];
    const [x, y] = [left + u, top + v];
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : image[y * width + x] * spectrumTaper[u] * spectrumTaper[v];
  });
}

function powerOf(piece: Float64Array, weights: Float32Array): Float64Array {
  return Float64Array.from({ length: perWindow }, (_, f) => {
    if (weights[f] === 0) return 0;
    const [u, v] = [f % frequencies, Math.floor(f / frequencies) - spectrumReach];
    let [re, im] = [0, 0];
    for (let i = 0; i < piece.length; i++) {
      const turn = (u * (i % spectrumSide) + (v + spectrumSide) * Math.floor(i / spectrumSide)) % spectrumSide;
      re += piece[i] * cosine[turn];
      im -= piece[i] * sine[turn];
    }
    return weights[f] * (re * re + im * im);
  });
}

/** Of window i, its neighbour before and its neighbour after, which lie `step` apart; `at` of `count` in their line. */
function meanOfThree(power: readonly Float64Array[], i: number, at: number, count: number, step: number): Float64Array {
  const before = power[at > 0 ? i - step : i];
  const after = power[at + 1 < count ? i + step : i];
  return power[i].map((value, f) => (before[f] + value + after[f]) / 3);
}

function peakOf(power: Float64Array, weights: Float32Array): { u: number; v: number; share: number } {
  let [most, peak] = [-1, 0];
  for (let f = 0; f < perWindow; f++) {
    if (weights[f] === 0) continue;
    const nine = around(f).reduce((sum, { u, v }) => sum + at(power, u, v), power[f]);
    if (nine > most) [most, peak] = [nine, f];
  }
  const total = power.reduce((sum, value) => sum + value, 0);
  let [sum, u, v] = [0, 0, 0];
  for (const one of around(peak)) {
    const p = at(power, one.u, one.v);
    sum += p;
    u += p * one.u;
    v += p * one.v;
  }
  return sum > 0 ? { u: u / sum, v: v / sum, share: sum / (total + 1e-6) } : { u: 0, v: 0, share: 0 };
}

/** A frequency and its eight neighbours. */
function around(f: number): { u: number; v: number }[] {
  const [u, v] = [f % frequencies, Math.floor(f / frequencies) - spectrumReach];
  return Array.from({ length: 9 }, (_, i) => ({ u: u + (i % 3) - 1, v: v + Math.floor(i / 3) - 1 }));
}

/** Power at a frequency of the whole plane, of which half is kept. */
function at(power: Float64Array, u: number, v: number): number {
  if (u < 0 || (u === 0 && v < 0)) return at(power, -u, -v);
  return u > spectrumReach || Math.abs(v) > spectrumReach ? 0 : power[(v + spectrumReach) * frequencies + u];
}
