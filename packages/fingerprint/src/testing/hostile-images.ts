/** Images that are no prints of fingers and might pass for some: each of its own seed, none a copy of another. */
import type { GrayImage } from '@ipse/core';
import { smooth } from '../extract/smooth.ts';
import { chance } from './patterns.ts';

type Shade = (x: number, y: number) => number;

/** Darkness from -1 to 1 at each pixel, made anew for each seed. */
type Maker = (next: () => number) => Shade;

const side = 300;
const turn = 2 * Math.PI;

/** By kind; a shade may go beyond -1 to 1, where it is clipped. */
const makers: Readonly<Record<string, Maker>> = {
  blank: (next) => {
    const level = 2 * next() - 1;
    return () => level;
  },
  gradient: (next) => {
    const [angle, steepness] = [turn * next(), 0.2 + 2 * next()];
    return (x, y) => (steepness * (Math.cos(angle) * (x - 150) + Math.sin(angle) * (y - 150))) / 150;
  },
  whiteNoise: (next) => () => 4 * (next() - 0.5),
  bandNoise: (next) => waves(next, 60, () => 6 + 6 * next()),
  /** The power of natural pictures: falling with frequency. */
  cloudNoise: (next) => waves(next, 80, () => 6 / (0.02 + next())),
  grating: (next) => grating(next, 5 + 8 * next(), turn * next()),
  warpedGrating: (next) => {
    const wave = grating(next, 7 + 4 * next(), turn * next());
    const [dx, dy] = [waves(next, 4, () => 120), waves(next, 4, () => 120)];
    return (x, y) => wave(x + 25 * dx(x, y), y + 25 * dy(x, y));
  },
  circles: (next) => {
    const [x0, y0, period] = [side * next(), side * next(), 6 + 6 * next()];
    return (x, y) => Math.cos((turn * Math.hypot(x - x0, y - y0)) / period);
  },
  spiral: (next) => {
    const [x0, y0, period, arms] = [100 + 100 * next(), 100 + 100 * next(), 7 + 4 * next(), 1 + Math.floor(4 * next())];
    return (x, y) => Math.cos((turn * Math.hypot(x - x0, y - y0)) / period + arms * Math.atan2(y - y0, x - x0));
  },
  checkerboard: (next) => {
    const [period, angle] = [8 + 20 * next(), turn * next()];
    const [a, b] = [grating(next, period, angle), grating(next, period, angle + turn / 4)];
    return (x, y) => Math.sign(a(x, y)) * Math.sign(b(x, y));
  },
  halftone: (next) => {
    const [period, angle, tone] = [7 + 4 * next(), turn * next(), waves(next, 6, () => 100)];
    const [a, b] = [grating(next, period, angle), grating(next, period, angle + turn / 4)];
    return (x, y) => (a(x, y) + b(x, y) > 2 * tone(x, y) ? -1 : 1);
  },
  moire: (next) => {
    const [period, angle] = [7 + 3 * next(), turn * next()];
    const [a, b] = [grating(next, period, angle), grating(next, period * (0.8 + 0.4 * next()), angle + 0.4 * next())];
    return (x, y) => 0.7 * (a(x, y) + b(x, y));
  },
  weave: (next) => {
    const [period, angle] = [7 + 4 * next(), turn * next()];
    const [a, b] = [grating(next, period, angle), grating(next, period, angle + turn / 6 + 0.5 * next())];
    return (x, y) => Math.max(a(x, y), b(x, y));
  },
  /** Straight ridges with very few minutiae: each alone looks like any other. */
  dislocations: (next) => {
    const [period, angle] = [8 + 2 * next(), turn * next()];
    const places = Array.from({ length: 1 + Math.floor(4 * next()) }, () => ({
      x: 60 + 180 * next(),
      y: 60 + 180 * next(),
      winding: next() < 0.5 ? -1 : 1,
    }));
    return (x, y) => {
      const wave = (turn / period) * (x * Math.cos(angle) + y * Math.sin(angle));
      return Math.cos(places.reduce((sum, at) => sum + at.winding * Math.atan2(y - at.y, x - at.x), wave));
    };
  },
  /** A patch of ridges with minutiae, repeated as wallpaper. */
  tiles: (next) => {
    const [tile, period] = [48 + Math.floor(48 * next()), 8 + 2 * next()];
    const [angle, bend] = [turn * next(), waves(next, 5, () => 60)];
    const [centre, other] = [0.3 + 0.2 * next(), 0.6 + 0.2 * next()];
    const phase: Shade = (x, y) =>
      (turn / period) * (x * Math.cos(angle) + y * Math.sin(angle)) +
      Math.atan2(y - centre * tile, x - centre * tile) -
      Math.atan2(y - other * tile, x - other * tile) +
      2 * bend(x, y);
    return (x, y) => Math.cos(phase(x % tile, y % tile));
  },
  text: (next) => {
    const [size, slant] = [2 + Math.floor(3 * next()), 0.3 * (next() - 0.5)];
    const letters = Array.from({ length: 4096 }, () => glyphs[Math.floor(glyphs.length * next())]);
    return (x, y) => {
      const [u, v] = [Math.floor((x + slant * y + side) / size), Math.floor(y / size)];
      const letter = letters[(Math.floor(v / 8) * 64 + Math.floor(u / 6)) % letters.length];
      return u % 6 < 5 && v % 8 < 7 && letter[v % 8][u % 6] === '#' ? 1 : -1;
    };
  },
  fabric: (next) => {
    const [a, b] = [grating(next, 9, turn * next()), waves(next, 30, () => 9)];
    return (x, y) => a(x, y) + b(x, y);
  },
};

