import { describe, expect, it } from 'vitest';
import { alignedSide } from '../align/align.ts';
import { measureFace } from './measures.ts';
import { noFaceQuality, rateFace } from './rate.ts';
import type { FaceMeasures } from './measures.ts';

/** An aligned face whose gray, 0 to 255, is `gray(x, y)`. */
const aligned = (gray: (x: number, y: number) => number) => {
  const plane = Array.from({ length: alignedSide * alignedSide }, (_, i) => {
    return (gray(i % alignedSide, Math.floor(i / alignedSide)) - 127.5) / 128;
  });
  return { pixels: Float32Array.from([...plane, ...plane, ...plane]), toImage: { a: 1, b: 0, tx: 0, ty: 0 } };
};
const points = (noseX: number) => [
  { x: 140, y: 100 },
  { x: 60, y: 100 },
  { x: noseX, y: 150 },
  { x: 130, y: 190 },
  { x: 70, y: 190 },
];
const good: FaceMeasures = { eyeDistancePx: 80, yaw: 0, sharpness: 0.05, brightness: 0.5, norm: 75 };
const codes = (measures: Partial<FaceMeasures>, faces = 1) =>
  rateFace({ ...good, ...measures }, faces).reasons.map(({ code }) => code);

describe('measureFace', () => {
  it('measures eye distance and the turn of the head', () => {
    const still = aligned(() => 100);
    expect(measureFace(still, points(100), 70)).toMatchObject({ eyeDistancePx: 80, yaw: 0, norm: 70 });
    expect(measureFace(still, points(132), 70).yaw).toBeCloseTo(0.4);
    expect(measureFace(still, points(68), 70).yaw).toBeCloseTo(-0.4);
  });

  it('measures brightness', () => {
    const { brightness } = measureFace(
      aligned((x) => (x % 2 === 0 ? 51 : 153)),
      points(100),
      70,
    );
    expect(brightness).toBeCloseTo(0.4);
  });

  it('finds fine detail sharper than coarse, whatever the contrast', () => {
    const sharpness = (period: number, amplitude: number) =>
      measureFace(
        aligned((x) => 128 + amplitude * Math.sin((2 * Math.PI * x) / period)),
        points(100),
        70,
      ).sharpness;
    expect(sharpness(4, 50)).toBeGreaterThan(5 * sharpness(16, 50));
    expect(sharpness(8, 50)).toBeCloseTo(sharpness(8, 10), 3);
    expect(
      measureFace(
        aligned(() => 80),
        points(100),
        70,
      ).sharpness,
    ).toBeLessThan(1e-3);
  });
});

describe('rateFace', () => {
  it('finds nothing wrong with a good image', () => {
    expect(codes({})).toEqual([]);
  });

  it('names each fault with advice', () => {
    expect(codes({}, 2)).toEqual(['several-faces']);
    expect(codes({ eyeDistancePx: 9 })).toEqual(['too-small']);
    expect(codes({ sharpness: 0 })).toEqual(['blurred']);
    expect(codes({ brightness: 0.02 })).toEqual(['too-dark']);
    expect(codes({ brightness: 0.97 })).toEqual(['too-bright']);
    expect(codes({ yaw: -0.6 })).toEqual(['not-frontal']);
    const everything = rateFace({ ...good, eyeDistancePx: 5, sharpness: 0, brightness: 0, yaw: 1 }, 3).reasons;
    for (const { advice, message } of everything) expect([advice, message]).not.toContain('');
  });

  it('rises with the norm, from 0 to 100', () => {
    const value = (measures: Partial<FaceMeasures>) => rateFace({ ...good, ...measures }, 1).value;
    expect(value({ norm: 80 })).toBeGreaterThan(value({ norm: 60 }));
    expect(value({ norm: 0 })).toBe(0);
    expect(value({ norm: 1000 })).toBe(100);
    expect(noFaceQuality.value).toBe(0);
  });
});
