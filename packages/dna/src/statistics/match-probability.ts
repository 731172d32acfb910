/**
 * Random match probability of a single-source genotype: how often an unrelated person has it. The formulae are those
 * of the National Research Council's second report (1996).
 */
import type { Genotype } from '../profile/genotype.ts';
import { fail } from '../errors.ts';

/** By formula: product rule, 4.1 with 4.4a (population structure in homozygotes), 4.10 (conditional on one copy seen). */
export type MatchFormula = 'product' | 'nrc-4.1' | 'nrc-4.10';

/**
 * For a genotype whose alleles have frequencies `p` and `q` (the same for a homozygote). `theta` is the coancestry
 * coefficient F_ST. Errors: DNA_PARAMETER_INVALID.
 */
export function matchProbability([a, b]: Genotype, p: number, q: number, formula: MatchFormula, theta: number): number {
  if (!(theta >= 0 && theta < 1)) throw fail('DNA_PARAMETER_INVALID', 'theta');
  const isHomozygous = a === b;
  switch (formula) {
    case 'product':
      return isHomozygous ? p * p : 2 * p * q;
    case 'nrc-4.1':
      return isHomozygous ? p * p + p * (1 - p) * theta : 2 * p * q;
    case 'nrc-4.10': {
      const scale = (1 + theta) * (1 + 2 * theta);
      const rest = 1 - theta;
      return isHomozygous
        ? ((2 * theta + rest * p) * (3 * theta + rest * p)) / scale
        : (2 * (theta + rest * p) * (theta + rest * q)) / scale;
    }
  }
}

/** One allele seen and its partner perhaps dropped out: p^2 + 2p(1 - p). */
export const matchProbabilityWithDropOut = (p: number) => p * (2 - p);
