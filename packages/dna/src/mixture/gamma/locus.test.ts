import { describe, expect, it } from 'vitest';
import { createMixtureCase, usualMixture } from '@ipse/testkit';
import { evidenceOf, someFrequencies, usualSettings } from '../../testing/mixtures.ts';
import type { Hypothesis } from '../evidence.ts';
import { freeSlopes, fromFree, toFree } from './free-parameters.ts';
import { addGammaLocusSlopes, gammaLocusLogLikelihood, prepareGammaLocus } from './locus.ts';
import type { GammaLocus } from './locus.ts';
import { noSlopes } from './parameters.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';

const parameters: GammaParameters = {
  ...{ proportions: [0.6, 0.4], meanRfu: 1000, variation: 0.3, degradation: 0.8 },
  ...{ backwardStutter: 0.06, forwardStutter: 0.02 },
};
const both: GammaSettings = { ...usualSettings, forwardStutter: true };
const { loci, profiles } = evidenceOf(
  createMixtureCase('locus', someFrequencies(3), { ...usualMixture, forwardStutter: 0.015 }, 2),
);

const prepared = (hypothesis: Hypothesis, settings = both) =>
  loci.map((locus) => prepareGammaLocus(locus, hypothesis, profiles, settings));
const totalOf = (all: readonly GammaLocus[], at: GammaParameters) =>
  all.reduce((sum, locus) => sum + gammaLocusLogLikelihood(locus, at), 0);

describe('likelihood of a locus', () => {
  it('is a density: it sums to 1 over all peaks that one person could leave', () => {
    // Two alleles; the threshold is too low for peaks to be lost under it.
    const frequency = new Map([
      ['10', 0.3],
      ['20', 0.7],
    ]);
    const settings = { ...usualSettings, thresholdRfu: 1e-4, dropInProbability: 0, degradation: false, theta: 0 };
    const one = { proportions: [1], meanRfu: 1, variation: 0.5, degradation: 1, backwardStutter: 0, forwardStutter: 0 };
    const density = (peaks: [string, number][]) => {
      const locus = { marker: 'M', table: { frequency, sampled: undefined }, replicates: [new Map(peaks)] };
      const whole = { ...settings, backwardStutter: false };
      return Math.exp(
        gammaLocusLogLikelihood(prepareGammaLocus(locus, { contributors: [undefined] }, new Map(), whole), one),
      );
    };
    const step = 0.2;
    const steps = Array.from({ length: 36 }, (_, i) => 1e-4 + (i + 0.5) * step);
    let sum = density([]);
    for (const y of steps) {
      sum += step * (density([['10', y]]) + density([['20', y]]));
      for (const z of steps)
        sum +=
          step *
          step *
          density([
            ['10', y],
            ['20', z],
          ]);
    }
    expect(sum).toBeCloseTo(1, 3);
  });

  it('does not care in which order people are named', () => {
    const turned = { ...parameters, proportions: [0.4, 0.6] };
    expect(totalOf(prepared({ contributors: [undefined, undefined] }), parameters)).toBeCloseTo(
      totalOf(prepared({ contributors: [undefined, undefined] }), turned),
      9,
    );
    expect(totalOf(prepared({ contributors: ['A', undefined] }), parameters)).toBeCloseTo(
      totalOf(prepared({ contributors: [undefined, 'A'] }), turned),
      9,
    );
  });

  it('is that of an unknown weighed over his genotypes', () => {
    for (const locus of loci) {
      const hypothesis: Hypothesis = { contributors: ['A', undefined], others: ['X'] };
      const whole = prepareGammaLocus(locus, hypothesis, profiles, both);
      let sum = 0;
      whole.places.forEach((a, i) =>
        whole.places.forEach((b, j) => {
          if (j < i || a.isStutterOnly || b.isStutterOnly) return;
          const one = prepareGammaLocus(locus, hypothesis, profiles, both, [{ contributor: 1, places: [i, j] }]);
          sum += Math.exp(gammaLocusLogLikelihood(one, parameters));
        }),
      );
      expect(Math.log(sum)).toBeCloseTo(gammaLocusLogLikelihood(whole, parameters), 9);
    }
  });

  it('has nothing to say against drop-in alone, and everything when there is none', () => {
    const bare = { ...both, dropInProbability: 0 };
    expect(totalOf(prepared({ contributors: ['X'] }, bare), { ...parameters, proportions: [1] })).toBe(-Infinity);
    expect(totalOf(prepared({ contributors: ['X'] }), { ...parameters, proportions: [1] })).toBeGreaterThan(-1e5);
  });
});

describe.each([
  ['both stutters', both],
  ['backward stutter', usualSettings],
  ['neither, and no degradation', { ...usualSettings, backwardStutter: false, degradation: false }],
])('slopes with %s', (_, settings) => {
  it.each([
    ['one known', { contributors: ['A', undefined] }],
    ['nobody known', { contributors: [undefined, undefined], others: ['X'] }],
    ['everybody known', { contributors: ['A', 'B'] }],
  ])('are what differences show, %s', (_name, hypothesis) => {
    const all = prepared(hypothesis, settings);
    const at = toFree(parameters, settings);
    expect(fromFree(at, 2, settings).meanRfu).toBeCloseTo(1000, 9);
    const value = (free: Float64Array) => totalOf(all, fromFree(free, 2, settings));
    const differences = at.map((_x, i) => {
      const moved = (by: number) => value(at.map((x, j) => (j === i ? x + by : x)));
      return (moved(1e-4) - moved(-1e-4)) / 2e-4;
    });
    const slopes = noSlopes(2);
    const natural = fromFree(at, 2, settings);
    totalOf(all, natural);
    for (const locus of all) addGammaLocusSlopes(locus, natural, slopes);
    freeSlopes(slopes, natural, settings).forEach((slope, i) =>
      expect(Math.abs(slope - differences[i])).toBeLessThan(1e-4 * (1 + Math.abs(slope))),
    );
  });
});
