/** What sensors other than a clean prism do to the picture. */
import { smoothNoise } from '../noise.ts';
import type { Random } from '../random.ts';

/** A capacitive chip: each line and each cell answers a little differently, and contrast falls off in patches. */
export function feel(random: Random, gray: Uint8Array, width: number, height: number): Uint8Array {
  const lines = Float32Array.from({ length: height }, () => 4 * random.normal());
  const columns = Float32Array.from({ length: width }, () => 3 * random.normal());
  const patches = smoothNoise(random, width, height, 60).data;
  return gray.map((value, i) => {
    const gain = 0.75 + 0.2 * patches[i];
    const grain = (random.uint32() & 31) - 15.5;
    return clamp(235 - gain * (235 - value) + lines[Math.floor(i / width)] + columns[i % width] + 0.7 * grain);
  });
}

const bandPx = 8;

/** A line of thermal elements: bands that do not quite meet, streaks along the way, and a background that wanders. */
export function sweep(random: Random, gray: Uint8Array, width: number, height: number): Uint8Array {
  const streaks = smoothNoise(random, width, 1, 3).data;
  const swept = new Uint8Array(gray.length);
  let shift = 0;
  let drift = 0;
  for (let y = 0; y < height; y++) {
    if (y % bandPx === 0) {
      shift = Math.max(-3, Math.min(3, shift + random.below(3) - 1));
      drift = 0.85 * drift + 5 * random.normal();
    }
    for (let x = 0; x < width; x++) {
      const from = y * width + Math.max(0, Math.min(width - 1, x + shift));
      swept[y * width + x] = clamp(190 - 0.62 * (235 - gray[from]) + 9 * streaks[x] + drift);
    }
  }
  return swept;
}

/** Ink on a card: black or nothing, blotches where it pooled, gaps where it was thin, and the grain of the paper. */
export function print(random: Random, gray: Uint8Array, width: number, height: number): Uint8Array {
  const pools = smoothNoise(random, width, height, 30).data;
  const paper = smoothNoise(random, width, height, 1.7).data;
  return gray.map((value, i) => {
    const dark = (228 - value) / 170 + 0.16 * pools[i] + 0.1 * paper[i];
    const inked = 1 / (1 + Math.exp(-9 * (dark - 0.5)));
    return clamp(226 - 168 * inked + 7 * paper[i]);
  });
}

const clamp = (value: number): number => Math.max(0, Math.min(255, value));
