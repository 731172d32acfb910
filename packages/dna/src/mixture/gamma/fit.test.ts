import { expect, it } from 'vitest';
import { createMixtureCase } from '@ipse/testkit';
import { evidenceOf, someFrequencies, usualSettings } from '../../testing/mixtures.ts';
import { finish } from '../work.ts';
import { deconvolve } from './deconvolve.ts';
import { fitGamma } from './fit.ts';
import { checkPeaks } from './validate.ts';

const { loci, profiles } = evidenceOf(createMixtureCase('fit', someFrequencies(14)));
const fit = (contributors: (string | undefined)[], seed = 1) =>
  finish(fitGamma(loci, { contributors }, profiles, usualSettings, seed));
const nobodyKnown = { contributors: [undefined, undefined] };
const unknown = fit(nobodyKnown.contributors);

it('finds again what a mixture was made with', () => {
  const { parameters, maxima } = fit(['A', 'B']);
  expect(Math.abs(parameters.proportions[0] - 0.7)).toBeLessThan(0.08);
  expect(Math.abs(Math.log(parameters.meanRfu / 1200))).toBeLessThan(0.3);
  expect(Math.abs(parameters.variation - 0.25)).toBeLessThan(0.08);
  expect(Math.abs(parameters.degradation - 0.75)).toBeLessThan(0.12);
  expect(Math.abs(parameters.backwardStutter - 0.07)).toBeLessThan(0.03);
  expect(maxima.every(({ converged }) => converged)).toBe(true);
});

it('supports who is in it, and nobody else', () => {
  const ratio = (person: string) => (fit([person, undefined]).logLikelihood - unknown.logLikelihood) / Math.LN10;
  expect(ratio('A')).toBeGreaterThan(6);
  expect(ratio('B')).toBeGreaterThan(3);
  expect(ratio('X')).toBeLessThan(-3);
});

it('comes to the same maximum from other starts, and from the same to the same digits', () => {
  const { logLikelihood, parameters } = fit(['A', 'B']);
  expect(fit(['A', 'B']).parameters).toEqual(parameters);
  expect(Math.abs(fit(['A', 'B'], 7).logLikelihood - logLikelihood)).toBeLessThan(1e-5);
});

it('tells the contributors apart, and is right about as often as it says', () => {
  const { parameters } = unknown;
  const asked = { evidence: loci, hypothesis: nobodyKnown, profiles, settings: usualSettings, parameters };
  const major = parameters.proportions[0] > parameters.proportions[1] ? 0 : 1;
  let [right, promised] = [0, 0];
  for (const { marker, contributors, joint } of finish(deconvolve(asked, 5))) {
    for (const { contributor, genotypes } of contributors) {
      expect(genotypes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
      const truth = profiles.get(contributor === major ? 'A' : 'B')!.get(marker)!;
      if (String(genotypes[0].genotype) === String(truth)) right++;
      promised += genotypes[0].probability;
      // No pair of genotypes is more probable than either of them.
      expect(joint[0].probability).toBeLessThanOrEqual(genotypes[0].probability + 1e-12);
    }
    joint.slice(1).forEach(({ probability }, i) => expect(probability).toBeLessThanOrEqual(joint[i].probability));
  }
  expect(promised).toBeGreaterThan(10);
  expect(Math.abs(right - promised)).toBeLessThan(6);
});

it('lists as the most probable pairs what a list of all pairs would', () => {
  const { parameters } = unknown;
  const asked = { evidence: loci.slice(0, 1), hypothesis: nobodyKnown, profiles, settings: usualSettings, parameters };
  const [few] = finish(deconvolve(asked, 4));
  const [all] = finish(deconvolve(asked, 1e6));
  expect(all.joint.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
  expect(few.joint).toEqual(all.joint.slice(0, 4));
});

it('checks peaks against the model that made them, and finds those of another', () => {
  const { parameters, loci: prepared } = fit(['A', 'B']);
  const peaks = finish(checkPeaks(prepared, parameters));
  expect(peaks.length).toBeGreaterThan(40);
  const mean = peaks.reduce((sum, { cumulative }) => sum + cumulative, 0) / peaks.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.12);
  expect(peaks.every(({ chance }) => chance > 0.01 / peaks.length)).toBe(true);
  // Far less variation than there is: the peaks lie in the tails.
  const strict = finish(checkPeaks(prepared, { ...parameters, variation: parameters.variation / 8 }));
  expect(strict.some(({ chance }) => chance < 0.01 / strict.length)).toBe(true);
});
