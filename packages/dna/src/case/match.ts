/** The random match probability of a whole profile, locus by locus. */
import { fail } from '../errors.ts';
import { frequencyOf } from '../frequencies/frequencies.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { inheritanceOf } from '../markers/markers.ts';
import type { Genotype } from '../profile/genotype.ts';
import { matchProbability, matchProbabilityWithDropOut } from '../statistics/match-probability.ts';
import type { MatchFormula } from '../statistics/match-probability.ts';
import { leastOf, stateParameters } from './parameters.ts';
import type { LeftOut, Parameters, StatedParameters } from './parameters.ts';

export interface MatchLocus {
  readonly marker: string;
  readonly genotype: Genotype;
  /** Of each allele as used: never below `least`. */
  readonly frequencies: readonly [number, number];
  readonly least: number;
  /** The second allele may have dropped out. */
  readonly dropOut: boolean;
  readonly probability: number;
}

export interface MatchReport extends StatedParameters {
  readonly formula: MatchFormula;
  readonly loci: readonly MatchLocus[];
  readonly leftOut: readonly LeftOut[];
  readonly probability: number;
  /** Of 1 / probability, the likelihood ratio of the same person against an unrelated one. */
  readonly log10LR: number;
}

/**
 * Product over the autosomal loci that the table has. `dropOut` names markers whose single allele may have lost its
 * partner. Errors: DNA_PARAMETER_INVALID, DNA_GENOTYPE_INVALID.
 */
export function matchReport(
  genotypes: ReadonlyMap<string, Genotype>,
  parameters: Parameters,
  formula: MatchFormula,
  dropOut: readonly string[] = [],
): MatchReport {
  const stated = stateParameters(parameters);
  const dropped = new Set(dropOut.map((text) => droppedMarker(text, genotypes)));
  const loci: MatchLocus[] = [];
  const leftOut: LeftOut[] = [];
  for (const [marker, genotype] of genotypes) {
    const table = parameters.population.loci.get(marker);
    if (inheritanceOf(marker) !== 'autosomal') leftOut.push({ marker, reason: 'not-autosomal' });
    else if (!table) leftOut.push({ marker, reason: 'no-frequencies' });
    else {
      const least = leastOf(parameters, table);
      const [p, q] = [frequencyOf(table, genotype[0], least), frequencyOf(table, genotype[1], least)];
      const isDropped = dropped.has(marker);
      const probability = isDropped
        ? matchProbabilityWithDropOut(p)
        : matchProbability(genotype, p, q, formula, parameters.theta);
      loci.push({ marker, genotype, frequencies: [p, q], least, dropOut: isDropped, probability });
    }
  }
  const probability = loci.reduce((product, locus) => product * locus.probability, 1);
  const log10LR = loci.reduce((sum, locus) => sum - Math.log10(locus.probability), 0);
  return { ...stated, formula, loci, leftOut, probability, log10LR };
}

/** Errors: DNA_GENOTYPE_INVALID when the marker shows two alleles, or none. */
function droppedMarker(text: string, genotypes: ReadonlyMap<string, Genotype>): string {
  const marker = knownMarker(text);
  const shown = genotypes.get(marker);
  if (shown?.[0] !== shown?.[1] || !shown) throw fail('DNA_GENOTYPE_INVALID', `drop-out at ${marker}`);
  return marker;
}
