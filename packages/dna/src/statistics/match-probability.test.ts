import { describe, expect, it } from 'vitest';
import { matchProbability, matchProbabilityWithDropOut } from './match-probability.ts';

describe('the match probability', () => {
  it('is that of the worked formulae', () => {
    const [p, q] = [0.1, 0.2];
    expect(matchProbability(['9', '9'], p, p, 'product', 0)).toBeCloseTo(0.01, 15);
    expect(matchProbability(['9', '10'], p, q, 'product', 0)).toBeCloseTo(0.04, 15);
    expect(matchProbability(['9', '9'], p, p, 'nrc-4.1', 0.01)).toBeCloseTo(0.0109, 15);
    // (0.06 + 0.097)(0.09 + 0.097) / (1.03 x 1.06) and 2 (0.03 + 0.097)(0.03 + 0.194) / (1.03 x 1.06)
    expect(matchProbability(['9', '9'], p, p, 'nrc-4.10', 0.03)).toBeCloseTo((0.157 * 0.187) / 1.0918, 15);
    expect(matchProbability(['9', '10'], p, q, 'nrc-4.10', 0.03)).toBeCloseTo((2 * 0.127 * 0.224) / 1.0918, 15);
    expect(matchProbabilityWithDropOut(p)).toBeCloseTo(0.19, 15);
  });

  it('sums to 1 over all genotypes', () => {
    const frequencies = [0.5, 0.3, 0.15, 0.05];
    for (const theta of [0, 0.01, 0.2]) {
      let sum = 0;
      frequencies.forEach((p, i) =>
        frequencies.slice(i).forEach((q, j) => {
          if (j > 0) sum += matchProbability(['1', '2'], p, q, 'product', theta);
          else sum += matchProbability(['1', '1'], p, p, 'product', theta);
        }),
      );
      expect(sum).toBeCloseTo(1, 14);
    }
  });

  it.each([-0.1, 1, Number.NaN])('refuses theta %s', (theta) => {
    expect(() => matchProbability(['9', '9'], 0.1, 0.1, 'nrc-4.10', theta)).toThrow(
      expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }),
    );
  });
});
