/**
 * Minutiae as dislocations of the ridge wave: where a ridge or valley starts, the phase winds once around a point at
 * which the wave vanishes (Larkin and Fletcher 2007 describe prints by such spirals). The point is known to a fraction
 * of a pixel, whether the print shows an ending or, under more pressure, a bifurcation.
 */
import { noFilter } from '@ipse/kernels';
import type { RidgeWave } from './ridge-wave.ts';
import { filterKx, filterKy } from './wave-filter.ts';

export interface Minutia {
  /** Pixels at 250 ppi. */
  readonly x: number;
  readonly y: number;
  /** Towards the side with the extra line, radians 0 to 2 pi, clockwise on the screen from the x axis. */
  readonly direction: number;
  readonly type: 'ending' | 'bifurcation';
  /** 0 to 1. */
  readonly quality: number;
  /** Who found it, as in `FingerprintTemplate.source`; the wave alone when absent. */
  readonly source?: number;
}

const turn = 2 * Math.PI;

const wrap = (angle: number) => angle - turn * Math.round(angle / turn);

/** Every dislocation of the wave inside the mask; quality is still 0. */
export function dislocations(wave: RidgeWave, mask: Uint8Array): Minutia[] {
  const { width, height, filter } = wave;
  const found: Minutia[] = [];
  for (let y = 3; y < height - 4; y++) {
    for (let x = 3; x < width - 4; x++) {
      const i = y * width + x;
      if ((mask[i] & mask[i + 1] & mask[i + width] & mask[i + width + 1]) === 0) continue;
      // The mask has its holes filled; where nothing was touched there is no wave.
      const last = i + width + 1;
      if (filter[i] === noFilter || filter[i + 1] === noFilter || filter[last - 1] === noFilter) continue;
      if (filter[last] === noFilter || isSteady(wave, i)) continue;
      const winding = windingAt(wave, i);
      if (winding !== 0) found.push(minutiaAt(wave, x, y, winding));
    }
  }
  return found;
}

/** What the phase advances to the right, downwards and both, by filter, as unit vectors. */
const rightCos = filterKx.map(Math.cos);
const rightSin = filterKx.map(Math.sin);
const downCos = filterKy.map(Math.cos);
const downSin = filterKy.map(Math.sin);
const bothCos = filterKx.map((kx, i) => Math.cos(kx + filterKy[i]));
const bothSin = filterKx.map((kx, i) => Math.sin(kx + filterKy[i]));

/** True when nothing can turn around i, i+1, i+1+width, i+width: less the advance, the wave lies in one half plane. */
function isSteady(wave: RidgeWave, i: number): boolean {
  const { width, filter } = wave;
  const f = filter[i];
  return (
    isAhead(wave, i, i + 1, rightCos[f], rightSin[f]) &&
    isAhead(wave, i, i + width, downCos[f], downSin[f]) &&
    isAhead(wave, i, i + width + 1, bothCos[f], bothSin[f])
  );
}

/** Does the wave at j, turned back by an advance, point the same way as at i? */
function isAhead({ real, imaginary, filter }: RidgeWave, i: number, j: number, cos: number, sin: number): boolean {
  const im = sense(filter[i], filter[j]) * imaginary[j];
  return real[i] * (real[j] * cos + im * sin) + imaginary[i] * (im * cos - real[j] * sin) > 0;
}

/** 1 when the wave vectors of two filters point the same way, -1 when the phase of one grows where the other's falls. */
function sense(f: number, g: number): number {
  return f === g || filterKx[f] * filterKx[g] + filterKy[f] * filterKy[g] >= 0 ? 1 : -1;
}

/**
 * The sign in which the phase, less the wave's own advance, turns around the pixels i, i+1, i+1+width, i+width
 * (clockwise on the screen), by the wave vector of pixel i; 0 when it does not, or when the wave vector itself turns.
 */
