/** The parameters under which the evidence is most probable, found from several starting points. */
import type { Hypothesis, MixtureLocus, Profiles } from '../evidence.ts';
import { maximise } from '../maximise.ts';
import type { Maximum, Smooth } from '../maximise.ts';
import type { Work } from '../work.ts';
import { freeSlopes, fromFree, toFree } from './free-parameters.ts';
import { addGammaLocusSlopes, gammaLocusLogLikelihood, prepareGammaLocus } from './locus.ts';
import type { GammaLocus } from './locus.ts';
import { noSlopes } from './parameters.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';
import { gammaStarts } from './starts.ts';

export interface GammaFit {
  readonly parameters: GammaParameters;
  /** ln likelihood, in total and by marker; -Infinity when nothing explains the evidence. */
  readonly logLikelihood: number;
  readonly byMarker: ReadonlyMap<string, number>;
  /** What each start arrived at, the first being the best guess. */
  readonly maxima: readonly {
    readonly logLikelihood: number;
    readonly iterations: number;
    readonly converged: boolean;
  }[];
  readonly loci: readonly GammaLocus[];
}

/** So many points are looked at, of which the best are climbed from: until the greatest maximum was found twice. */
const looks = (contributors: number) => 16 * contributors;
const climbsLeast = 3;
const climbsMost = 12;
const sameMaximum = 0.01;
/** What a climb usually takes, for progress alone. */
const usualIterations = 25;

export function* fitGamma(
  evidence: readonly MixtureLocus[],
  hypothesis: Hypothesis,
  profiles: Profiles,
  settings: GammaSettings,
  seed: number,
): Work<GammaFit> {
  const loci = evidence.map((locus) => prepareGammaLocus(locus, hypothesis, profiles, settings));
  const contributors = hypothesis.contributors.length;
  const starts: { readonly free: Float64Array; readonly value: number }[] = [];
  const guesses = gammaStarts(loci, settings, contributors, looks(contributors), seed);
  for (const guess of guesses) {
    starts.push({ free: toFree(guess, settings), value: yield* valueAt(loci, guess) });
  }
  starts.sort((a, b) => b.value - a.value);
  const maxima: Maximum[] = [];
  let best: Maximum | undefined;
  for (const { free } of starts.slice(0, contributors === 1 ? 1 : climbsMost)) {
    const maximum: Maximum = yield* climb(loci, contributors, settings, free, maxima.length);
    maxima.push(maximum);
    if (!best || maximum.value > best.value) best = maximum;
    const { value } = best;
    const again = maxima.filter((each) => value - each.value < sameMaximum);
    if (maxima.length >= climbsLeast && again.length > 1) break;
  }
  const parameters = fromFree(best?.x ?? starts[0].free, contributors, settings);
  const byMarker = new Map(loci.map((locus) => [locus.marker, gammaLocusLogLikelihood(locus, parameters)]));
  return {
    ...{ parameters, byMarker, loci },
    logLikelihood: [...byMarker.values()].reduce((sum, value) => sum + value, 0),
    maxima: maxima.map(({ value, iterations, converged }) => ({ logLikelihood: value, iterations, converged })),
  };
}

/** One climb; each takes half of what is left to do, since nobody knows how many there will be. */
function* climb(
  loci: readonly GammaLocus[],
  contributors: number,
  settings: GammaSettings,
  start: Float64Array,
  before: number,
): Work<Maximum> {
  let evaluations = 0;
  const smooth: Smooth = function* (free) {
    evaluations++;
    const parameters = fromFree(free, contributors, settings);
    const slopes = noSlopes(contributors);
    let value = 0;
    for (const locus of loci) {
      yield 1 - 0.5 ** (before + Math.min(1, evaluations / usualIterations));
      value += gammaLocusLogLikelihood(locus, parameters);
      if (value === -Infinity || Number.isNaN(value))
        return { value: -Infinity, gradient: new Float64Array(free.length) };
      addGammaLocusSlopes(locus, parameters, slopes);
    }
    return { value, gradient: freeSlopes(slopes, parameters, settings) };
  };
  return yield* maximise(smooth, start);
}

function* valueAt(loci: readonly GammaLocus[], parameters: GammaParameters): Work<number> {
  let value = 0;
  for (const locus of loci) {
    yield 0;
    value += gammaLocusLogLikelihood(locus, parameters);
  }
  return value;
}
