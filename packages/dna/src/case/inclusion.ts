/**
 * How many people a mixture would not exclude: CPI and CPE. For information only. It takes no drop-out, asks nobody's
 * genotype and throws away most of what a mixture says; the likelihood ratio is the statistic.
 */
import { frequencyOf } from '../frequencies/frequencies.ts';
import type { Replicate } from '../lrmix/evidence.ts';
import { inheritanceOf } from '../markers/markers.ts';
import type { Allele } from '../profile/allele.ts';
import { leastOf, stateParameters } from './parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from './parameters.ts';

export interface InclusionLocus {
  readonly marker: string;
  readonly alleles: readonly Allele[];
  /** Of the alleles together, each at least the least frequency; 1 at most. */
  readonly frequency: number;
  /** Probability that somebody unrelated has no other allele: the frequency squared. */
  readonly inclusion: number;
}

export interface InclusionReport extends StatedParameters {
  readonly informationOnly: true;
  readonly loci: readonly InclusionLocus[];
  readonly leftOut: readonly LeftOut[];
  /** Combined probability of inclusion; 1 without any locus. */
  readonly inclusion: number;
  /** Combined probability of exclusion. */
  readonly exclusion: number;
}

/** Over the autosomal loci that show something and that the table knows; theta has no part. Errors: DNA_PARAMETER_INVALID. */
export function inclusionReport(mixture: Replicate, parameters: Omit<Parameters, 'theta'>): InclusionReport {
  const whole: Parameters = { ...parameters, theta: 0 };
  const stated = stateParameters(whole);
  const loci: InclusionLocus[] = [];
  const leftOut: LeftOut[] = [];
  for (const [marker, alleles] of mixture) {
    const table = parameters.population.loci.get(marker);
    if (inheritanceOf(marker) !== 'autosomal') leftOut.push({ marker, reason: 'not-autosomal' });
    else if (!table) leftOut.push({ marker, reason: 'no-frequencies' });
    else if (alleles.length === 0) leftOut.push({ marker, reason: 'not-typed-in-all' });
    else {
      const least = leastOf(whole, table);
      const sum = alleles.reduce((all, allele) => all + frequencyOf(table, allele, least), 0);
      const frequency = Math.min(1, sum);
      loci.push({ marker, alleles, frequency, inclusion: frequency ** 2 });
    }
  }
  const inclusion = loci.reduce((product, locus) => product * locus.inclusion, 1);
  return { ...stated, informationOnly: true, loci, leftOut, inclusion, exclusion: 1 - inclusion };
}
