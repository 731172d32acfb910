import { describe, expect, it } from 'vitest';
import { contrastMask } from './segmentation.ts';
import { ridgeFlow } from './flow.ts';
import { normaliseContrast } from './contrast.ts';
import { refineOrientation } from './orientation.ts';
import { resample } from './resolution.ts';
import { ridgeWave } from './ridge-wave.ts';
import { chance, draw } from '../testing/patterns.ts';

/** Both flows at the centre of an image. */
function flowAtCentre(image: ReturnType<typeof draw>) {
  const contrast = normaliseContrast(resample(image, 500));
  const { cols, rows } = contrastMask(contrast);
  const flow = ridgeFlow(contrast.ridges, cols, rows);
  const { width, height } = contrast.ridges;
  const refined = refineOrientation(ridgeWave(contrast.ridges, flow, new Uint8Array(width * height).fill(1)));
  const cell = (rows >> 1) * cols + (cols >> 1);
  const periodPx = (4 * Math.PI) / flow.wavenumber[cell];
  return { normal: flow.normal[cell], refined: refined[cell], periodPx, concentration: flow.concentration[cell] };
}

/** Degrees between two directions that have no sense. */
function between(a: number, b: number): number {
  const turn = (((a - b) % Math.PI) + Math.PI) % Math.PI;
  return (Math.min(turn, Math.PI - turn) * 180) / Math.PI;
}

describe('flow of parallel ridges', () => {
  it.each([0, 20, 45, 70, 90, 115, 160])('finds the direction across them: %d degrees', (degrees) => {
    const normalRad = (degrees * Math.PI) / 180;
    const found = flowAtCentre(draw({ width: 128, height: 128, normalRad, phaseRad: 1 }));
    expect(between(found.normal, normalRad)).toBeLessThan(5);
    expect(between(found.refined, normalRad)).toBeLessThan(2);
  });

  it.each([6, 7.5, 9, 11, 13])('finds the distance between them: %d pixels', (periodPx) => {
    const found = flowAtCentre(draw({ width: 128, height: 128, periodPx, normalRad: 0.6 }));
    expect(Math.abs(found.periodPx / periodPx - 1)).toBeLessThan(0.08);
  });

  it('is concentrated for ridges and spread for noise', () => {
    const next = chance(5);
    const ridges = draw({ width: 128, height: 128 });
    const noise = { ...ridges, data: ridges.data.map(() => 256 * next()) };
    expect(flowAtCentre(ridges).concentration).toBeGreaterThan(0.7);
    expect(flowAtCentre(noise).concentration).toBeLessThan(0.55);
  });
});
