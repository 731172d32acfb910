/** Local spectra: how much of each window's power lies at each frequency and direction that ridges can have. */
import { smooth } from './smooth.ts';
import type { Field } from './smooth.ts';
import { wavenumberMax, wavenumberMin } from './wave-filter.ts';

/** Side of the window (about three ridges) and step between windows, in pixels at 250 ppi. */
export const windowPx = 16;
export const stepPx = 4;
/** Frequencies in turns a window: the annulus of ridge frequencies lies within this reach. */
const reach = 7;
/** Windows whose power is pooled about each: ridges go on where a stain or a crease lies. */
const poolSigma = 1;

/** One frequency of the half plane, in turns a window, with those next to it. */
export interface Frequency {
  readonly u: number;
  readonly v: number;
  /** Undoes the fall of power with frequency that images have. */
  readonly weight: number;
  /** Indices of it and its neighbours; sign -1 mirrors one from the other half plane. */
  readonly around: readonly { readonly index: number; readonly sign: number }[];
}

/** Radians a pixel at 250 ppi. */
export const wavenumberOf = (u: number, v: number) => (2 * Math.PI * Math.hypot(u, v)) / windowPx;

export const frequencies: readonly Frequency[] = ridgeFrequencies();

function ridgeFrequencies(): Frequency[] {
  const kept: { u: number; v: number }[] = [];
  for (let u = 0; u <= reach; u++) {
    for (let v = u === 0 ? 1 : -reach; v <= reach; v++) {
      const k = wavenumberOf(u, v);
      if (k >= 0.95 * wavenumberMin && k <= 1.02 * wavenumberMax) kept.push({ u, v });
    }
  }
  const find = (u: number, v: number) => kept.findIndex((one) => one.u === u && one.v === v);
  return kept.map(({ u, v }) => {
    const around: { index: number; sign: number }[] = [];
    for (let du = -1; du <= 1; du++) {
      for (let dv = -1; dv <= 1; dv++) {
        const direct = find(u + du, v + dv);
        const mirrored = find(-u - du, -v - dv);
        if (direct >= 0) around.push({ index: direct, sign: 1 });
        else if (mirrored >= 0) around.push({ index: mirrored, sign: -1 });
      }
    }
    return { u, v, weight: wavenumberOf(u, v), around };
  });
}

/** Power of each frequency at each window; windows are centred on every `stepPx`-th pixel from the first. */
export interface Spectra {
  readonly cols: number;
  readonly rows: number;
  /** By frequency, then by window. */
  readonly power: readonly Float32Array[];
}

export function localSpectra(image: Field): Spectra {
  const cols = Math.ceil(image.width / stepPx);
  const rows = Math.ceil(image.height / stepPx);
  const power = frequencies.map(() => new Float32Array(cols * rows));
  const piece = new Float32Array(windowPx * windowPx);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (cut(image, col * stepPx + 1 - windowPx / 2, row * stepPx + 1 - windowPx / 2, piece))
        transform(piece, power, row * cols + col);
    }
  }
  // Running sums leave dust, also below zero, where there is nothing.
  const pooled = power.map((channel) => smooth(channel, cols, rows, poolSigma).map((value) => Math.max(0, value)));
  return { cols, rows, power: pooled };
}

const taper = Float32Array.from({ length: windowPx }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / windowPx) ** 1.5);

/** Copies a tapered window, zero beyond the border; false when there is nothing in it. */
function cut({ width, height, data }: Field, left: number, top: number, piece: Float32Array): boolean {
  let power = 0;
  for (let v = 0, i = 0; v < windowPx; v++) {
    const y = top + v;
    for (let u = 0; u < windowPx; u++, i++) {
      const x = left + u;
      piece[i] = x >= 0 && y >= 0 && x < width && y < height ? data[y * width + x] * taper[u] * taper[v] : 0;
      power += piece[i] * piece[i];
    }
  }
  return power > 1e-3;
}

const waves = 2 * reach + 1;
const turns = Float64Array.from(
  { length: windowPx * waves },
  (_, i) => (2 * Math.PI * (i % windowPx) * (Math.floor(i / windowPx) - reach)) / windowPx,
);
const cosine = Float32Array.from(turns, Math.cos);
const sine = Float32Array.from(turns, Math.sin);
const rowReal = new Float32Array(windowPx * (reach + 1));
const rowImaginary = new Float32Array(windowPx * (reach + 1));

/** Fourier transform at the ridge frequencies only: rows, then columns. */
function transform(piece: Float32Array, power: readonly Float32Array[], to: number): void {
  for (let y = 0; y < windowPx; y++) {
    for (let u = 0; u <= reach; u++) {
      let re = 0;
      let im = 0;
      for (let x = 0, t = (u + reach) * windowPx, i = y * windowPx; x < windowPx; x++, t++, i++) {
        re += piece[i] * cosine[t];
        im -= piece[i] * sine[t];
      }
      rowReal[u * windowPx + y] = re;
      rowImaginary[u * windowPx + y] = im;
    }
  }
  for (let f = 0; f < frequencies.length; f++) {
    const { u, v, weight } = frequencies[f];
    let re = 0;
    let im = 0;
    for (let y = 0, t = (v + reach) * windowPx, i = u * windowPx; y < windowPx; y++, t++, i++) {
      re += rowReal[i] * cosine[t] + rowImaginary[i] * sine[t];
      im += rowImaginary[i] * cosine[t] - rowReal[i] * sine[t];
    }
    power[f][to] = weight * (re * re + im * im);
  }
}
