import { describe, expect, test } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { sensors } from './conditions.ts';
import type { ImpressionConditions } from './conditions.ts';
import { createFinger } from './create-finger.ts';
import { impression } from './impression.ts';
import { patternClasses } from './pattern.ts';

const still: Partial<ImpressionConditions> = {
  ...{ rotationRad: 0, shiftX: 0, shiftY: 0, distortionPx: 0, rollX: 0, rollY: 0 },
  ...{ pressure: 0, moisture: 0, contact: 1, noise: 0 },
};
const finger = createFinger(1);
const other = createFinger(2);

function mean(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Pearson's correlation over the middle of two pictures, where both fingers touch; b is read `dx` pixels further right. */
function correlation(a: GrayImage, b: GrayImage, dx = 0): number {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let y = 120; y < 280; y++) {
    for (let x = 100; x < 220; x++, n++) {
      const va = a.data[y * a.width + x];
      const vb = b.data[y * b.width + x + dx];
      [sa, sb, saa, sbb, sab] = [sa + va, sb + vb, saa + va * va, sbb + vb * vb, sab + va * vb];
    }
  }
  return (n * sab - sa * sb) / Math.sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
}

describe('a finger', () => {
  test('is the same for the same seed', () => expect(createFinger(1).ridges.data).toEqual(finger.ridges.data));

  test('is of the class asked for', () => {
    for (const patternClass of patternClasses)
      expect(createFinger(3, { patternClass }).patternClass).toBe(patternClass);
  });

  test('has ridges 7 to 12 pixels apart at 500 ppi', () => {
    const { width, height, data } = createFinger(4, { patternClass: 'arch' }).ridges;
    let changes = 0;
    const top = Math.round(0.6 * height);
    const bottom = height - 12;
    // Under an arch the ridges lie flat: a column crosses each of them once.
    for (let y = top; y < bottom; y++) {
      for (let x = 70; x < 106; x++) changes += data[y * width + x] * data[(y + 1) * width + x] < 0 ? 1 : 0;
    }
    const periodPx = (2 * 2 * (bottom - top) * 36) / changes;
    expect(periodPx).toBeGreaterThan(7);
    expect(periodPx).toBeLessThan(12);
  });
});

describe('an impression', () => {
  const plain = impression(finger, 'a', still);

  test('is the same for the same seed, and another for another', () => {
    expect(impression(finger, 'b').data).toEqual(impression(finger, 'b').data);
    expect(impression(finger, 'b').data).not.toEqual(impression(finger, 'c').data);
  });

  test('shows dark ridges on light ground at 500 ppi', () => {
    expect(plain).toMatchObject({ kind: 'gray', width: 320, height: 400, resolutionPpi: 500 });
    expect(mean(plain.data.subarray(0, 1000))).toBeGreaterThan(220);
    expect(plain.data.filter((value) => value < 80).length).toBeGreaterThan(10_000);
  });

  test('agrees with another of the same finger, and with none of another finger', () => {
    expect(correlation(plain, impression(finger, 'b', still))).toBeGreaterThan(0.7);
    expect(Math.abs(correlation(plain, impression(other, 'a', still)))).toBeLessThan(0.25);
  });

  test('moves with the finger', () => {
    const moved = impression(finger, 'a', { ...still, shiftX: 20 });
    expect(correlation(plain, moved, 20)).toBeGreaterThan(0.7);
    expect(correlation(plain, moved)).toBeLessThan(0.5);
  });

  test('looks another way to each sensor, and shows the same finger', () => {
    for (const sensor of sensors.slice(1)) {
      const seen = impression(finger, 'a', { ...still, sensor });
      expect(seen.data).not.toEqual(plain.data);
      expect(correlation(plain, seen)).toBeGreaterThan(0.5);
    }
  });

  test('is no longer the same picture when turned, twisted or stretched', () => {
    for (const change of [{ rotationRad: 0.3 }, { twistRad: 0.5 }, { distortionPx: 5 }]) {
      expect(correlation(plain, impression(finger, 'a', { ...still, ...change }))).toBeLessThan(0.5);
    }
  });

  test.each([
    ['pressure', { pressure: -1 }, { pressure: 1 }],
    ['moisture', { moisture: -1 }, { moisture: 1 }],
    ['contact', { contact: 0.4 }, { contact: 1 }],
  ])('grows darker with %s', (_, little, much) => {
    const lightness = [little, much].map((change) => mean(impression(finger, 'a', { ...still, ...change }).data));
    expect(lightness[0] - lightness[1]).toBeGreaterThan(8);
  });
});
