/**
 * How much more probable the peaks of a mixture are if one set of people left them than if another did, by the gamma
 * model of peak heights, each hypothesis at its own most probable parameters.
 */
import { fail } from '../errors.ts';
import type { Hypothesis, MixtureLocus, Profiles } from '../mixture/evidence.ts';
import { deconvolve } from '../mixture/gamma/deconvolve.ts';
import type { DeconvolvedLocus } from '../mixture/gamma/deconvolve.ts';
import { fitGamma } from '../mixture/gamma/fit.ts';
import type { GammaFit } from '../mixture/gamma/fit.ts';
import type { GammaParameters, GammaSettings } from '../mixture/gamma/parameters.ts';
import { checkPeaks } from '../mixture/gamma/validate.ts';
import type { CheckedPeak } from '../mixture/gamma/validate.ts';
import { readMixture } from '../mixture/read-mixture.ts';
import type { WrittenMixture } from '../mixture/read-mixture.ts';
import { partOf } from '../mixture/work.ts';
import type { Work } from '../mixture/work.ts';
import type { Genotype } from '../profile/genotype.ts';
import { stateParameters } from './parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from './parameters.ts';

/** Who is said to have contributed: typed people by name, and so many others. */
export interface ProposedContributors {
  readonly people: readonly string[];
  readonly unknowns: number;
}

/** What a laboratory knows of its peaks, and what the model is to reckon with. */
export interface PeakSettings {
  /** Least height that counts as a peak. */
  readonly thresholdRfu: number;
  readonly dropInProbability: number;
  /** Mean height of a drop-in above the threshold. */
  readonly dropInMeanRfu: number;
  readonly backwardStutter: boolean;
  readonly forwardStutter: boolean;
  /** Of the starting points from which the most probable parameters are looked for. */
  readonly seed: number;
}

/** A hypothesis at its most probable parameters. */
export interface FittedHypothesis {
  /** Contributors in the order of the proportions; null is somebody unknown. */
  readonly contributors: readonly (string | null)[];
  /** Null when it cannot explain the peaks. */
  readonly logLikelihood: number | null;
  readonly parameters: GammaParameters;
  /** What the search arrived at from each of its starts. */
  readonly maxima: GammaFit['maxima'];
  /** The peaks against the model, for the plot that validates it; the model is in doubt where a chance is very small. */
  readonly peaks: readonly CheckedPeak[];
}

interface StatedMixture extends StatedParameters {
  readonly model: 'gamma';
  readonly settings: PeakSettings & { readonly degradation: boolean };
  readonly leftOut: readonly LeftOut[];
}

export interface PeaksReport extends StatedMixture {
  readonly hypotheses: readonly [FittedHypothesis, FittedHypothesis];
  readonly loci: readonly {
    readonly marker: string;
    /** ln likelihood under each hypothesis; null when it cannot explain the peaks. */
    readonly logLikelihoods: readonly [number | null, number];
    readonly lr: number;
  }[];
  readonly lr: number;
  /** Null when the first hypothesis cannot explain the peaks: lr is 0. */
  readonly log10LR: number | null;
}

export interface DeconvolutionReport extends StatedMixture {
  readonly hypothesis: FittedHypothesis;
  readonly loci: readonly DeconvolvedLocus[];
}

/**
 * Whoever is typed but does not contribute under a hypothesis counts, with theta, as seen under it. A contributor who is
 * not typed at a marker is unknown there. Errors: DNA_PEAKS_INVALID, also when the second hypothesis cannot explain the
 * peaks; DNA_PARAMETER_INVALID, DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID.
 */
export function* peaksReport(
  mixture: WrittenMixture,
  profiles: ReadonlyMap<string, ReadonlyMap<string, Genotype>>,
  proposals: readonly [ProposedContributors, ProposedContributors],
  parameters: Parameters,
  settings: PeakSettings,
): Work<PeaksReport> {
  const question = ask(mixture, profiles, parameters, settings);
  const { evidence } = question;
  const [first, second] = proposals.map((proposal) => hypothesisOf(proposal, profiles));
  const one = yield* partOf(fitOf(question, first), 0, 0.5);
  const other = yield* partOf(fitOf(question, second), 0.5, 1);
  if (other.fit.logLikelihood === -Infinity)
    throw fail('DNA_PEAKS_INVALID', 'the second hypothesis cannot explain them');
  const loci = evidence.map(({ marker }) => {
    const [a, b] = [one.fit.byMarker.get(marker)!, other.fit.byMarker.get(marker)!];
    return { marker, logLikelihoods: [finite(a), b] as const, lr: Math.exp(a - b) };
  });
  const log10LR = finite((one.fit.logLikelihood - other.fit.logLikelihood) / Math.LN10);
  return {
    ...question.stated,
    hypotheses: [one.hypothesis, other.hypothesis],
    ...{ loci, log10LR, lr: log10LR === null ? 0 : 10 ** log10LR },
  };
}

