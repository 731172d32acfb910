import { describe, expect, test } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { createFinger, slap } from '@ipse/testkit';
import { cutSlap } from './cut-slap.ts';
import { segmentSlap } from './segment-slap.ts';

const fingers = ['a', 'b', 'c', 'd'].map((seed) => createFinger(seed));
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);

function blank(width: number, height: number, valueAt: (i: number) => number = () => 240): GrayImage {
  const data = Uint8Array.from({ length: width * height }, (_, i) => valueAt(i));
  return { kind: 'gray', width, height, data, resolutionPpi: 500 };
}

describe('a slap of the right hand, turned by 30 degrees on a card', () => {
  const made = slap(fingers, 'turned', { hand: 'right', rotationRad: 0.52, onCard: true, width: 1500, height: 1400 });
  const result = segmentSlap(made.image);

  test('gives every finger its position and rectangle, and tells the hand', () => {
    expect(result.hand).toMatchObject({ side: 'right' });
    expect(result.hand?.probability).toBeGreaterThan(0.8);
    expect(result.notFound).toEqual([]);
    for (const truth of made.fingers) {
      const found = result.fingers.find(({ position }) => position === truth.position)?.box;
      expect(found?.rotationRad).toBeCloseTo(truth.box.rotationRad, 0.7);
      for (const [side, tolerance] of [
        ['centreX', 25],
        ['centreY', 40],
        ['width', 64],
        ['height', 96],
      ] as const)
        expect(Math.abs((found?.[side] ?? NaN) - truth.box[side])).toBeLessThan(tolerance);
    }
  });

  test('cuts each finger out upright, at the resolution of the slap', () => {
    for (const { image, box } of result.fingers) {
      expect(image.resolutionPpi).toBe(500);
      expect(Math.abs(image.width - box.width)).toBeLessThan(48);
      expect(image.height).toBeGreaterThan(image.width);
      expect(image.data.length).toBe(image.width * image.height);
    }
  });

  test('cuts the same out where a person says the fingers are, also beyond the edge', () => {
    const [first, second] = result.fingers;
    const images = cutSlap(made.image, [first, { ...second, box: { ...second.box, centreX: -400 } }]);
    expect([images[0].width, images[0].height]).toEqual([first.image.width, first.image.height]);
    const differing = images[0].data.filter((gray, i) => Math.abs(gray - first.image.data[i]) > 40).length;
    expect(differing).toBeLessThan(0.03 * images[0].data.length);
    expect(new Set(images[1].data).size).toBe(1);
  });

  test('doubts that it is a left hand when told so', () => {
    expect(codes(segmentSlap(made.image, { position: 'PLAIN_LEFT_FOUR_FINGERS' }).warnings)).toContain('other-hand');
  });

  test('finds the same in an image of twice the resolution', () => {
    const { width, height, data } = made.image;
    const doubled = Uint8Array.from({ length: 4 * width * height }, (_, i) => {
      const x = i % (2 * width);
      return data[(Math.floor(i / (2 * width)) >> 1) * width + (x >> 1)];
    });
    const large = segmentSlap({
      kind: 'gray',
      width: 2 * width,
      height: 2 * height,
      data: doubled,
      resolutionPpi: 1000,
    });
    expect(large.fingers.map(({ position }) => position)).toEqual(result.fingers.map(({ position }) => position));
    large.fingers.forEach(({ box }, n) => {
      expect(Math.abs(box.centreX / 2 - result.fingers[n].box.centreX)).toBeLessThan(8);
    });
  });
});

test('a finger that is known to be missing is not looked for; one that is not known is named', () => {
  const options = {
    hand: 'left',
    rotationRad: -0.1,
    missing: ['RING'],
    onCard: false,
    width: 1500,
    height: 1000,
  } as const;
  const { image } = slap(fingers, 'three', options);
  const told = segmentSlap(image, { position: 'PLAIN_LEFT_FOUR_FINGERS', missing: ['LEFT_RING'] });
  expect(told.fingers.map(({ position }) => position)).toEqual(['LEFT_LITTLE', 'LEFT_MIDDLE', 'LEFT_INDEX']);
  expect(told.warnings).toEqual([]);
  const untold = segmentSlap(image, { position: 'PLAIN_LEFT_FOUR_FINGERS' });
  expect(untold.notFound).toHaveLength(1);
  expect(codes(untold.warnings)).toEqual(['finger-not-found']);
});

test('too many prints, and fingers that the edge cuts off, are said', () => {
  const { image } = slap(fingers, 'many', { hand: 'right', rotationRad: 0, onCard: false, width: 1500, height: 1000 });
  expect(codes(segmentSlap(image, { position: 'RIGHT_INDEX_AND_MIDDLE' }).warnings)).toEqual(['too-many-fingers']);
  const { box } = segmentSlap(image).fingers[1];
  const top = Math.round(box.centreY);
  const cut = { ...image, height: image.height - top, data: image.data.subarray(top * image.width) };
  const middle = segmentSlap(cut).fingers.find(({ position }) => position === 'RIGHT_MIDDLE');
  expect(middle === undefined || codes(middle.reasons).includes('cut-off')).toBe(true);
});

test.each([
  ['a blank page', blank(1600, 1500)],
  ['noise', blank(800, 750, (i) => (Math.imul(i, 2654435761) >>> 13) & 255)],
  ['a gradient', blank(800, 750, (i) => (i % 800) >> 2)],
  ['one pixel', blank(1, 1)],
  ['a line', blank(3000, 1)],
])('%s holds no fingers, which is an answer and no error', (_what, image) => {
  const result = segmentSlap(image, { position: 'PLAIN_RIGHT_FOUR_FINGERS' });
  expect(result.fingers).toEqual([]);
  expect(codes(result.warnings)).toEqual(['no-fingers']);
  expect(result.notFound).toHaveLength(4);
});
