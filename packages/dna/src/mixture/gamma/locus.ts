/** Likelihood of one locus under the gamma model, for any parameters; everything that they leave alone is laid out once. */
import type { Genotype } from '../../profile/genotype.ts';
import type { Hypothesis, MixtureLocus, Profiles } from '../evidence.ts';
import { genotypePlan } from '../genotype-plan.ts';
import { drawWeights, logDrawScale } from '../draw-weights.ts';
import { logGenotypeSum, windowPosteriors } from '../genotype-sum.ts';
import { sumBuffers } from '../sum-buffers.ts';
import type { GenotypeSum, SumBuffers } from '../sum-buffers.ts';
import type { GammaParameters, GammaSettings, GammaSlopes } from './parameters.ts';
import { addPeakSlopes } from './peak-slopes.ts';
import { fillPeakTable } from './peaks.ts';
import type { PeakQuestion } from './peaks.ts';
import { gammaPlaces } from './places.ts';
import type { GammaPlace } from './places.ts';

export interface GammaLocus {
  readonly marker: string;
  readonly settings: GammaSettings;
  readonly places: readonly GammaPlace[];
  /** Of the unknown contributors, their numbers in the hypothesis. */
  readonly unknowns: readonly number[];
  /** Of the known ones: number in the hypothesis, and genes at each place. */
  readonly knowns: readonly { readonly contributor: number; readonly genes: Uint8Array }[];
  readonly sum: GenotypeSum;
  readonly buffers: SumBuffers;
  readonly logScale: number;
  /** Per place, the shape of the gamma distribution of a peak there, by window. */
  readonly shapes: readonly Float64Array[];
}

/** Somebody whose genotype at the locus is taken as given, though no profile says so. */
export interface Assumed {
  readonly contributor: number;
  /** Numbers of the places of both genes. */
  readonly places: readonly [number, number];
}

export function prepareGammaLocus(
  locus: MixtureLocus,
  hypothesis: Hypothesis,
  profiles: Profiles,
  settings: GammaSettings,
  assumed: readonly Assumed[] = [],
): GammaLocus {
  const places = gammaPlaces(locus, settings);
  const seen = new Float64Array(places.length);
  const unknowns: number[] = [];
  const knowns: { contributor: number; genes: Uint8Array }[] = [];
  const typed = (id: string | undefined) => (id === undefined ? undefined : profiles.get(id)?.get(locus.marker));
  hypothesis.contributors.forEach((id, contributor) => {
    const genotype = typed(id);
    if (genotype) knowns.push({ contributor, genes: genesAt(genotype, places) });
    else if (assumed.every((each) => each.contributor !== contributor)) unknowns.push(contributor);
  });
  for (const { genes } of knowns) addTo(seen, genes);
  for (const id of hypothesis.others ?? []) {
    const genotype = typed(id);
    if (genotype) addTo(seen, genesAt(genotype, places));
  }
  const logAssumed = drawAssumed(assumed, places, seen, settings.theta);
  for (const { contributor, places: at } of assumed) knowns.push({ contributor, genes: genesIn(at, places.length) });
  const sum = genotypeSum(locus, places, unknowns.length, seen, settings);
  return {
    ...{ marker: locus.marker, settings, places, unknowns, knowns, sum, buffers: sumBuffers(sum) },
    logScale: logAssumed + logDrawScale(totalOf(seen), unknowns.length, settings.theta),
    shapes: places.map(() => new Float64Array(sum.plan.windows)),
  };
}

function genotypeSum(
  { replicates }: MixtureLocus,
  places: readonly GammaPlace[],
  unknowns: number,
  seen: Float64Array,
  { theta, dropInProbability, backwardStutter, forwardStutter }: GammaSettings,
): GenotypeSum {
  const plan = genotypePlan(unknowns, forwardStutter ? 2 : backwardStutter ? 1 : 0);
  return {
    plan,
    replicates: replicates.length,
    noDropIn: 1 - dropInProbability,
    places: places.map(({ isStutterOnly, frequency, heightsRfu }, i) => ({
      weights: isStutterOnly ? Float64Array.of(1) : drawWeights(frequency, seen[i], theta, 2 * unknowns),
      logLikelihood: new Float64Array(plan.windows),
      peaks: heightsRfu.reduce((mask, height, r) => (height > 0 ? mask | (1 << r) : mask), 0),
      explained: new Uint8Array(plan.windows),
      posterior: new Float64Array(plan.windows),
    })),
  };
}

/** ln of the chance of drawing what is assumed after what is seen, to which it is added. */
function drawAssumed(
  assumed: readonly Assumed[],
  places: readonly GammaPlace[],
  seen: Float64Array,
  theta: number,
): number {
  let logChance = 0;
  let count = totalOf(seen);
  for (const { places: genes } of assumed) {
    if (genes[0] !== genes[1]) logChance += Math.LN2;
    for (const at of genes) {
      logChance += Math.log((seen[at] * theta + (1 - theta) * places[at].frequency) / (1 + (count - 1) * theta));
      seen[at]++;
      count++;
    }
  }
  return logChance;
}

/** ln likelihood; `question` asks for something else than the density of one peak (see `PeakQuestion`). */
export function gammaLocusLogLikelihood(
  locus: GammaLocus,
  parameters: GammaParameters,
  question?: PeakQuestion,
): number {
  for (let i = 0; i < locus.places.length; i++) fillPeakTable(locus, i, parameters, question);
  return locus.logScale + logGenotypeSum(locus.sum, locus.buffers);
}

/**
 * Adds the slopes at the parameters of the last likelihood, unless that was -Infinity: those of each place, weighed by
 * how probable each way of lying there is, which is exact (Fisher's identity).
 */
export function addGammaLocusSlopes(locus: GammaLocus, parameters: GammaParameters, slopes: GammaSlopes): void {
  windowPosteriors(locus.sum, locus.buffers);
  for (let i = 0; i < locus.places.length; i++) addPeakSlopes(locus, i, parameters, slopes);
}

/** How many of the genotype's genes are at each place; alleles that nobody saw share the last. */
function genesAt(genotype: Genotype, places: readonly GammaPlace[]): Uint8Array {
  const genes = new Uint8Array(places.length);
  for (const allele of genotype) {
    const own = places.findIndex((place) => place.allele === allele && !place.isStutterOnly);
    const at = own >= 0 ? own : places.findIndex((place) => place.allele === undefined);
    genes[at]++;
  }
  return genes;
}

function genesIn(at: readonly number[], count: number): Uint8Array {
  const genes = new Uint8Array(count);
  for (const place of at) genes[place]++;
  return genes;
}

function addTo(seen: Float64Array, genes: Uint8Array): void {
  for (let i = 0; i < genes.length; i++) seen[i] += genes[i];
}

const totalOf = (seen: Float64Array) => seen.reduce((sum, count) => sum + count, 0);