/** The genotypes that the contributors may have under one hypothesis. Errors: those of `peaksReport`. */
export function* deconvolutionReport(
  mixture: WrittenMixture,
  profiles: ReadonlyMap<string, ReadonlyMap<string, Genotype>>,
  proposal: ProposedContributors,
  parameters: Parameters,
  settings: PeakSettings,
): Work<DeconvolutionReport> {
  const question = ask(mixture, profiles, parameters, settings);
  const hypothesis = hypothesisOf(proposal, profiles);
  const { fit, hypothesis: fitted } = yield* partOf(fitOf(question, hypothesis), 0, 0.7);
  if (fit.logLikelihood === -Infinity) throw fail('DNA_PEAKS_INVALID', 'the hypothesis cannot explain them');
  const { evidence, gamma } = question;
  const asked = { evidence, hypothesis, profiles, settings: gamma, parameters: fit.parameters };
  const loci = yield* partOf(deconvolve(asked, jointMost), 0.7, 1);
  return { ...question.stated, hypothesis: fitted, loci };
}

/** Sets of genotypes that are listed at each locus. */
const jointMost = 10;

interface Question {
  readonly evidence: readonly MixtureLocus[];
  readonly profiles: Profiles;
  readonly gamma: GammaSettings;
  readonly seed: number;
  readonly stated: StatedMixture;
}

function ask(mixture: WrittenMixture, profiles: Profiles, parameters: Parameters, settings: PeakSettings): Question {
  const stated = stateParameters(parameters);
  const { thresholdRfu, dropInProbability, dropInMeanRfu, backwardStutter, forwardStutter, seed } = settings;
  if (!(thresholdRfu > 0 && thresholdRfu <= 1e5)) throw fail('DNA_PARAMETER_INVALID', 'threshold');
  if (!(dropInProbability >= 0 && dropInProbability < 1)) throw fail('DNA_PARAMETER_INVALID', 'drop-in probability');
  if (!(dropInMeanRfu > 0 && dropInMeanRfu <= 1e5)) throw fail('DNA_PARAMETER_INVALID', 'mean height of drop-in');
  if (!(Number.isSafeInteger(seed) && seed >= 0 && seed < 2 ** 32)) throw fail('DNA_PARAMETER_INVALID', 'seed');
  const { loci, leftOut } = readMixture(mixture, parameters, thresholdRfu);
  if (loci.length === 0) throw fail('DNA_PEAKS_INVALID', 'no marker that can be weighed');
  const degradation = mixture.fragments !== undefined;
  return {
    ...{ evidence: loci, profiles, seed },
    gamma: {
      ...{ thresholdRfu, dropInProbability, dropInRatePerRfu: 1 / dropInMeanRfu, theta: parameters.theta },
      ...{ degradation, backwardStutter, forwardStutter },
    },
    stated: {
      ...stated,
      model: 'gamma',
      settings: { thresholdRfu, dropInProbability, dropInMeanRfu, backwardStutter, forwardStutter, seed, degradation },
      leftOut,
    },
  };
}

/** Known people first. Errors: DNA_PEAKS_INVALID. */
function hypothesisOf({ people, unknowns }: ProposedContributors, profiles: Profiles): Hypothesis {
  const count = people.length + unknowns;
  if (!(Number.isInteger(unknowns) && unknowns >= 0 && count >= 1 && count <= 4))
    throw fail('DNA_PEAKS_INVALID', 'how many contributors');
  if (new Set(people).size < people.length) throw fail('DNA_PEAKS_INVALID', 'a contributor twice');
  if (!people.every((name) => profiles.has(name))) throw fail('DNA_PEAKS_INVALID', 'a contributor without a profile');
  return {
    contributors: [...people, ...Array.from({ length: unknowns }, () => undefined)],
    others: [...profiles.keys()].filter((name) => !people.includes(name)),
  };
}

function* fitOf(
  { evidence, profiles, gamma, seed }: Question,
  hypothesis: Hypothesis,
): Work<{ readonly fit: GammaFit; readonly hypothesis: FittedHypothesis }> {
  const fit = yield* partOf(fitGamma(evidence, hypothesis, profiles, gamma, seed), 0, 0.9);
  const logLikelihood = finite(fit.logLikelihood);
  const peaks = logLikelihood === null ? [] : yield* partOf(checkPeaks(fit.loci, fit.parameters), 0.9, 1);
  const contributors = hypothesis.contributors.map((name) => name ?? null);
  const { parameters } = fit;
  const maxima = fit.maxima.filter((each) => Number.isFinite(each.logLikelihood));
  return { fit, hypothesis: { contributors, logLikelihood, parameters, maxima, peaks } };
}

/** JSON has no infinity. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);
