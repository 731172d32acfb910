import { expect, test } from 'vitest';
import { createFinger } from '../finger/create-finger.ts';
import { slap } from './slap.ts';

const fingers = ['a', 'b', 'c', 'd'].map((seed) => createFinger(seed));
const small = { width: 1500, height: 1000, onCard: false };
const right = slap(fingers, 1, { ...small, hand: 'right', rotationRad: 0 });

test('is the same for the same seed', () => {
  const again = slap(fingers, 1, { ...small, hand: 'right', rotationRad: 0 });
  expect(again.fingers).toEqual(right.fingers);
  expect(again.image.data.every((gray, i) => gray === right.image.data[i])).toBe(true);
});

test('shows the index finger of a right hand on the left, and ink where it says fingers are', () => {
  expect(right.fingers.map(({ position }) => position)).toEqual(
    ['INDEX', 'MIDDLE', 'RING', 'LITTLE'].map((name) => `RIGHT_${name}`),
  );
  const { data, width } = right.image;
  const xs = right.fingers.map(({ box }) => box.centreX);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  for (const { box } of right.fingers) {
    let dark = 0;
    for (let y = -50; y < 50; y++)
      for (let x = -50; x < 50; x++)
        dark += data[Math.round(box.centreY + y) * width + Math.round(box.centreX + x)] < 150 ? 1 : 0;
    expect(dark).toBeGreaterThan(1500);
  }
});

test('mirrors the left hand, and leaves out what is missing', () => {
  const { fingers: left } = slap(fingers, 1, { ...small, hand: 'left', rotationRad: 0, missing: ['RING'] });
  const xs = left.map(({ box }) => box.centreX);
  expect(left.map(({ position }) => position)).toEqual(['LEFT_INDEX', 'LEFT_MIDDLE', 'LEFT_LITTLE']);
  expect(xs).toEqual([...xs].sort((a, b) => b - a));
});