function windingAt({ width, real, imaginary, filter }: RidgeWave, i: number): number {
  let sum = 0;
  let sign = 1;
  let from = i;
  for (let edge = 0; edge < 4; edge++) {
    const dx = edge === 0 ? 1 : edge === 2 ? -1 : 0;
    const dy = edge === 1 ? 1 : edge === 3 ? -1 : 0;
    const to = from + dx + dy * width;
    const [f, g] = [filter[from], filter[to]];
    const same = sense(f, g);
    const own = 0.5 * ((filterKx[f] + same * filterKx[g]) * dx + (filterKy[f] + same * filterKy[g]) * dy);
    const re = real[from] * real[to] + same * imaginary[from] * imaginary[to];
    const im = same * real[from] * imaginary[to] - imaginary[from] * real[to];
    sum += sign * wrap(Math.atan2(im, re) - own);
    sign *= same;
    from = to;
  }
  if (sign < 0 || Math.abs(sum) < Math.PI) return 0;
  return Math.sign(sum);
}

function minutiaAt(wave: RidgeWave, x: number, y: number, winding: number): Minutia {
  const { width, real, imaginary, filter } = wave;
  const i = y * width + x;
  // Means of the four corners, turned to the wave vector of the first and to the cell's centre.
  const corners = [i, i + 1, i + width, i + width + 1];
  const sign = corners.map((j) => sense(filter[i], filter[j]));
  let mx = 0;
  let my = 0;
  corners.forEach((j, c) => {
    mx += (sign[c] * filterKx[filter[j]]) / 4;
    my += (sign[c] * filterKy[filter[j]]) / 4;
  });
  const re = [0, 0, 0, 0];
  const im = [0, 0, 0, 0];
  corners.forEach((j, c) => {
    const back = -(mx * ((c & 1) - 0.5) + my * ((c >> 1) - 0.5));
    re[c] = real[j] * Math.cos(back) - sign[c] * imaginary[j] * Math.sin(back);
    im[c] = real[j] * Math.sin(back) + sign[c] * imaginary[j] * Math.cos(back);
  });
  const [u, v] = zeroOfPlane(re, im);
  const [ax, ay] = meanAcross(wave, x, y);
  // With one turn clockwise the extra line lies anticlockwise of the wave vector.
  const direction = Math.atan2(-winding * ax, winding * ay);
  const px = x + 0.5 + u;
  const py = y + 0.5 + v;
  const ahead = 2.5;
  const onRidge =
    bilinear(real, width, wave.height, px + ahead * Math.cos(direction), py + ahead * Math.sin(direction)) > 0;
  return { x: px, y: py, direction: (direction + turn) % turn, type: onRidge ? 'ending' : 'bifurcation', quality: 0 };
}

/** Where both planes through the four corner values vanish, from the centre; kept within the cell and a little. */
function zeroOfPlane(re: readonly number[], im: readonly number[]): [number, number] {
  const [r0, i0] = [mean(re), mean(im)];
  const [rx, ix] = [(re[1] + re[3] - re[0] - re[2]) / 2, (im[1] + im[3] - im[0] - im[2]) / 2];
  const [ry, iy] = [(re[2] + re[3] - re[0] - re[1]) / 2, (im[2] + im[3] - im[0] - im[1]) / 2];
  const determinant = rx * iy - ry * ix;
  if (Math.abs(determinant) < 1e-9) return [0, 0];
  const u = (-r0 * iy + i0 * ry) / determinant;
  const v = (-i0 * rx + r0 * ix) / determinant;
  return [Math.max(-0.7, Math.min(0.7, u)), Math.max(-0.7, Math.min(0.7, v))];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean wave vector of the surroundings, with the sign of the one at (x, y). */
function meanAcross({ width, filter }: RidgeWave, x: number, y: number): [number, number] {
  let sx = 0;
  let sy = 0;
  for (let v = -2; v <= 3; v++) {
    for (let u = -2; u <= 3; u++) {
      const f = filter[(y + v) * width + x + u];
      if (f === noFilter) continue;
      const sign = sense(filter[y * width + x], f);
      sx += sign * filterKx[f];
      sy += sign * filterKy[f];
    }
  }
  return [sx, sy];
}

/** Value between pixels; the border is repeated. */
export function bilinear(data: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(width - 1.001, x));
  const cy = Math.max(0, Math.min(height - 1.001, y));
  const ix = Math.floor(cx);
  const iy = Math.floor(cy);
  const fx = cx - ix;
  const fy = cy - iy;
  const i = iy * width + ix;
  return (
    (1 - fy) * ((1 - fx) * data[i] + fx * data[i + 1]) + fy * ((1 - fx) * data[i + width] + fx * data[i + width + 1])
  );
}
