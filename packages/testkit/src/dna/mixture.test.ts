import { expect, it } from 'vitest';
import { random } from '../random.ts';
import { createMixtureCase } from './mixture-case.ts';
import { createMixture } from './mixture.ts';

const frequencies = new Map([['TH01', new Map(['6', '7', '9.3', '12'].map((allele) => [allele, 0.25]))]]);
const people = [new Map([['TH01', ['9.3', '9.3'] as const]]), new Map([['TH01', ['6', '12'] as const]])];
const sizeBp = (_: string, allele: string) => (allele === '12' ? 225 : 125);
const conditions = {
  ...{ proportions: [0.75, 0.25], meanRfu: 1000, variation: 0.3, degradation: 0.6, backwardStutter: 0.1 },
  ...{ forwardStutter: 0.02, thresholdRfu: 0, dropIn: 0, dropInMeanRfu: 100 },
};

it('has the mean and the variation asked for, with degradation and stutter', () => {
  const chance = random('peaks');
  const all = Array.from({ length: 3000 }, () =>
    createMixture(chance, people, frequencies, sizeBp, conditions).get('TH01')!,
  );
  const mean = (allele: string) => all.reduce((sum, peaks) => sum + (peaks.get(allele) ?? 0), 0) / all.length;
  const near = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(0.06);
  near(mean('9.3'), 2 * 750 * 0.88);
  near(mean('8.3'), 150);
  near(mean('10.3'), 30);
  near(mean('12'), 250 * 0.6 * 0.88);
  near(mean('11'), 250 * 0.6 * 0.1);
  const middle = mean('9.3');
  const spread = all.reduce((sum, peaks) => sum + (peaks.get('9.3')! - middle) ** 2, 0) / all.length;
  // The scale is mean times variation squared, so the variance is the scale times the mean of this peak.
  near(spread, 90 * middle);
});

it('shows nothing below the threshold, and strays when asked', () => {
  const chance = random('strays');
  const low = { ...conditions, thresholdRfu: 1e5 };
  expect(createMixture(chance, people, frequencies, sizeBp, low).get('TH01')!.size).toBe(0);
  const [[allele, height]] = createMixture(chance, people, frequencies, sizeBp, { ...low, dropIn: 1 }).get('TH01')!;
  expect(frequencies.get('TH01')!.has(allele)).toBe(true);
  expect(height).toBeGreaterThan(1e5);
});

it('makes the same case of the same seed, with everybody typed', () => {
  const one = createMixtureCase('case', frequencies, undefined, 2);
  expect(createMixtureCase('case', frequencies, undefined, 2)).toEqual(one);
  expect(createMixtureCase('other', frequencies, undefined, 2)).not.toEqual(one);
  expect([...one.people.keys()]).toEqual(['A', 'B', 'X']);
  expect(one.replicates).toHaveLength(2);
  expect(one.replicates[0].TH01).not.toEqual(one.replicates[1].TH01);
});
