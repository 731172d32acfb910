/** EuroForMix: likelihoods of peak heights by marker at given parameters, and the greatest that it found. */
import type { Hypothesis, MixtureLocus, Profiles } from '../../mixture/evidence.ts';
import { fitGamma } from '../../mixture/gamma/fit.ts';
import { gammaLocusLogLikelihood, prepareGammaLocus } from '../../mixture/gamma/locus.ts';
import type { GammaParameters, GammaSettings } from '../../mixture/gamma/parameters.ts';
import { finish } from '../../mixture/work.ts';
import { referenceJson } from '../reference.ts';
import { markerKey, referenceCase } from './gamma-cases.ts';
import type { FittedCase, FixedCase, ReferenceMixtures } from './gamma-cases.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

const peer = 'EuroForMix 4.2.4';

/** Ours over theirs: their difference is that of the ln likelihoods. It leaves out genotypes rarer than 1e-6. */
export const gammaLikelihoods: ReferenceSet = {
  peer,
  what: 'gamma model, likelihood by marker over its own',
  limit: 1e-5,
  least: 150,
  values: likelihoods,
};

/** 1 where the greatest likelihood that was found is no less than its own. */
export const gammaMaxima: ReferenceSet = {
  peer,
  what: 'gamma model, greatest likelihood where below its own',
  limit: 1e-3,
  least: 4,
  values: maxima,
};

const cases = () => referenceJson<ReferenceMixtures>('euroformix/expected.json');

function* likelihoods(): Generator<ReferenceValue> {
  const { fixed_parameter: fixed, mle } = cases();
  const { loci, profiles, people } = referenceCase(fixed.inputs);
  for (const [i, each] of fixed.cases.entries()) {
    const contributors = Array.from({ length: each.NOC }, (_, k) =>
      k === 0 && each.conditional_ref1 ? people[0] : undefined,
    );
    const { mx, mu, omega, beta, xiB, xiF } = each.params;
    const parameters: GammaParameters = {
      ...{ proportions: [mx].flat(), meanRfu: mu, variation: omega, degradation: beta },
      ...{ backwardStutter: xiB, forwardStutter: xiF },
    };
    const asked = { loci, profiles, hypothesis: { contributors }, settings: settingsOf(each, false), parameters };
    yield* byMarker(`fixed ${i + 1}`, each.loglik_per_marker, asked);
  }
  for (const each of mle) {
    const { loci: evidence, profiles: typed, people: named } = referenceCase(each.inputs, each.kit);
    const settings = settingsOf(each, each.degradation);
    for (const name of ['Hp', 'Hd'] as const) {
      const parameters = parametersOf(each[name].theta);
      const hypothesis = hypothesisOf(each, name, named);
      const asked = { loci: evidence, profiles: typed, hypothesis, settings, parameters };
      yield* byMarker(`${each.name} ${name}`, each[`loglik_per_marker_${name}`], asked);
    }
  }
}

interface Asked {
  readonly loci: readonly MixtureLocus[];
  readonly profiles: Profiles;
  readonly hypothesis: Hypothesis;
  readonly settings: GammaSettings;
  readonly parameters: GammaParameters;
}

function* byMarker(name: string, theirs: Readonly<Record<string, number>>, asked: Asked): Generator<ReferenceValue> {
  for (const [marker, value] of Object.entries(theirs)) {
    const locus = asked.loci.find((each) => each.marker === markerKey(marker))!;
    const prepared = prepareGammaLocus(locus, asked.hypothesis, asked.profiles, asked.settings);
    const ours = gammaLocusLogLikelihood(prepared, asked.parameters);
    yield { name: `${name} ${marker}`, ours: Math.exp(ours - value), theirs: 1 };
  }
}

function* maxima(): Generator<ReferenceValue> {
  for (const each of cases().mle) {
    const { loci, profiles, people } = referenceCase(each.inputs, each.kit);
    const settings = settingsOf(each, each.degradation);
    for (const name of ['Hp', 'Hd'] as const) {
      const fit = finish(fitGamma(loci, hypothesisOf(each, name, people), profiles, settings, 1));
      const ours = Math.exp(Math.min(0, fit.logLikelihood - each[name].loglik));
      yield { name: `${each.name} ${name}`, ours, theirs: 1 };
    }
  }
}

const settingsOf = (each: FixedCase | FittedCase, degradation: boolean): GammaSettings => ({
  thresholdRfu: each.AT,
  dropInProbability: each.pC,
  dropInRatePerRfu: each.lambda,
  theta: each.fst,
  degradation,
  backwardStutter: each.backward_stutter,
  forwardStutter: each.forward_stutter,
});

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
