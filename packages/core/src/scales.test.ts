import { expect, it } from 'vitest';
import { expectedFalseCandidates, falsePositiveIdentificationRate, fmrForFpir } from './scales.ts';

it('asks for the false match rate that keeps a search to its FPIR', () => {
  // Worked: 1 - (1 - 0.01)^(1/1000) = 1.00503e-5.
  expect(fmrForFpir(falsePositiveIdentificationRate(0.01), 1000)).toBeCloseTo(1.00503e-5, 9);
  expect(fmrForFpir(falsePositiveIdentificationRate(0.01), 1)).toBeCloseTo(0.01, 12);
});

it('keeps precision for a national gallery', () => {
  const fmr = fmrForFpir(falsePositiveIdentificationRate(1e-3), 100_000_000);
  expect(fmr / 1.0005e-11).toBeCloseTo(1, 3);
  expect(expectedFalseCandidates(fmr, 100_000_000)).toBeCloseTo(0.0010005, 6);
});

it('treats an empty gallery as a gallery of one', () => {
  expect(fmrForFpir(falsePositiveIdentificationRate(0.02), 0)).toBeCloseTo(0.02, 12);
});
