/** Whether the model describes the peaks: each one's cumulative probability, given all the others of its locus. */
import type { Allele } from '../../profile/allele.ts';
import type { Work } from '../work.ts';
import { gammaLocusLogLikelihood } from './locus.ts';
import type { GammaLocus } from './locus.ts';
import type { GammaParameters } from './parameters.ts';

/** A point of the plot of probabilities against their expectation. */
export interface CheckedPeak {
  readonly marker: string;
  readonly replicate: number;
  readonly allele: Allele;
  readonly heightRfu: number;
  /** Of a peak there above the threshold being at most so high, given the other peaks; uniform if the model is true. */
  readonly cumulative: number;
  /** What the peak of this rank would have on average. */
  readonly expected: number;
  /** Chance that the peak of this rank lies so far from its expectation, on this side of it, twice. */
  readonly chance: number;
}

/** All peaks, the least probable to be exceeded first. */
export function* checkPeaks(loci: readonly GammaLocus[], parameters: GammaParameters): Work<CheckedPeak[]> {
  const peaks: Omit<CheckedPeak, 'expected' | 'chance'>[] = [];
  for (const [i, locus] of loci.entries()) {
    for (const [place, { allele, heightsRfu }] of locus.places.entries()) {
      for (const [replicate, heightRfu] of heightsRfu.entries()) {
        if (heightRfu === 0 || allele === undefined) continue;
        yield i / loci.length;
        const ask = (asks: 'at most' | 'above threshold') =>
          gammaLocusLogLikelihood(locus, parameters, { place, replicate, asks });
        const cumulative = Math.min(1, Math.exp(ask('at most') - ask('above threshold')));
        peaks.push({ marker: locus.marker, replicate, allele, heightRfu, cumulative });
      }
    }
  }
  peaks.sort((a, b) => a.cumulative - b.cumulative);
  const count = peaks.length;
  return peaks.map((peak, rank) => ({
    ...peak,
    expected: (rank + 1) / (count + 1),
    chance: orderChance(peak.cumulative, rank + 1, count),
  }));
}

/**
 * Twice the lesser tail of the `rank`-th smallest of `count` uniform numbers at `value`: that at least, or at most, so
 * many of them lie below.
 */
function orderChance(value: number, rank: number, count: number): number {
  if (value <= 0 || value >= 1) return value <= 0 ? 0 : rank === count ? 1 : 0;
  let below = 0;
  let logWays = 0;
  for (let n = 0; n <= count; n++) {
    const term = Math.exp(logWays + n * Math.log(value) + (count - n) * Math.log1p(-value));
    if (n >= rank) below += term;
    logWays += Math.log((count - n) / (n + 1));
  }
  return Math.min(1, 2 * Math.min(below, Math.max(0, 1 - below)));
}
