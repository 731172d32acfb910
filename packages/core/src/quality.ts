/** Quality of a sample, with reasons that a person at the capture device can act on. */

export interface QualityReason {
  /** Stable and machine-readable, kebab-case: `too-dry`, `partial`, `resolution-unknown`. */
  readonly code: string;
  /** What is wrong, for a person. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
}

export interface Quality {
  /** 0 worst to 100 best; monotone with the error to expect. */
  readonly value: number;
  readonly reasons: readonly QualityReason[];
}
