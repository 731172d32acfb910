import { describe, expect, it } from 'vitest';
import { createFinger, impression } from '@ipse/testkit';
import type { Finger, PatternClass } from '@ipse/testkit';
import { extractPrint } from './extract.ts';
import { draw } from '../testing/patterns.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { unitsPerPx } from '../template/template.ts';

const fingers = new Map<PatternClass, Finger>();

/** A good print of a finger, turned by degrees anticlockwise. */
function printOf(patternClass: PatternClass, turnDegrees = 0): FingerprintTemplate {
  const finger = fingers.get(patternClass) ?? createFinger('c1', { patternClass });
  fingers.set(patternClass, finger);
  const still = { shiftX: 0, shiftY: 0, rollX: 0, rollY: 0, contact: 1, noise: 0.2, moisture: 0, pressure: 0 };
  const image = impression(finger, 'print', { ...still, rotationRad: (turnDegrees * Math.PI) / 180 });
  const extraction = extractPrint(image);
  if (!extraction.suitable) throw new Error('not suitable');
  return extraction.template;
}

const kinds = ({ singularPoints }: FingerprintTemplate) => singularPoints.map(({ kind }) => kind).sort();

describe('singular points and pattern class', () => {
  it.each([
    ['arch', []],
    ['tented-arch', ['core', 'delta']],
    ['left-loop', ['core']],
    ['right-loop', ['core']],
    ['whorl', ['core', 'core']],
  ] as const)('are those of the finger: %s', (patternClass, points) => {
    const template = printOf(patternClass);
    expect(template.patternClass).toBe(patternClass);
    expect(template.patternConfidence).toBeGreaterThanOrEqual(50);
    expect(kinds(template)).toEqual(points);
  });

  it('turn with the finger', () => {
    const [upright, turned] = [printOf('whorl'), printOf('whorl', 20)];
    const angles = (template: FingerprintTemplate) =>
      [...template.singularPoints].sort((a, b) => a.y - b.y).map(({ direction }) => (direction * 360) / 256);
    angles(upright).forEach((angle, i) => {
      const turn = (((angle - angles(turned)[i]) % 360) + 360) % 360;
      expect(Math.abs(turn - 20)).toBeLessThan(12);
    });
  });

  it('open downwards below the upper core of a whorl, upwards above the lower one', () => {
    const [upper, lower] = [...printOf('whorl').singularPoints].sort((a, b) => a.y - b.y);
    expect(Math.sin((2 * Math.PI * upper.direction) / 256)).toBeGreaterThan(0.7);
    expect(Math.sin((2 * Math.PI * lower.direction) / 256)).toBeLessThan(-0.7);
    expect((lower.y - upper.y) / unitsPerPx).toBeGreaterThan(20);
  });

  it('are unknown where little is seen', () => {
    const extraction = extractPrint(draw({ width: 200, height: 200, radiusPx: 80, minutia: { x: 100, y: 100 } }));
    expect(extraction).toMatchObject({
      suitable: true,
      template: { patternClass: 'unknown', patternConfidence: 0, singularPoints: [] },
    });
  });
});
