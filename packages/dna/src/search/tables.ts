/** Tables that searches sum: a score for every genotype that the database has at a locus. */
import { genotypeNumber } from '@ipse/kernels';
import type { Relationship } from '../case/kinship.ts';
import { kinshipTable } from '../case/parameters.ts';
import { linkedGenes } from '../familial/linked-genes.ts';
import { frequencyOf } from '../frequencies/frequencies.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { genotype } from '../profile/genotype.ts';
import { pedigreeLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Pedigree } from '../pedigree/pedigree.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import { pairwiseLR } from '../statistics/pairwise.ts';
import type { Kappa } from '../statistics/pairwise.ts';
import type { AlleleDictionary } from './dictionary.ts';
import type { LocusStatistics } from './chance.ts';

/** What a reference's genotype adds to the score at one locus. */
export type GenotypeScore = (genotype: Genotype) => number;

/** By genotype number; what is not typed adds nothing. */
export function scoreTable(dictionary: AlleleDictionary, score: GenotypeScore): Float32Array {
  const numbers = dictionary.numbers;
  const table = new Float32Array(genotypeNumber(0, 1 + (numbers.at(-1) ?? 0)));
  for (const [i, higher] of numbers.entries()) {
    for (const lower of numbers.slice(0, i + 1)) {
      const alleles = genotype(dictionary.alleleOf(lower), dictionary.alleleOf(higher));
      table[genotypeNumber(lower, higher)] = score(alleles);
    }
  }
  return table;
}

/**
 * log10 LR that the reference is so related to the probe; genotypes with alleles that are not exact say nothing, and
 * what the relationship cannot explain is -Infinity.
 */
export function kinshipScore(probe: Genotype, kappa: Kappa, { table, least, theta }: LocusStatistics): GenotypeScore {
  const frequency = (allele: string) => frequencyOf(table, allele, least);
  return (reference) =>
    reference.every(isExact) ? Math.log10(pairwiseLR(probe, reference, kappa, frequency, theta)) : 0;
}

/** The same with mutation; `alleles` are those that references have. */
export function kinshipScoreWithMutation(
  probe: Genotype,
  relationship: Relationship,
  { table, least }: LocusStatistics,
  mutation: MutationModel,
  alleles: Iterable<Allele>,
): GenotypeScore {
  const log10LR = linkedGenes(relationship, kinshipTable(table, [...probe, ...alleles], least), mutation);
  return (reference) => (reference.every(isExact) ? log10LR(probe, reference) : 0);
}

/**
 * log10 LR that the reference is `member` of the pedigree, whose other members have `genotypes`, against somebody
 * unrelated. Every exact allele of the database must stand in the model's table.
 */
export function pedigreeScore(
  pedigree: Pedigree,
  member: string,
  genotypes: ReadonlyMap<string, Genotype>,
  model: LocusModel,
): GenotypeScore {
  const without = pedigreeLikelihood(pedigree, genotypes, model);
  return (reference) => {
    if (!reference.every(isExact)) return 0;
    const [p, q] = reference.map((allele) => model.table.frequency.get(allele) ?? 0);
    const unrelated = reference[0] === reference[1] ? p * p : 2 * p * q;
    const joint = pedigreeLikelihood(pedigree, new Map([...genotypes, [member, reference]]), model);
    return Math.log10(joint / (without * unrelated));
  };
}
