import { describe, expect, it } from 'vitest';
import { createSurroundings } from './minutia-surroundings.ts';
import { flowSteps, surroundingsScalar } from './minutia-surroundings-scalar.ts';
import type { RidgePrint } from './minutia-surroundings-scalar.ts';

/** Numbers from 0 to 1 that look random and are always the same. */
function source(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const next = source(3);
const disc = (count: number, reach: number) =>
  Float32Array.from({ length: count }, () => (2 * next() - 1) * reach * 0.7);
const shape = {
  ...{ x: disc(256, 36), y: disc(256, 36), reachPx: 36, flowX: disc(16, 80), flowY: disc(16, 80) },
  sources: Uint8Array.from({ length: 5 * 256 }, () => 256 * next()),
  // Some sums are 0.
  weights: Int16Array.from({ length: 5 * 256 }, () => Math.floor(4 * next()) * 2000),
  flowCosines: Int8Array.from({ length: flowSteps }, (_, i) => 100 * Math.cos((2 * Math.PI * i) / flowSteps)),
  flowSines: Int8Array.from({ length: flowSteps }, (_, i) => 100 * Math.sin((2 * Math.PI * i) / flowSteps)),
};

/** A map with a hole and a ragged edge, and minutiae also on and beyond its edges. */
function randomPrint(count: number, cols: number, rows: number, hole: number): RidgePrint {
  const each = (of: () => number) => Float32Array.from({ length: count }, of);
  const direction = Uint8Array.from({ length: count }, () => 256 * next());
  const angle = Array.from(direction, (d) => (d * Math.PI) / 128);
  return {
    ...{ count, cols, rows, direction },
    x: each(() => Math.round(8 * 16 * (cols * next())) / 8),
    y: each(() => Math.round(8 * 16 * (rows * next())) / 8),
    cos: Float32Array.from(angle, Math.cos),
    sin: Float32Array.from(angle, Math.sin),
    stretch: Float64Array.from({ length: count }, () => 0.6 + 1.2 * next()),
    ridges: Uint8Array.from({ length: 32 * count }, () => 256 * next()),
    orientation: Uint8Array.from({ length: cols * rows }, () => (next() < hole ? 255 : 240 * next())),
  };
}

describe('the kernel of surroundings', () => {
  it('lays out what its scalar twin does, to the last bit', () => {
    const surroundings = createSurroundings(shape);
    for (const [count, cols, rows, hole] of [
      [0, 1, 1, 0],
      [5, 1, 1, 1],
      [16, 60, 60, 0],
      [17, 24, 23, 0.001],
      [40, 24, 23, 0.02],
      [72, 60, 13, 0.4],
    ]) {
      const print = randomPrint(count, cols, rows, hole);
      expect(hex(surroundings(print))).toBe(hex(surroundingsScalar(shape, print)));
    }
  });

  it('knows everything in the middle of a whole map and nothing beyond its edge', () => {
    const print = { ...randomPrint(2, 20, 20, 0), x: Float32Array.of(160, 2000), y: Float32Array.of(160, 2000) };
    const records = createSurroundings(shape)(print);
    expect(records.subarray(32, 64)).toEqual(new Uint8Array(32).fill(255));
    expect(records.subarray(144 + 32, 144 + 64)).toEqual(new Uint8Array(32));
    expect(hex(records)).toBe(hex(surroundingsScalar(shape, print)));
  });
});
