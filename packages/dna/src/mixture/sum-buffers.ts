/** What a sum over genotypes is made of, and where it is written. */
import type { GenotypePlan } from './genotype-plan.ts';

/** An allele, or a place where only stutter can be seen. */
export interface Place {
  /** By how many genes the unknowns draw of it together: their probability without the order (see `drawWeights`). */
  readonly weights: Float64Array;
  /** ln of the evidence's likelihood at this place, by window. */
  readonly logLikelihood: Float64Array;
  /** Replicates (bits) that show a peak here; those are drop-in where no contributor explains it. */
  readonly peaks: number;
  /** By window: 1 where somebody's genes explain a peak here. */
  readonly explained: Uint8Array;
  /** By window: its share of the sum, once `windowPosteriors` wrote it. */
  readonly posterior: Float64Array;
}

/** What is summed over; `noDropIn` is the chance that a replicate has no drop-in. */
export interface GenotypeSum {
  readonly plan: GenotypePlan;
  readonly places: readonly Place[];
  readonly replicates: number;
  readonly noDropIn: number;
}

/** Buffers of one sum, so that a likelihood in a loop allocates nothing. Steps after the last allele forget it. */
export interface SumBuffers {
  /** What was summed before each step, by state within the set of replicates with drop-in; the last is the end. */
  readonly forward: readonly Float64Array[];
  /** Divisor of each step. */
  readonly divisors: Float64Array;
  /** Likelihoods of each place over the greatest. */
  readonly likelihoods: readonly Float64Array[];
  readonly backward: [Float64Array, Float64Array];
  /** Whether `forward` holds logarithms, as the exact sum does. */
  isExact: boolean;
  logSum: number;
}

export function sumBuffers({ plan, places, replicates }: Omit<GenotypeSum, 'noDropIn'>): SumBuffers {
  const size = plan.states << replicates;
  const steps = places.length + plan.reach;
  return {
    forward: Array.from({ length: steps + 1 }, () => new Float64Array(size)),
    divisors: new Float64Array(steps),
    likelihoods: places.map(() => new Float64Array(plan.windows)),
    backward: [new Float64Array(size), new Float64Array(size)],
    isExact: false,
    logSum: 0,
  };
}

/** The place that a step completes: with neighbours a peak is known one step after its own allele is drawn. */
export const completedBy = ({ reach }: GenotypePlan, step: number): number => (reach === 0 ? step : step - 1);

/** Of the replicates without drop-in. */
export function endFactor({ replicates, noDropIn }: GenotypeSum, mask: number): number {
  let factor = 1;
  for (let r = 0; r < replicates; r++) if (!((mask >> r) & 1)) factor *= noDropIn;
  return factor;
}
