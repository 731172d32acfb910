import { expect, it } from 'vitest';
import { rateText } from './rate.ts';

it('prints no rate that the data cannot tell', () => {
  expect(rateText({ fmr: 3e-9, fmrLeast: 1 / 20_160 })).toBe('<5.0e-5');
  expect(rateText({ fmr: 1 / 20_160, fmrLeast: 1 / 20_160 })).toBe('5.0e-5');
  expect(rateText({ fmr: 0.0123, fmrLeast: 1 / 20_160 })).toBe('1.2e-2');
});
