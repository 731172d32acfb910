/** What the gamma model of peak heights takes for given, and what it estimates. */

/** Laboratory's settings, the same for all loci. */
export interface GammaSettings {
  /** Least height that counts as a peak. */
  readonly thresholdRfu: number;
  readonly dropInProbability: number;
  /** Rate of the exponential distribution of a drop-in's height above the threshold, per RFU. */
  readonly dropInRatePerRfu: number;
  /** Coancestry coefficient. */
  readonly theta: number;
  readonly degradation: boolean;
  readonly backwardStutter: boolean;
  readonly forwardStutter: boolean;
}

/**
 * A peak's height is gamma distributed with mean `meanRfu` times the genes behind it, weighted by proportion, and with
 * coefficient of variation `variation` for a heterozygote's peak of one full contributor (Cowell et al. 2015; Bleka et
 * al. 2016).
 */
export interface GammaParameters {
  /** Share of each contributor, in the hypothesis's order; sum 1. */
  readonly proportions: readonly number[];
  readonly meanRfu: number;
  readonly variation: number;
  /** Factor of the expected height for each 100 base pairs beyond 125; 1 without degradation. */
  readonly degradation: number;
  /** Parts of an allele's expected height that are seen one repeat shorter and one longer. */
  readonly backwardStutter: number;
  readonly forwardStutter: number;
}

/** What the ln likelihood gains for each bit of a parameter, or of its logarithm. */
export interface GammaSlopes {
  readonly proportions: Float64Array;
  logMean: number;
  logVariation: number;
  logDegradation: number;
  backwardStutter: number;
  forwardStutter: number;
}

export function noSlopes(contributors: number): GammaSlopes {
  return {
    proportions: new Float64Array(contributors),
    ...{ logMean: 0, logVariation: 0, logDegradation: 0, backwardStutter: 0, forwardStutter: 0 },
  };
}
