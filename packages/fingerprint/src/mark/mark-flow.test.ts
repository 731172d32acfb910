import { expect, it } from 'vitest';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { extractMark } from './extract-mark.ts';
import type { MarkFlow } from './mark-flow.ts';

it('has a ridge distance everywhere, also where an outline leaves next to nothing in a window', () => {
  const clean = { moisture: 0, pressure: 0, contact: 1, rollX: 0, rollY: 0, noise: 0.1 };
  const still = { rotationRad: 0, shiftX: 0, shiftY: 0 };
  const { image, region } = leaveMark(impression(createFinger('cli'), 3, { ...clean, ...still }), 0);
  let wavenumber: Float32Array = new Float32Array();
  extractMark(image, { region }, (step, data) => {
    if (step === 'flow') ({ wavenumber } = data as MarkFlow);
  });
  expect(wavenumber.length).toBeGreaterThan(1000);
  expect(wavenumber.every(Number.isFinite)).toBe(true);
});