function grating(next: () => number, period: number, angle: number): Shade {
  const [u, v, phase] = [(turn * Math.cos(angle)) / period, (turn * Math.sin(angle)) / period, turn * next()];
  return (x, y) => Math.cos(u * x + v * y + phase);
}

/** A sum of waves in all directions, about as strong as one. */
function waves(next: () => number, count: number, period: () => number): Shade {
  const parts = Array.from({ length: count }, () => grating(next, period(), turn * next()));
  const scale = Math.sqrt(2 / count);
  return (x, y) => scale * parts.reduce((sum, part) => sum + part(x, y), 0);
}

/** Letters of five by seven dots. */
const glyphs = [
  ' ### |#   #|#   #|#####|#   #|#   #|#   #',
  '#### |#   #|#   #|#### |#   #|#   #|#### ',
  ' ####|#    |#    |#    |#    |#    | ####',
  '#####|#    |#    |#### |#    |#    |#####',
  '#   #|##  #|# # #|#  ##|#   #|#   #|#   #',
  '#####|  #  |  #  |  #  |  #  |  #  |  #  ',
  '     |     |     |     |     |     |     ',
  ' ####|#    |#    | ### |    #|    #|#### ',
  '#### |#   #|#   #|#### |# #  |#  # |#   #',
].map((rows) => rows.split('|'));

export const hostileKinds: readonly string[] = Object.keys(makers);

/** 300 x 300 pixels at 500 ppi; the same for a kind and seed. */
export function hostileImage(kind: string, seed: number): GrayImage {
  const shade = makers[kind](chance(seed * 7919 + hostileKinds.indexOf(kind)));
  const data = new Uint8ClampedArray(side * side);
  for (let y = 0, i = 0; y < side; y++) for (let x = 0; x < side; x++) data[i++] = 128 - 100 * shade(x, y);
  return { kind: 'gray', width: side, height: side, data: new Uint8Array(data.buffer), resolutionPpi: 500 };
}

/** Gray noise of no stated resolution, white or blurred, from black to white. */
export function noiseImage(seed: number, { side, blurPx = 0 }: { side: number; blurPx?: number }): GrayImage {
  const next = chance(seed);
  const white = Float32Array.from({ length: side * side }, () => next() - 0.5);
  const noise = blurPx > 0 ? smooth(white, side, side, blurPx) : white;
  const spread = Math.sqrt(noise.reduce((sum, value) => sum + value * value, 0) / noise.length);
  const data = Uint8ClampedArray.from(noise, (value) => 128 + (70 * value) / spread);
  return { kind: 'gray', width: side, height: side, data: new Uint8Array(data.buffer) };
}

/** Slivers: one pixel wide or high. */
export function sliver(width: number, height: number, seed: number): GrayImage {
  const next = chance(seed);
  return { kind: 'gray', width, height, data: Uint8Array.from({ length: width * height }, () => 256 * next()) };
}
