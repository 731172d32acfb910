import { describe, expect, it } from 'vitest';
import { alignedSide } from '../align/align.ts';
import { checkPortrait } from '../portrait/check.ts';
import type { PortraitFacts } from '../portrait/check.ts';
import { componentsOf } from './components.ts';
import type { ComponentName } from './components.ts';
import { measureLight } from './light.ts';
import type { FaceMeasures } from './measures.ts';
import { shapeOf } from './shape.ts';
import type { FaceMesh } from '../landmarks/mesh.ts';

/** A face of 100 pixels between its outer corners of the eyes, at (200, 200), changed as said. */
function meshWith(changes: Record<number, { x?: number; y?: number; depth?: number }> = {}): FaceMesh {
  const places: Record<number, [number, number]> = {
    127: [130, 200],
    356: [270, 200],
    10: [200, 110],
    152: [200, 300],
    33: [150, 200],
    133: [185, 200],
    159: [168, 196],
    145: [168, 204],
    263: [250, 200],
    362: [215, 200],
    386: [232, 196],
    374: [232, 204],
    13: [200, 260],
    14: [200, 260],
  };
  const points = Array.from({ length: 468 }, (_, i) => {
    const [x, y] = places[i] ?? [200, 200];
    return { x: changes[i]?.x ?? x, y: changes[i]?.y ?? y };
  });
  return { points, depths: points.map((_, i) => changes[i]?.depth ?? 0), presence: 1 };
}

const lit = (gray: (x: number, y: number) => number) =>
  measureLight(
    Float32Array.from({ length: alignedSide ** 2 }, (_, i) => gray(i % alignedSide, Math.floor(i / alignedSide))),
  );
const even = lit((_, y) => 0.3 + y / 400);
const good: FaceMeasures = { eyeDistancePx: 100, yaw: 0, sharpness: 0.1, brightness: 0.5, norm: 80 };
const valueOf = (name: ComponentName, mesh = meshWith(), light = even, measures = good) =>
  componentsOf(measures, shapeOf(mesh), light).find((each) => each.name === name)?.value ?? NaN;

describe('components', () => {
  it('fall as the head turns, to either side, up or down, or leans', () => {
    const turned = (depth: number) => meshWith({ 356: { depth }, 10: { depth }, 263: { y: 200 + depth } });
    for (const name of ['pose-yaw', 'pose-pitch', 'pose-roll'] as const) {
      expect(valueOf(name)).toBe(100);
      expect(valueOf(name, turned(30))).toBeLessThan(90);
      expect(valueOf(name, turned(60))).toBeLessThan(valueOf(name, turned(30)));
      expect(valueOf(name, turned(-60))).toBe(valueOf(name, turned(60)));
    }
    expect(shapeOf(turned(140)).yawDegrees).toBeCloseTo(45);
  });

  it('fall as one eye closes or the mouth opens', () => {
    expect(valueOf('eyes-open', meshWith({ 159: { y: 200 }, 145: { y: 200 } }))).toBe(0);
    expect(valueOf('eyes-open')).toBeGreaterThan(80);
    expect(valueOf('mouth-closed')).toBe(100);
    expect(valueOf('mouth-closed', meshWith({ 14: { y: 275 } }))).toBeLessThan(50);
  });

  it('fall with uneven, too little, too much and flat light, few pixels and blur', () => {
    const halved = lit((x, y) => (x < 56 ? 0.1 : 0.7) + y / 1000);
    expect(valueOf('illumination-uniformity', undefined, halved)).toBeLessThan(10);
    expect(valueOf('illumination-uniformity')).toBe(100);
    expect(
      valueOf(
        'under-exposure-prevention',
        undefined,
        lit(() => 0),
      ),
    ).toBe(0);
    expect(
      valueOf(
        'over-exposure-prevention',
        undefined,
        lit(() => 1),
      ),
    ).toBe(0);
    expect(
      valueOf(
        'dynamic-range',
        undefined,
        lit(() => 0.5),
      ),
    ).toBe(0);
    expect(valueOf('dynamic-range')).toBeGreaterThan(50);
    expect(valueOf('inter-eye-distance', undefined, even, { ...good, eyeDistancePx: 9 })).toBe(10);
    expect(valueOf('sharpness', undefined, even, { ...good, sharpness: 0 })).toBe(0);
  });
});

describe('the check of a portrait', () => {
  const facts: PortraitFacts = {
    image: { width: 230, height: 300, colour: true },
    mesh: meshWith(),
    faces: 1,
    measures: good,
    shape: shapeOf(meshWith()),
    light: even,
    backgroundVariation: 0.02,
  };
  const unmet = (changes: Partial<PortraitFacts>) =>
    checkPortrait({ ...facts, ...changes }).flatMap(({ met, requirement }) => (met ? [] : [requirement]));

  it('names what is not met, and only that', () => {
    const centred = meshWith();
    const shifted = { ...centred, points: centred.points.map(({ x, y }) => ({ x: x - 85, y: y - 40 })) };
    const base = { mesh: shifted };
    expect(unmet(base)).toEqual([]);
    expect(unmet({ ...base, faces: 2 })).toEqual(['one-face']);
    expect(unmet({ ...base, backgroundVariation: 0.3 })).toEqual(['even-background']);
    expect(unmet({ ...base, shape: { ...facts.shape, yawDegrees: -9, mouthOpening: 0.2 } })).toEqual([
      'yaw-degrees',
      'mouth-closed',
    ]);
    expect(unmet({ ...base, image: { width: 1000, height: 300, colour: false } })).toEqual([
      'colour',
      'head-width',
      'horizontal-centre',
    ]);
  });
});
