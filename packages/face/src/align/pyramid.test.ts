import { describe, expect, it } from 'vitest';
import type { ColourImage, GrayImage } from '@ipse/core';
import { ImagePyramid, samplePatch } from './pyramid.ts';

const plain = { gain: 1, offset: 0 };
const gray = (width: number, height: number, value: (x: number, y: number) => number): GrayImage => ({
  kind: 'gray',
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});

describe('samplePatch', () => {
  it('reads pixels where they lie, in three planes', () => {
    const data = Uint8Array.from({ length: 27 }, (_, i) => i * 9);
    const image: ColourImage = { kind: 'colour', width: 3, height: 3, data };
    const patch = samplePatch(new ImagePyramid(image), { a: 1, b: 0, tx: 0, ty: 0 }, 3, plain);
    const interleaved = Array.from({ length: 27 }, (_, i) => patch[(i % 3) * 9 + Math.floor(i / 3)]);
    expect(interleaved).toEqual([...data]);
  });

  it('interpolates between pixels, exactly for a ramp', () => {
    const pyramid = new ImagePyramid(gray(20, 20, (x, y) => 5 * x + 3 * y));
    const patch = samplePatch(pyramid, { a: 0.6, b: 0.3, tx: 4.25, ty: 2.5 }, 8, { gain: 2, offset: 1 });
    for (let y = 0; y < 8; y++) {
      for (let x = 0; x < 8; x++) {
        const value = 5 * (0.6 * x - 0.3 * y + 4.25) + 3 * (0.3 * x + 0.6 * y + 2.5);
        for (const plane of [0, 1, 2]) expect(patch[plane * 64 + y * 8 + x]).toBeCloseTo(2 * value + 1, 2);
      }
    }
  });

  it('is black beyond the image, and fades over its rim', () => {
    const pyramid = new ImagePyramid(gray(4, 4, () => 200));
    const patch = samplePatch(pyramid, { a: 1, b: 0, tx: -2.5, ty: 1 }, 6, { gain: 1, offset: -1 });
    expect([...patch.subarray(0, 6)]).toEqual([-1, -1, 99, 199, 199, 199]);
    expect([...patch.subarray(30, 36)]).toEqual([-1, -1, -1, -1, -1, -1]);
  });

  it('averages when it shrinks: a fine checkerboard is gray, and a ramp stays where it was', () => {
    const board = new ImagePyramid(gray(64, 64, (x, y) => ((x + y) % 2) * 200));
    const shrunk = samplePatch(board, { a: 4, b: 0, tx: 1.5, ty: 1.5 }, 16, plain);
    expect(shrunk.every((value) => value === 100)).toBe(true);
    const ramp = new ImagePyramid(gray(64, 64, (x) => 3 * x));
    const patch = samplePatch(ramp, { a: 4, b: 0, tx: 1.5, ty: 1.5 }, 16, plain);
    for (let x = 0; x < 16; x++) expect(Math.abs(patch[x] - 3 * (4 * x + 1.5))).toBeLessThanOrEqual(1.5);
  });

  it('takes images of one pixel and of one row', () => {
    for (const image of [gray(1, 1, () => 90), gray(300, 1, () => 90)]) {
      const patch = samplePatch(new ImagePyramid(image), { a: 40, b: 0, tx: 0, ty: 0 }, 4, plain);
      expect(patch[0]).toBe(90);
      expect(patch[15]).toBe(0);
    }
  });
});
