/** Tables of kinship with mutation for searches: a score for every genotype that a relative may have. */
import type { Relationship } from '../case/kinship.ts';
import { memberLikelihood } from '../pedigree/likelihood.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import { relationshipPedigrees } from '../pedigree/relationships.ts';
import { isExact } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { GenotypeScore } from '../search/tables.ts';

/**
 * log10 LR that the reference is so related to the probe against unrelated, by pedigree and so with any model of mutation;
 * the pedigree is summed once for all references. Genotypes with alleles that are not exact, or that the table lacks, say
 * nothing. Errors: DNA_PARAMETER_INVALID.
 */
export function relativeScore(probe: Genotype, relationship: Relationship, model: LocusModel): GenotypeScore {
  const typed = new Map([['A', probe]]);
  const related = memberLikelihood(relationshipPedigrees[relationship], 'B', typed, model);
  const unrelated = memberLikelihood(relationshipPedigrees.unrelated, 'B', typed, model);
  const isKnown = (allele: string) => isExact(allele) && model.table.frequency.has(allele);
  return (reference) => (reference.every(isKnown) ? Math.log10(related(reference) / unrelated(reference)) : 0);
}
