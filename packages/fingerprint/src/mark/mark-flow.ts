/**
 * Ridge flow of a mark: in each window the wave that agrees with its neighbours', however weak, and not the strongest,
 * which may be a ruled line or print on paper. Windows that are sure carry those about them that are not.
 */
import type { Flow } from '../extract/flow.ts';
import { smooth } from '../extract/smooth.ts';
import { stepPx, wavesMax } from './mark-spectra.ts';
import type { MarkSpectra } from './mark-spectra.ts';

const iterations = 12;
/** How far apart in direction (as the cosine of twice the angle) and in distance (logarithm) neighbouring ridges may be. */
const cosApart = Math.cos((2 * 30 * Math.PI) / 180);
const logApart = 0.3;
/** Neighbours lie this many windows away: windows closer share their pixels. */
const stride = 2;
/** Weight of "no ridges here", as if a wave of this strength with ordinary support. */
const noneStrength = 0.24;

export interface MarkFlow extends Flow {
  /** 0 to 1: how sure it is that ridges with this flow are here; on the cells of the flow. */
  readonly belief: Float32Array;
}

/** Flow on cols x rows cells of 2 x 2 pixels at 250 ppi. */
export function markFlow(spectra: MarkSpectra, cols: number, rows: number): MarkFlow {
  const belief = relax(spectra);
  const windows = spectra.cols * spectra.rows;
  const [cos2, sin2, logK, weight] = [0, 1, 2, 3].map(() => new Float32Array(windows));
  const sure = new Float32Array(windows);
  for (let i = 0; i < windows; i++) {
    for (let n = i * wavesMax; n < (i + 1) * wavesMax; n++) {
      const w = belief[n] * belief[n];
      cos2[i] += w * spectra.cos2[n];
      sin2[i] += w * spectra.sin2[n];
      logK[i] += w * spectra.logK[n];
      weight[i] += w;
      sure[i] = Math.max(sure[i], belief[n]);
    }
  }
  const pool = (field: Float32Array, sigma: number) => smooth(field, spectra.cols, spectra.rows, sigma);
  const [c, s] = [pool(cos2, 1), pool(sin2, 1)];
  const [k, w] = [pool(logK, 3), pool(weight, 3)];
  const flow: MarkFlow = {
    cols,
    rows,
    normal: new Float32Array(cols * rows),
    wavenumber: new Float32Array(cols * rows),
    belief: new Float32Array(cols * rows),
  };
  const pooledSure = pool(sure, 1);
  const ratio = stepPx / 2;
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++, cell++) {
      const at = placeBetween(col / ratio, row / ratio, spectra.cols, spectra.rows);
      flow.normal[cell] = 0.5 * Math.atan2(at(s), at(c));
      flow.wavenumber[cell] = Math.exp(at(k) / Math.max(1e-6, at(w)));
      flow.belief[cell] = at(pooledSure);
    }
  }
  return flow;
}

/** Beliefs of all waves: each window's, with that in none of them, sum to 1 (relaxation labelling). */
function relax({ cols, rows, strength, cos2, sin2, logK }: MarkSpectra): Float32Array {
  let belief = Float32Array.from(strength, (value) => value / (1 + noneStrength));
  for (let pass = 0; pass < iterations; pass++) {
    const next = new Float32Array(belief.length);
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) update(row, col, next);
    }
    belief = next;
  }
  return belief;

  function update(row: number, col: number, next: Float32Array): void {
    const from = (row * cols + col) * wavesMax;
    let total = noneStrength * ordinarySupport;
    for (let n = from; n < from + wavesMax && strength[n] > 0; n++) {
      let support = 0;
      for (let dr = -stride; dr <= stride; dr += stride) {
        for (let dc = -stride; dc <= stride; dc += stride) {
          const [r, c] = [row + dr, col + dc];
          if ((dr === 0 && dc === 0) || r < 0 || c < 0 || r >= rows || c >= cols) continue;
          support += supportOf(n, (r * cols + c) * wavesMax);
        }
      }
      next[n] = strength[n] * support;
      total += next[n];
    }
    for (let n = from; n < from + wavesMax; n++) next[n] /= total;
  }

  function supportOf(n: number, neighbour: number): number {
    let most = 0;
    for (let m = neighbour; m < neighbour + wavesMax && strength[m] > 0; m++) {
      const along = (cos2[n] * cos2[m] + sin2[n] * sin2[m] - cosApart) / (1 - cosApart);
      const apart = (logK[n] - logK[m]) / logApart;
      if (along <= 0 || apart * apart >= 1) continue;
      const value = belief[m] * along * (1 - apart * apart);
      if (value > most) most = value;
    }
    return most;
  }
}

/** Support that a wave has whose eight neighbours are half sure of the like. */
const ordinarySupport = 3;

/** Reads fields bilinearly at a place between windows. */
function placeBetween(x: number, y: number, cols: number, rows: number) {
  const col = Math.min(cols - 1, Math.floor(x));
  const row = Math.min(rows - 1, Math.floor(y));
  const [fx, fy] = [Math.min(1, x - col), Math.min(1, y - row)];
  const i = row * cols + col;
  const [right, down] = [col + 1 < cols ? 1 : 0, row + 1 < rows ? cols : 0];
  return (data: Float32Array) =>
    (1 - fy) * ((1 - fx) * data[i] + fx * data[i + right]) +
    fy * ((1 - fx) * data[i + down] + fx * data[i + down + right]);
}
