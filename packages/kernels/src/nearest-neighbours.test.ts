import { describe, expect, it } from 'vitest';
import { createNearestNeighbours } from './nearest-neighbours.ts';
import { nearestNeighboursScalar, scaledDistance, squareMost } from './nearest-neighbours-scalar.ts';
import type { PlacedMinutiae } from './nearest-neighbours-scalar.ts';

/** Whole numbers below `end` that look random and are always the same. */
function source(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('the kernel of nearest neighbours', () => {
  const neighbours = createNearestNeighbours();
  const both = (minutiae: PlacedMinutiae) => {
    const found = neighbours(minutiae);
    expect(hex(found)).toBe(hex(nearestNeighboursScalar(minutiae)));
    return found;
  };

  it('finds what its scalar twin finds, to the last bit', () => {
    const next = source(5);
    // On a coarse grid there are ties, and minutiae in one place.
    for (const [side, grid] of [
      [4000, 1],
      [16_000, 1],
      [1200, 1],
      [1000, 100],
    ]) {
      for (const count of [0, 1, 2, 13, 40, 72]) {
        const place = () => Uint16Array.from({ length: count }, () => grid * next(side / grid));
        both({ count, x: place(), y: place(), direction: Uint8Array.from({ length: count }, () => next(256)) });
      }
    }
  });

  it('tells every bearing and every distance as its twin does', () => {
    const x = Uint16Array.of(8000, 0);
    const y = Uint16Array.of(8000, 0);
    const directions = Uint8Array.of(0, 77);
    const next = source(6);
    for (let k = 0; k < 4000; k++) {
      x[1] = 8000 + next(1300) - 650;
      y[1] = k % 8 === 0 ? 8000 : 8000 + next(1200) - 600;
      both({ count: 2, x, y, direction: directions });
    }
    // The tables of the kernel take it that distances grow with their squares.
    let falls = 0;
    for (let square = 1; square <= squareMost; square++) {
      if (scaledDistance(square) < scaledDistance(square - 1)) falls++;
    }
    expect(falls).toBe(0);
  });
});
