import { describe, expect, it } from 'vitest';
import { markerKey, referenceCase } from '../../testing/reference-mixtures.ts';
import type { FittedCase, FixedCase, ReferenceMixtures } from '../../testing/reference-mixtures.ts';
import { hasReference, referenceJson } from '../../testing/reference.ts';
import type { Hypothesis } from '../evidence.ts';
import { finish } from '../work.ts';
import { fitGamma } from './fit.ts';
import { gammaLocusLogLikelihood, prepareGammaLocus } from './locus.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';

const settingsOf = (each: FixedCase | FittedCase, degradation: boolean): GammaSettings => ({
  thresholdRfu: each.AT,
  dropInProbability: each.pC,
  dropInRatePerRfu: each.lambda,
  theta: each.fst,
  degradation,
  backwardStutter: each.backward_stutter,
  forwardStutter: each.forward_stutter,
});

/** EuroForMix leaves out genotypes below 1e-6, which is what its values lack. */
const within = 1e-5;

describe.skipIf(!hasReference)('against EuroForMix', () => {
  const { fixed_parameter: fixed, mle } = hasReference
    ? referenceJson<ReferenceMixtures>('euroformix/expected.json')
    : { fixed_parameter: { inputs: [], cases: [] }, mle: [] };

  it('has the same ln likelihood by marker at given parameters, with up to four unknown people', () => {
    expect(fixed.cases.length).toBeGreaterThan(10);
    const { loci, profiles, people } = referenceCase(fixed.inputs);
    for (const each of fixed.cases) {
      const contributors = Array.from({ length: each.NOC }, (_, i) =>
        i === 0 && each.conditional_ref1 ? people[0] : undefined,
      );
      const { mx, mu, omega, beta, xiB, xiF } = each.params;
      const parameters: GammaParameters = {
        ...{ proportions: [mx].flat(), meanRfu: mu, variation: omega, degradation: beta },
        ...{ backwardStutter: xiB, forwardStutter: xiF },
      };
      compare(each.loglik_per_marker, (marker) => {
        const locus = loci.find((one) => one.marker === marker)!;
        const prepared = prepareGammaLocus(locus, { contributors }, profiles, settingsOf(each, false));
        return gammaLocusLogLikelihood(prepared, parameters);
      });
    }
  });

  it.each(mle.map((each) => [each.name, each] as const))('finds no lesser maximum: %s', (_, each) => {
    const { loci, profiles, people } = referenceCase(each.inputs, each.kit);
    const settings = settingsOf(each, each.degradation);
    const fits = (['Hp', 'Hd'] as const).map((name) => {
      const hypothesis = hypothesisOf(each, name, people);
      const { theta, loglik } = each[name];
      const parameters = parametersOf(theta);
      compare(each[`loglik_per_marker_${name}`], (marker) => {
        const locus = loci.find((one) => one.marker === marker)!;
        return gammaLocusLogLikelihood(prepareGammaLocus(locus, hypothesis, profiles, settings), parameters);
      });
      const fit = finish(fitGamma(loci, hypothesis, profiles, settings, 1));
      expect(fit.logLikelihood).toBeGreaterThan(loglik - 1e-3);
      return fit;
    });
    expect((fits[0].logLikelihood - fits[1].logLikelihood) / Math.LN10).toBeCloseTo(each.log10LR, 2);
  });
});

function compare(expected: Record<string, number>, ours: (marker: string) => number): void {
  for (const [marker, value] of Object.entries(expected))
    expect(Math.abs(ours(markerKey(marker)) - value), marker).toBeLessThan(within);
}

function hypothesisOf(each: FittedCase, name: 'Hp' | 'Hd', people: readonly string[]): Hypothesis {
  const contributors: (string | undefined)[] = Array.from({ length: each.NOC });
  each[`condOrder_${name}`].forEach((place, i) => {
    if (place > 0) contributors[place - 1] = people[i];
  });
  return { contributors, others: name === 'Hd' ? [people[each.knownRef_Hd - 1]] : [] };
}

function parametersOf(theta: Record<string, number>): GammaParameters {
  const value = (name: string, otherwise: number) =>
    Object.entries(theta).find(([key]) => key.startsWith(name))?.[1] ?? otherwise;
  const shares = Object.entries(theta).filter(([key]) => key.startsWith('Mix-prop.'));
  return {
    proportions: shares.map(([, share]) => share),
    meanRfu: value('P.H.expectation', Number.NaN),
    variation: value('P.H.variability', Number.NaN),
    degradation: value('Degrad. slope', 1),
    backwardStutter: value('BWstutt-prop.', 0),
    forwardStutter: value('FWstutt-prop.', 0),
  };
}
