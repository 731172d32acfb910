/** For the evaluation only: every case that another program worked out, beside ours. */
import { gammaLikelihoods, gammaMaxima } from './conformance/gamma.ts';
import { genisMixtures } from './conformance/genis.ts';
import { identifications } from './conformance/identification.ts';
import { kinshipByFormula, kinshipByPedigree, kinshipWithTheta, mutationMatrices } from './conformance/kinship.ts';
import { matches, matchTotals } from './conformance/match.ts';
import { mixtures } from './conformance/mixture.ts';
import { missingPersons, xChromosome } from './conformance/pedigree.ts';
import { databaseRatios, databaseSearches } from './conformance/smartrank.ts';
import type { ReferenceSet } from './conformance/reference-set.ts';
import { mtDna, stringencies } from './conformance/rules.ts';

export { relativeDifference } from './conformance/reference-set.ts';
export type { ReferenceSet, ReferenceValue } from './conformance/reference-set.ts';
export { hasReference } from './reference.ts';

export const referenceSets: readonly ReferenceSet[] = [
  ...[matches, matchTotals],
  ...[kinshipByFormula, kinshipWithTheta, kinshipByPedigree, mutationMatrices],
  ...[missingPersons, xChromosome, identifications],
  ...[mixtures, genisMixtures],
  ...[databaseSearches, databaseRatios],
  ...[gammaLikelihoods, gammaMaxima],
  ...[stringencies, mtDna],
];
