/** Marks as scenes leave them: a piece of a print, faint and broken, on a ground with ruled lines, strokes and grain. */
import type { GrayImage } from '@ipse/core';
import { smoothNoise } from '../noise.ts';
import { random } from '../random.ts';
import type { Random } from '../random.ts';

/** Share of a plain print that is left; of a rolled one, which is twice as large, it is a fifth to two fifths. */
const areaMin = 0.4;
const areaMax = 0.8;
/** Standard deviation of smoothNoise. */
const noiseDeviation = 0.6;

/**
 * Standard deviation of a print's ridges in gray levels, to which each is brought: how dark a mark is has to do with the ground
 * and the skin, and nothing with the contrast of the sensor that took the print. Sensors differ by a factor of five.
 */
const usualDeviation = 45;
const blockPx = 16;
/** Blocks that vary less hold no ridges. */
const deviationMin = 8;

export interface LeftMark {
  readonly image: GrayImage;
  /** Where the finger touched, as an examiner would outline it: corners in pixels. */
  readonly region: readonly { readonly x: number; readonly y: number }[];
}

/**
 * A mark made from a print of the same size and resolution, dark ridges on light; always the same for a seed. Lengths are
 * meant for 500 ppi.
 */
export function leaveMark(print: GrayImage, seed: number | string): LeftMark {
  const chance = random(`mark/${seed}`);
  const { width, height } = print;
  const ridges = blurred(print, chance.between(0.5, 1));
  const tones = tonesOf(print.data);
  const place = drawPlace(chance, print, tones);
  const touch = touched(chance, print, place);
  const blotches = smoothNoise(chance, width, height, 9).data;
  const stains = smoothNoise(chance, width, height, 60).data;
  const grain = smoothNoise(chance, width, height, 2).data;
  const ink = inkOf(chance, width, height);
  const ground = chance.between(150, 215);
  const strength = chance.between(0.4, 0.75) * (usualDeviation / deviationOf(print));
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const left = Math.max(0, Math.min(1, 0.8 + (0.4 * blotches[i]) / noiseDeviation));
    const ridge = strength * touch[i] * left * Math.min(0, ridges[i] - tones.light);
    const paper = ground + 22 * stains[i] + 12 * grain[i] + 7 * chance.normal();
    data[i] = Math.max(0, Math.min(255, Math.round(paper + ridge - ink[i])));
  }
  return { image: { ...print, data }, region: outlineOf(place) };
}

/** Gray of ridges and of the ground. */
interface Tones {
  readonly dark: number;
  readonly light: number;
}

function tonesOf(data: Uint8Array): Tones {
  const sorted = Uint8Array.from(data).sort();
  return { dark: sorted[Math.floor(0.02 * sorted.length)], light: sorted[Math.floor(0.9 * sorted.length)] };
}

/** Mean standard deviation, in gray levels, of the blocks that hold ridges. */
function deviationOf({ width, height, data }: GrayImage): number {
  let [sum, blocks] = [0, 0];
  for (let top = 0; top + blockPx <= height; top += blockPx) {
    for (let left = 0; left + blockPx <= width; left += blockPx) {
      const deviation = deviationOfBlock(data, width, left, top);
      if (deviation < deviationMin) continue;
      sum += deviation;
      blocks++;
    }
  }
  return blocks === 0 ? usualDeviation : sum / blocks;
}

function deviationOfBlock(data: Uint8Array, width: number, left: number, top: number): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < blockPx * blockPx; i++) {
    const value = data[(top + Math.floor(i / blockPx)) * width + left + (i % blockPx)];
    sum += value;
    squares += value * value;
  }
  const mean = sum / blockPx ** 2;
  return Math.sqrt(Math.max(0, squares / blockPx ** 2 - mean * mean));
}

