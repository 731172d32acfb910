/**
 * Wallpaper: a pattern that comes back again and again. A finger never repeats itself, so of two minutiae of one print
 * hardly any have the same surroundings; of a printed or woven pattern nearly all have, and two such patterns can agree by
 * the dozen.
 */
import { ridgeBytes, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/**
 * Of 256 bits, how many may differ between twins, and how many minutiae may have one: of the prints in the development
 * sets at most an eighth do, of wallpaper nine tenths.
 */
const twinBits = 40;
const twinsMax = 0.35;
/** Closer minutiae share their surroundings. */
const apartPx = 24;
/** So few minutiae that a twin among them says nothing. */
const minutiaeMin = 6;

/** Whether so many minutiae look like another one of the same image that it cannot be a finger. */
export function repeatsItself({ count, x, y, ridges }: FingerprintTemplate): boolean {
  if (count < minutiaeMin) return false;
  const words = new Int32Array(ridges.slice().buffer);
  const perMinutia = ridgeBytes / 4;
  const hasTwin = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      if ((hasTwin[i] & hasTwin[j]) === 1) continue;
      if ((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2 < (apartPx * unitsPerPx) ** 2) continue;
      let differing = 0;
      for (let w = 0; w < perMinutia; w++) differing += bitsOf(words[i * perMinutia + w] ^ words[j * perMinutia + w]);
      if (differing <= twinBits) hasTwin[i] = hasTwin[j] = 1;
    }
  }
  return hasTwin.reduce((sum, one) => sum + one, 0) > twinsMax * count;
}

function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
