import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bit, newBitmap, setBit } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';
import { lineEnds, thin } from './thinning.ts';

/** `#` is black. */
function bitmapOf(rows: readonly string[]): Bitmap {
  const bitmap = newBitmap(rows[0].length, rows.length);
  rows.forEach((row, y) => [...row].forEach((cell, x) => cell === '#' && setBit(bitmap, x, y)));
  return bitmap;
}

const rowsOf = (image: Bitmap) =>
  Array.from({ length: image.height }, (_, y) =>
    Array.from({ length: image.width }, (_, x) => (bit(image, x, y) === 1 ? '#' : '.')).join(''),
  );

/** One pixel at a time, as the paper states it: C, N1, N2 and m about the pixel p1, its neighbours p2 to p9 clockwise. */
function thinByPixel(rows: readonly string[]): string[] {
  let image = rows.map((row) => [...row].map((cell) => cell === '#'));
  const half = (second: boolean) => {
    let gone = false;
    const at = (x: number, y: number) => (image[y]?.[x] ? 1 : 0);
    const next = image.map((row, y) =>
      row.map((black, x) => {
        if (!black) return false;
        const [p2, p3, p4] = [at(x, y - 1), at(x + 1, y - 1), at(x + 1, y)];
        const [p5, p6, p7] = [at(x + 1, y + 1), at(x, y + 1), at(x - 1, y + 1)];
        const [p8, p9] = [at(x - 1, y), at(x - 1, y - 1)];
        const c = (1 - p2) * (p3 | p4) + (1 - p4) * (p5 | p6) + (1 - p6) * (p7 | p8) + (1 - p8) * (p9 | p2);
        const n = Math.min(
          (p9 | p2) + (p3 | p4) + (p5 | p6) + (p7 | p8),
          (p2 | p3) + (p4 | p5) + (p6 | p7) + (p8 | p9),
        );
        const m = second ? (p6 | p7 | (1 - p9)) & p8 : (p2 | p3 | (1 - p5)) & p4;
        const goes = c === 1 && n >= 2 && n <= 3 && m === 0;
        gone ||= goes;
        return !goes;
      }),
    );
    image = next;
    return gone;
  };
  for (let going = true; going;) {
    const first = half(false);
    going = half(true) || first;
  }
  return image.map((row) => row.map((black) => (black ? '#' : '.')).join(''));
}

describe('thinning', () => {
  it('does to words what the paper does to pixels', () => {
    const image = fc
      .record({ width: fc.integer({ min: 1, max: 70 }), height: fc.integer({ min: 1, max: 14 }) })
      .chain(({ width, height }) =>
        fc.array(
          fc.array(fc.constantFrom('#', '#', '.'), { minLength: width, maxLength: width }).map((row) => row.join('')),
          { minLength: height, maxLength: height },
        ),
      );
    fc.assert(
      fc.property(image, (rows) => {
        expect(rowsOf(thin(bitmapOf(rows)))).toEqual(thinByPixel(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves a bar its middle line, with two ends, across the border of a word', () => {
    const bar = ['.'.repeat(50), ...Array.from({ length: 5 }, () => `.....${'#'.repeat(40)}.....`), '.'.repeat(50)];
    const lines = thin(bitmapOf(bar));
    const black = rowsOf(lines).map((row) => row.replaceAll('.', '').length);
    expect(black.filter((count) => count > 0)).toHaveLength(1);
    expect(black[3]).toBeGreaterThanOrEqual(35);
    expect(lineEnds(lines).map(({ y }) => y)).toEqual([3, 3]);
  });

  it('leaves the image it was given alone', () => {
    const given = bitmapOf(['#####', '#####', '#####']);
    const before = rowsOf(given);
    thin(given);
    expect(rowsOf(given)).toEqual(before);
  });
});
