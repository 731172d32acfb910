/** A black and white image, 32 pixels a word, with an empty border of a word and a row all around. */

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Words from one row to the next. */
  readonly stride: number;
  /** Bit b of word w of a row is the pixel x = 32 (w - 1) + b; rows from -1 to height. */
  readonly words: Int32Array;
}

export function newBitmap(width: number, height: number): Bitmap {
  const stride = Math.ceil(width / 32) + 2;
  return { width, height, stride, words: new Int32Array(stride * (height + 2)) };
}

const wordOf = (stride: number, x: number, y: number) => (y + 1) * stride + (x >> 5) + 1;

/** 1 or 0; also one pixel outside. */
export function bit({ words, stride }: Bitmap, x: number, y: number): number {
  return (words[wordOf(stride, x, y)] >>> (x & 31)) & 1;
}

export function setBit({ words, stride }: Bitmap, x: number, y: number): void {
  words[wordOf(stride, x, y)] |= 1 << (x & 31);
}

export function clearBit({ words, stride }: Bitmap, x: number, y: number): void {
  words[wordOf(stride, x, y)] &= ~(1 << (x & 31));
}
