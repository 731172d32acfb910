import { describe, expect, it } from 'vitest';
import { fingerprint } from '@ipse/fingerprint';
import { syntheticTemplate } from './templates.ts';

const fingers = [1, 2, 3, 4, 5, 6];

describe('a synthetic template', () => {
  it('is one that an extraction could have made', () => {
    for (const finger of fingers) {
      const template = syntheticTemplate(finger);
      const bytes = fingerprint.encodeTemplate(template);
      expect(fingerprint.decodeTemplate(bytes)).toEqual(template);
      expect(template.count).toBeGreaterThan(8);
    }
  });

  it('is the same for the same finger and impression, and another for any other', () => {
    expect(syntheticTemplate(1)).toEqual(syntheticTemplate(1, 0));
    expect(syntheticTemplate(1, 1)).not.toEqual(syntheticTemplate(1));
    expect(syntheticTemplate(2)).not.toEqual(syntheticTemplate(1));
  });

  it('agrees with another impression of its finger more than with other fingers', () => {
    const again = fingers.map((finger) => syntheticTemplate(finger, 1));
    const found = fingers.filter((finger, i) => {
      const scores = again.map((template) => fingerprint.compare(syntheticTemplate(finger), template).similarity);
      return scores.every((score, j) => j === i || score < scores[i]);
    });
    expect(found.length).toBeGreaterThanOrEqual(fingers.length - 1);
  });
});
