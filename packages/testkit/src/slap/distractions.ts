/** What else a slap shows: the next phalanges, a smudge of the palm, print and handwriting of a card, dust. */
import { smoothNoise, smoothstep } from '../noise.ts';
import type { Random } from '../random.ts';

/** Gray values, rows from top to bottom. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Darkens a pixel; outside the canvas nothing happens. */
export function darken({ width, height, data }: Canvas, x: number, y: number, gray: number): void {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= width || row >= height) return;
  const i = row * width + column;
  if (gray < data[i]) data[i] = gray;
}

/** A light ground that is never quite even. */
export function paper(chance: Random, width: number, height: number): Canvas {
  const shade = smoothNoise(chance, width, height, 260).data;
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    // Three parts of one random word: nearly normal, and fast enough for every pixel.
    const word = chance.uint32();
    const grain = ((word & 1023) + ((word >>> 10) & 1023) + ((word >>> 20) & 1023) - 1534.5) / 512;
    data[i] = Math.max(0, Math.min(255, 240 + 6 * shade[i] + 5 * grain));
  }
  return { width, height, data };
}

export interface Patch {
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
  readonly rotationRad: number;
  /** 0 hardly seen to 1 as dark as a fingertip. */
  readonly darkness: number;
}

/** Skin with ridges across it and no pattern: a middle phalanx, or a part of the palm. */
export function ridgedPatch(chance: Random, canvas: Canvas, patch: Patch): void {
  const side = Math.ceil(Math.hypot(patch.width, patch.height));
  const bend = smoothNoise(chance, side, side, 60).data;
  const touch = smoothNoise(chance, side, side, 30).data;
  const grain = smoothNoise(chance, side, side, 3).data;
  const cos = Math.cos(patch.rotationRad);
  const sin = Math.sin(patch.rotationRad);
  const turns = (2 * Math.PI) / chance.between(8.5, 11);
  const slant = chance.between(-0.3, 0.3);
  for (let i = 0; i < side * side; i++) {
    const u = (i % side) - side / 2;
    const v = Math.floor(i / side) - side / 2;
    const radius = Math.abs((2 * u) / patch.width) ** 4 + Math.abs((2 * v) / patch.height) ** 4;
    const contact = 3 * (1 - radius) + 0.8 * touch[i];
    if (contact < 0) continue;
    const ridge = Math.sin(turns * (v + slant * u + 9 * bend[i])) + 0.9 * grain[i] - 0.5 + 0.7 * patch.darkness;
    const ink = smoothstep(ridge + 0.3) * Math.min(1, contact) * patch.darkness;
    darken(canvas, patch.centreX + u * cos + v * sin, patch.centreY - u * sin + v * cos, 240 - 195 * ink);
  }
}

/** The frame, the heading and some handwriting of a paper card. */
export function cardPrint(chance: Random, canvas: Canvas): void {
  const top = chance.below(40);
  for (const y of [top, top + 1, top + 2]) for (let x = 0; x < canvas.width; x++) darken(canvas, x, y, 40);
  let x = chance.between(40, 200);
  const baseline = top + chance.between(40, 70);
  for (let letter = 0; letter < 24; letter++, x += 34) {
    for (let stroke = 0; stroke < 3; stroke++) {
      line(
        canvas,
        [x + chance.below(22), baseline - chance.below(30)],
        [x + chance.below(22), baseline - chance.below(30)],
        5,
      );
    }
  }
  let at: [number, number] = [chance.between(0, canvas.width), chance.between(0, canvas.height / 2)];
  for (let stroke = 0; stroke < 14; stroke++) {
    const to: [number, number] = [at[0] + chance.between(-60, 90), at[1] + chance.between(-70, 70)];
    line(canvas, at, to, 6);
    at = to;
  }
}

function line(canvas: Canvas, [x0, y0]: [number, number], [x1, y1]: [number, number], width: number): void {
  const steps = Math.ceil(2 * Math.hypot(x1 - x0, y1 - y0)) + 1;
  for (let n = 0; n <= steps; n++) {
    const x = x0 + ((x1 - x0) * n) / steps;
    const y = y0 + ((y1 - y0) * n) / steps;
    for (let k = 0; k < width * width; k++) darken(canvas, x + (k % width), y + Math.floor(k / width), 60);
  }
}
