import { describe, expect, test } from 'vitest';
import type { ColourImage } from '@ipse/core';
import type { PortraitConditions } from './conditions.ts';
import { createFaceIdentity } from './create-identity.ts';
import { neutralFace } from './mesh.ts';
import { portrait } from './portrait.ts';

const still: Partial<PortraitConditions> = {
  ...{ width: 160, height: 200, yawRad: 0, pitchRad: 0, rollRad: 0, shiftX: 0, shiftY: 0, scale: 1 },
  ...{ azimuthRad: 0, elevationRad: 0.4, contrast: 0.5, brightness: 1.15, noise: 0, blurPx: 0 },
  ...{ smile: 0, jawOpen: 0, browsUp: 0, background: [200, 200, 200] },
};
const face = createFaceIdentity(1);

/** Mean of the absolute differences over the middle of the picture, where the face is. */
function difference(a: ColourImage, b: ColourImage): number {
  let sum = 0;
  for (let y = 60; y < 150; y++) {
    for (let i = 3 * (y * 160 + 55); i < 3 * (y * 160 + 105); i++) sum += Math.abs(a.data[i] - b.data[i]);
  }
  return sum / (90 * 50 * 3);
}

test('the installed mesh is the one we know: symmetric, a nose in the middle', () => {
  const { positions, triangles } = neutralFace();
  expect(triangles.length).toBe(898 * 3);
  expect(Math.max(...triangles)).toBe(467);
  const xs = positions.filter((_, i) => i % 3 === 0);
  expect(Math.max(...xs)).toBeCloseTo(-Math.min(...xs), 3);
  const nearest = positions.filter((_, i) => i % 3 === 2).reduce((best, z, i, all) => (z > all[best] ? i : best), 0);
  expect(Math.abs(positions[3 * nearest])).toBeLessThan(0.01);
});

describe('a portrait', () => {
  const plain = portrait(face, 'a', still);

  test('is the same for the same seed, and another for another', () => {
    expect(portrait(face, 'a', still).data).toEqual(plain.data);
    expect(portrait(face, 'b', { width: 160, height: 200 }).data).not.toEqual(
      portrait(face, 'c', { width: 160, height: 200 }).data,
    );
  });

  test('is a colour picture of the size asked for, with the wall in its corner', () => {
    expect(plain).toMatchObject({ kind: 'colour', width: 160, height: 200 });
    expect(plain.data.length).toBe(160 * 200 * 3);
    for (const value of plain.data.subarray(0, 30)) expect(Math.abs(value - 200)).toBeLessThan(30);
  });

  test('is nearer to another of the same person than to any of other people', () => {
    const own = difference(plain, portrait(face, 'b', still));
    for (const seed of [2, 3, 4]) {
      expect(difference(plain, portrait(createFaceIdentity(seed), 'a', still))).toBeGreaterThan(3 * own);
    }
  });

  test.each([
    ['turn', { yawRad: 0.3 }],
    ['light', { azimuthRad: 1.2 }],
    ['smile', { smile: 1 }],
    ['open mouth', { jawOpen: 1 }],
  ])('changes with %s', (_, change) => {
    const own = difference(plain, portrait(face, 'b', still));
    expect(difference(plain, portrait(face, 'a', { ...still, ...change }))).toBeGreaterThan(1.3 * own);
  });

  test('gets dark with little light', () => {
    const dark = portrait(face, 'a', { ...still, brightness: 0.3 });
    const middle = 3 * (80 * 160 + 80);
    expect(dark.data[middle]).toBeLessThan(0.6 * plain.data[middle]);
  });
});

test('a hint of the sex changes hair, not whether a face can be made', () => {
  const bearded = Array.from({ length: 8 }, (_, seed) => createFaceIdentity(seed, { sex: 'female' }).palette);
  for (const { beard, moustache, goatee } of bearded) expect(beard + moustache + goatee).toBe(0);
});