/** An oval, upright. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
}

function drawPlace(chance: Random, { width, height, data }: GrayImage, { dark: black, light }: Tones): Place {
  const dark = darkBox(data, width, height, black + 0.4 * (light - black));
  const area = chance.between(areaMin, areaMax) * (dark.right - dark.left) * (dark.bottom - dark.top);
  const aspect = chance.between(0.7, 1.4);
  const [a, b] = [Math.sqrt((area / Math.PI) * aspect), Math.sqrt(area / Math.PI / aspect)];
  const within = (from: number, to: number, half: number) => {
    const most = Math.max(0, (to - from) / 2 - 0.8 * half);
    return (from + to) / 2 + chance.between(-most, most);
  };
  return { x: within(dark.left, dark.right, a), y: within(dark.top, dark.bottom, b), a, b };
}

const outlineOf = ({ x, y, a, b }: Place) =>
  Array.from({ length: 24 }, (_, i) => ({
    x: x + a * Math.cos((i * Math.PI) / 12),
    y: y + b * Math.sin((i * Math.PI) / 12),
  }));

/** 1 where the finger touched, with a soft and ragged edge; 0 elsewhere. */
function touched(chance: Random, { width, height }: GrayImage, { x, y, a, b }: Place): Float32Array {
  const edge = smoothNoise(chance, width, height, 25).data;
  return Float32Array.from({ length: width * height }, (_, i) => {
    const radius = Math.hypot(((i % width) - x) / a, (Math.floor(i / width) - y) / b);
    return Math.max(0, Math.min(1, 4 * (1 - radius) + 0.8 * edge[i]));
  });
}

/** The rectangle that holds all but a hundredth of the dark pixels on each side. */
function darkBox(data: Uint8Array, width: number, height: number, darkMost: number) {
  const [cols, rows] = [new Float64Array(width), new Float64Array(height)];
  data.forEach((value, i) => {
    if (value > darkMost) return;
    cols[i % width]++;
    rows[Math.floor(i / width)]++;
  });
  const [left, right] = ends(cols);
  const [top, bottom] = ends(rows);
  return { left, right, top, bottom };
}

function ends(counts: Float64Array): [number, number] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const at = (share: number) => {
    let sum = 0;
    return counts.findIndex((count) => (sum += count) >= share * total);
  };
  return [Math.max(0, at(0.01)), Math.max(0, at(0.99))];
}

/** How much darker ruled lines and strokes of a pen make each pixel. */
function inkOf(chance: Random, width: number, height: number): Float32Array {
  const ink = new Float32Array(width * height);
  const angle = chance.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const spacing = chance.between(45, 110);
  const halfWidth = chance.between(0.5, 1.8);
  const depth = chance.between(40, 120);
  for (let i = 0; i < ink.length; i++) {
    const across = cos * (i % width) + sin * Math.floor(i / width);
    if (Math.abs(across - spacing * Math.round(across / spacing)) < halfWidth) ink[i] = depth;
  }
  for (let stroke = chance.below(14); stroke > 0; stroke--) drawStroke(chance, ink, width, height, depth);
  return ink;
}

function drawStroke(chance: Random, ink: Float32Array, width: number, height: number, depth: number): void {
  let [x, y, angle] = [width * chance.unit(), height * chance.unit(), 2 * Math.PI * chance.unit()];
  const bend = 0.06 * chance.normal();
  for (let step = 20 + chance.below(70); step > 0; step--) {
    for (let v = -1; v <= 1; v++) {
      for (let u = -1; u <= 1; u++) {
        const [px, py] = [Math.round(x) + u, Math.round(y) + v];
        if (px >= 0 && py >= 0 && px < width && py < height) ink[py * width + px] = depth;
      }
    }
    x += Math.cos(angle);
    y += Math.sin(angle);
    angle += bend;
  }
}

/** A Gaussian of `sigma` pixels, the border repeated. */
function blurred({ data, width, height }: GrayImage, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * reach + 1 }, (_, t) => Math.exp(-((t - reach) ** 2) / (2 * sigma * sigma)));
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const pass = (source: ArrayLike<number>, count: number, stride: number, at: (i: number) => number) =>
    Float32Array.from({ length: source.length }, (_, i) => {
      let sum = 0;
      for (let t = -reach; t <= reach; t++) {
        const shift = Math.max(0, Math.min(count - 1, at(i) + t)) - at(i);
        sum += taps[t + reach] * source[i + shift * stride];
      }
      return sum / total;
    });
  const rows = pass(data, width, 1, (i) => i % width);
  return pass(rows, height, width, (i) => Math.floor(i / width));
}
