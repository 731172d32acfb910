import { describe, expect, it } from 'vitest';
import { evidenceSentence, evidenceWords, formatLog10LR, formatOneIn } from './words.ts';

describe('words for log10 LR', () => {
  it.each([
    [0, 'no', 'neither'],
    [0.24, 'no', 'neither'],
    [0.31, 'weak', 'same source'],
    [1, 'moderate', 'same source'],
    [2, 'moderately strong', 'same source'],
    [3.94, 'strong', 'same source'],
    [3.97, 'very strong', 'same source'],
    [4, 'very strong', 'same source'],
    [6, 'extremely strong', 'same source'],
    [-2.5, 'moderately strong', 'different sources'],
  ])('%f is %s support for %s', (log10LR, strength, supports) => {
    expect(evidenceWords(log10LR)).toMatchObject({ strength, supports });
  });

  it('reads as a sentence a witness could say', () => {
    expect(evidenceWords(3.2).phrase).toBe('Strong support for the same source');
    expect(evidenceWords(-1.2).phrase).toBe('Moderate support for different sources');
    expect(evidenceSentence(4)).toBe(
      'About 10,000 times more probable if the source is the same than if it is different.',
    );
    expect(evidenceSentence(-2)).toBe(
      'About 100 times more probable if the source is different than if it is the same.',
    );
    expect(evidenceSentence(0.1)).toMatch(/^About as probable/);
  });

  it('keeps the sign and one decimal', () => {
    expect(formatLog10LR(4.25)).toBe('+4.3');
    expect(formatLog10LR(-0.52)).toBe('\u22120.5');
    expect(formatLog10LR(0)).toBe('0.0');
  });

  it('says rates as one in so many', () => {
    expect(formatOneIn(1 / 2_345_678)).toBe('1 in 2,300,000');
    expect(formatOneIn(1)).toBe('100 %');
    expect(formatOneIn(5e-12)).toBe('fewer than 1 in 1,000,000,000');
    expect(formatOneIn(0)).toBe('fewer than 1 in 1,000,000,000');
  });

  it('says no lower rate than the data can tell', () => {
    expect(formatOneIn(1e-9, 1 / 20_160)).toBe('fewer than 1 in 20,000');
    expect(formatOneIn(1 / 20_160, 1 / 20_160)).toBe('1 in 20,000');
    expect(formatOneIn(0.01, 1 / 20_160)).toBe('1 in 100');
    expect(formatOneIn(1e-3, 1)).toBe('fewer than 100 %');
  });
});
