/**
 * Thinning to lines one pixel wide, 32 pixels at a time (the two conditions of Guo and Hall 1989, algorithm A1, as
 * operations on words). Neighbours are named by compass.
 */
import { newBitmap } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';

/** No ridge is wider than this many passes remove. */
const passesMax = 16;

/** A new bitmap: the lines that are left when borders are worn away from both sides in turn. */
export function thin(image: Bitmap): Bitmap {
  const from = { ...image, words: image.words.slice() };
  const to = newBitmap(image.width, image.height);
  for (let pass = 0; pass < passesMax; pass++) {
    const worn = wear(from, to, false);
    const wornToo = wear(to, from, true);
    if (!worn && !wornToo) break;
  }
  return from;
}

/** Pixels at which a line ends: one neighbour, or two that touch each other. */
export function lineEnds(image: Bitmap): { x: number; y: number }[] {
  const { stride, words, height } = image;
  const found: { x: number; y: number }[] = [];
  for (let y = 0; y < height; y++) {
    for (let w = 1; w < stride - 1; w++) {
      const i = (y + 1) * stride + w;
      if (words[i] === 0) continue;
      const { once, two } = around(words, i, stride);
      for (let left = words[i] & once & ~two; left !== 0; left &= left - 1)
        found.push({ x: 32 * (w - 1) + (31 - Math.clz32(left & -left)), y });
    }
  }
  return found;
}

const state = { once: 0, two: 0, full: 0, first: 0, second: 0 };

/**
 * For the 32 pixels of a word: `once` where going round the neighbours one enters the image exactly once, `two` where
 * both ways of pairing them up count two pairs or more, `full` where both count four; `first` and `second` where the
 * pixel may not go in the one or the other half of a pass.
 */
function around(words: Int32Array, i: number, stride: number): typeof state {
  const [above, here, below] = [i - stride, i, i + stride];
  const n = words[above];
  const s = words[below];
  const e = (words[here] >>> 1) | (words[here + 1] << 31);
  const w = (words[here] << 1) | (words[here - 1] >>> 31);
  const ne = (n >>> 1) | (words[above + 1] << 31);
  const nw = (n << 1) | (words[above - 1] >>> 31);
  const se = (s >>> 1) | (words[below + 1] << 31);
  const sw = (s << 1) | (words[below - 1] >>> 31);
  const c0 = ~n & (ne | e);
  const c1 = ~e & (se | s);
  const c2 = ~s & (sw | w);
  const c3 = ~w & (nw | n);
  state.once = (c0 ^ c1 ^ c2 ^ c3) & ~((c0 & c1) | (c2 & c3) | ((c0 | c1) & (c2 | c3)));
  const [p0, p1, p2, p3] = [nw | n, ne | e, se | s, sw | w];
  const [q0, q1, q2, q3] = [n | ne, e | se, s | sw, w | nw];
  state.two = ((p0 & p1) | (p2 & p3) | ((p0 | p1) & (p2 | p3))) & ((q0 & q1) | (q2 & q3) | ((q0 | q1) & (q2 | q3)));
  state.full = p0 & p1 & p2 & p3 & q0 & q1 & q2 & q3;
  state.first = (n | ne | ~se) & e;
  state.second = (s | sw | ~nw) & w;
  return state;
}

/** Half a pass; true when a pixel went. */
function wear({ stride, words, height }: Bitmap, to: Bitmap, second: boolean): boolean {
  let gone = 0;
  for (let y = 1; y <= height; y++) {
    for (let i = y * stride + 1; i < (y + 1) * stride - 1; i++) {
      const word = words[i];
      if (word === 0) {
        to.words[i] = 0;
        continue;
      }
      const { once, two, full, first, second: other } = around(words, i, stride);
      const going = word & once & two & ~full & ~(second ? other : first);
      gone |= going;
      to.words[i] = word & ~going;
    }
  }
  return gone !== 0;
}
