/** The places of a locus at which a gamma model looks: alleles that were seen, places of stutter, and all other alleles. */
import type { LocusFrequencies } from '../../frequencies/frequencies.ts';
import { repeatsOf } from '../../profile/allele.ts';
import type { Allele } from '../../profile/allele.ts';
import type { MixtureLocus } from '../evidence.ts';
import type { GammaSettings } from './parameters.ts';

export interface GammaPlace {
  /** `undefined` for all alleles that nobody saw, taken together. */
  readonly allele: Allele | undefined;
  /** No person has genes here: only stutter of a neighbour could have been seen. */
  readonly isStutterOnly: boolean;
  readonly frequency: number;
  /** Height per replicate; 0 where there is no peak above the threshold. */
  readonly heightsRfu: Float64Array;
  /** Peaks, their heights and the logarithms of these over all replicates. */
  readonly peaks: number;
  readonly totalRfu: number;
  readonly totalLogRfu: number;
  /** (length - 125) / 100 base pairs. */
  readonly decay: number;
  /** Whether the place before it in the list is one repeat shorter, and the place after it one longer. */
  readonly hasShorter: boolean;
  readonly hasLonger: boolean;
  /** Whether part of its genes' product is seen elsewhere as stutter. */
  readonly sheds: boolean;
}

/**
 * Alleles that differ by whole repeats stand in one chain, shorter first; the alleles that nobody saw come last and
 * neither shed nor receive stutter.
 */
export function gammaPlaces(locus: MixtureLocus, settings: GammaSettings): GammaPlace[] {
  const seen = new Set(locus.replicates.flatMap((peaks) => peaksAbove(peaks, settings.thresholdRfu)));
  const stutters = settings.backwardStutter || settings.forwardStutter;
  const shown = new Set(seen);
  if (settings.backwardStutter) for (const allele of seen) addNeighbour(allele, -1, shown);
  if (settings.forwardStutter) for (const allele of seen) addNeighbour(allele, 1, shown);
  const chain = [...shown].sort(byFractionThenLength);
  const decay = (allele: Allele | undefined) => (locus.sizeBp ? (locus.sizeBp(allele) - 125) / 100 : 0);
  const frequencies = frequenciesOf(locus.table, seen);
  const places = chain.map((allele, i) => ({
    allele,
    isStutterOnly: !seen.has(allele),
    frequency: frequencies.get(allele) ?? 0,
    ...heightsOf(Float64Array.from(locus.replicates, (peaks) => heightOf(peaks, allele, settings.thresholdRfu))),
    decay: seen.has(allele) ? decay(allele) : 0,
    hasShorter: stutters && i > 0 && chain[i - 1] === neighbour(allele, -1),
    hasLonger: stutters && chain[i + 1] === neighbour(allele, 1),
    sheds: stutters && neighbour(allele, 1) !== undefined,
  }));
  let rest = 1;
  for (const { frequency } of places) rest -= frequency;
  return [
    ...places,
    {
      ...{ allele: undefined, isStutterOnly: false, frequency: rest < 1e-12 ? 0 : rest, decay: decay(undefined) },
      ...heightsOf(new Float64Array(locus.replicates.length)),
      ...{ hasShorter: false, hasLonger: false, sheds: false },
    },
  ];
}

function heightsOf(heightsRfu: Float64Array) {
  const seen = heightsRfu.filter((height) => height > 0);
  return {
    heightsRfu,
    peaks: seen.length,
    totalRfu: seen.reduce((sum, height) => sum + height, 0),
    totalLogRfu: seen.reduce((sum, height) => sum + Math.log(height), 0),
  };
}

const peaksAbove = (peaks: ReadonlyMap<Allele, number>, thresholdRfu: number) =>
  [...peaks].filter(([, height]) => height >= thresholdRfu).map(([allele]) => allele);

function heightOf(peaks: ReadonlyMap<Allele, number>, allele: Allele, thresholdRfu: number): number {
  const height = peaks.get(allele) ?? 0;
  return height >= thresholdRfu ? height : 0;
}

function addNeighbour(allele: Allele, repeats: number, to: Set<Allele>): void {
  const other = neighbour(allele, repeats);
  if (other !== undefined) to.add(other);
}

/** The allele so many repeats longer; undefined where alleles are not repeats. */
function neighbour(allele: Allele, repeats: number): Allele | undefined {
  const length = repeatsOf(allele);
  if (!length || length.whole + repeats < 0) return undefined;
  return `${length.whole + repeats}${length.bases === 0 ? '' : `.${length.bases}`}`;
}

function byFractionThenLength(a: Allele, b: Allele): number {
  const [p, q] = [repeatsOf(a), repeatsOf(b)];
  if (!p || !q) return p ? -1 : q ? 1 : a < b ? -1 : 1;
  return p.bases - q.bases || p.whole - q.whole;
}

/** Of the alleles seen; the table must have them all (`withAlleles` adds those it lacks). */
function frequenciesOf({ frequency }: LocusFrequencies, seen: ReadonlySet<Allele>): Map<Allele, number> {
  return new Map([...seen].map((allele) => [allele, frequency.get(allele) ?? 0]));
}
