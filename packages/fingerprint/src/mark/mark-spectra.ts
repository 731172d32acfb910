/** Local spectra of a mark: the few strongest waves in each window, of which ridges may be any or none. */
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';
import { wavenumberMax, wavenumberMin } from '../extract/wave-filter.ts';

/** Side of a window (about five ridges) and step between windows, in pixels at 250 ppi. */
const side = 24;
export const stepPx = 4;
/** Windows whose power is pooled about each. */
const poolSigma = 1;
/** Waves kept of each window. */
export const wavesMax = 5;

/** Waves of windows centred on every `stepPx`-th pixel; `wavesMax` a window, strongest first, strength 0 where there are fewer. */
export interface MarkSpectra {
  readonly cols: number;
  readonly rows: number;
  /** Share of the window's power in the band of ridges, 0 to 1. */
  readonly strength: Float32Array;
  /** Twice the direction across the ridges, as a unit vector. */
  readonly cos2: Float32Array;
  readonly sin2: Float32Array;
  /** Natural logarithm of the wavenumber in radians a pixel at 250 ppi. */
  readonly logK: Float32Array;
}

/** A frequency in turns a window, and the indices of those about it (itself included), mirrored ones with sign -1. */
interface Frequency {
  readonly u: number;
  readonly v: number;
  readonly around: readonly { readonly index: number; readonly sign: number }[];
}

const reach = Math.ceil((wavenumberMax * side) / (2 * Math.PI));
const frequencies = ridgeFrequencies();

function ridgeFrequencies(): Frequency[] {
  const kept: { u: number; v: number }[] = [];
  for (let u = 0; u <= reach; u++) {
    for (let v = u === 0 ? 1 : -reach; v <= reach; v++) {
      const k = (2 * Math.PI * Math.hypot(u, v)) / side;
      if (k >= 0.95 * wavenumberMin && k <= 1.02 * wavenumberMax) kept.push({ u, v });
    }
  }
  const indexOf = new Map(kept.map(({ u, v }, i) => [`${u},${v}`, i]));
  return kept.map(({ u, v }) => {
    const around: { index: number; sign: number }[] = [];
    for (const [du, dv] of [-1, 0, 1].flatMap((d) => [-1, 0, 1].map((e) => [d, e]))) {
      const direct = indexOf.get(`${u + du},${v + dv}`);
      const mirrored = indexOf.get(`${-u - du},${-v - dv}`);
      if (direct !== undefined) around.push({ index: direct, sign: 1 });
      else if (mirrored !== undefined) around.push({ index: mirrored, sign: -1 });
    }
    return { u, v, around };
  });
}

/** Spectra of an image at 250 ppi; windows where `wanted` (one byte a pixel) is 0 at the centre stay empty. */
export function markSpectra(image: Field, wanted: Uint8Array): MarkSpectra {
  const cols = Math.ceil(image.width / stepPx);
  const rows = Math.ceil(image.height / stepPx);
  const power = frequencies.map(() => new Float32Array(cols * rows));
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (wanted[row * stepPx * image.width + col * stepPx] === 0) continue;
      transform(image, col * stepPx - side / 2, row * stepPx - side / 2, power, row * cols + col);
    }
  }
  const pooled = power.map((channel) => smooth(channel, cols, rows, poolSigma));
  const table = () => new Float32Array(cols * rows * wavesMax);
  const spectra = { cols, rows, strength: table(), cos2: table(), sin2: table(), logK: table() };
  for (let window = 0; window < cols * rows; window++) keepPeaks(pooled, window, spectra);
  return spectra;
}

const taper = Float32Array.from({ length: side }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / side) ** 1.5);
const waves = 2 * reach + 1;
const angles = Float64Array.from({ length: side * waves }, (_, i) => {
  return (2 * Math.PI * (i % side) * (Math.floor(i / side) - reach)) / side;
});
const cosine = Float32Array.from(angles, Math.cos);
const sine = Float32Array.from(angles, Math.sin);
const piece = new Float32Array(side * side);
const rowReal = new Float32Array(side * (reach + 1));
const rowImaginary = new Float32Array(side * (reach + 1));

/** Fourier transform at the ridge frequencies only: rows, then columns; power is multiplied by k, as images fall with it. */
function transform(image: Field, left: number, top: number, power: readonly Float32Array[], to: number): void {
  const { width, height, data } = image;
  for (let v = 0, i = 0; v < side; v++) {
    const y = top + v;
    for (let u = 0; u < side; u++, i++) {
      const x = left + u;
      piece[i] = x >= 0 && y >= 0 && x < width && y < height ? data[y * width + x] * taper[u] * taper[v] : 0;
    }
  }
  for (let y = 0; y < side; y++) {
    for (let u = 0; u <= reach; u++) {
      let [re, im] = [0, 0];
      for (let x = 0, t = (u + reach) * side, i = y * side; x < side; x++, t++, i++) {
        re += piece[i] * cosine[t];
        im -= piece[i] * sine[t];
      }
      rowReal[u * side + y] = re;
      rowImaginary[u * side + y] = im;
    }
  }
  for (let f = 0; f < frequencies.length; f++) {
    const { u, v } = frequencies[f];
    let [re, im] = [0, 0];
    for (let y = 0, t = (v + reach) * side, i = u * side; y < side; y++, t++, i++) {
      re += rowReal[i] * cosine[t] + rowImaginary[i] * sine[t];
      im += rowImaginary[i] * cosine[t] - rowReal[i] * sine[t];
    }
    power[f][to] = Math.hypot(u, v) * (re * re + im * im);
  }
}

const sums = new Float32Array(frequencies.length);

/** The strongest frequencies with their neighbours, each stronger than those about it. */
function keepPeaks(power: readonly Float32Array[], window: number, spectra: MarkSpectra): void {
  let total = 1e-6;
  for (let f = 0; f < frequencies.length; f++) total += power[f][window];
  if (total < leastPower) return;
  for (let f = 0; f < frequencies.length; f++) {
    sums[f] = 0;
    for (const { index } of frequencies[f].around) sums[f] += power[index][window];
  }
  const peaks: number[] = [];
  for (let f = 0; f < frequencies.length; f++) {
    if (frequencies[f].around.every(({ index }) => sums[index] < sums[f] || (sums[index] === sums[f] && index >= f)))
      peaks.push(f);
  }
  peaks.sort((p, q) => sums[q] - sums[p] || p - q);
  for (let n = 0; n < Math.min(wavesMax, peaks.length); n++) {
    // Where all is zero each frequency is as strong as its neighbours; of no wave there is a logarithm.
    if (!(sums[peaks[n]] > 0)) break;
    let [u, v] = [0, 0];
    for (const { index, sign } of frequencies[peaks[n]].around) {
      u += sign * power[index][window] * frequencies[index].u;
      v += sign * power[index][window] * frequencies[index].v;
    }
    const squared = u * u + v * v + 1e-12;
    const at = window * wavesMax + n;
    spectra.strength[at] = sums[peaks[n]] / total;
    spectra.cos2[at] = (u * u - v * v) / squared;
    spectra.sin2[at] = (2 * u * v) / squared;
    spectra.logK[at] = Math.log((2 * Math.PI * Math.sqrt(squared)) / (side * sums[peaks[n]]));
  }
}

const leastPower = 1e-3;
