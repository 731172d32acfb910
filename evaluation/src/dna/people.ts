/** Synthetic genotypes for the evaluation, as profiles, by the population tables that the DNA package carries. */
import { readFileSync } from 'node:fs';
import { readFrequencies, renormalised } from '@ipse/dna';
import type { DnaProfile, SearchStatistics } from '@ipse/dna';
import type { AlleleFrequencies, SyntheticGenotypes } from '@ipse/testkit';

/** Everybody of NIST's 1,036 at these loci. */
export function statisticsOf(loci: readonly string[]): SearchStatistics {
  const file = new URL('../../../packages/dna/data/nist1036.csv', import.meta.url);
  const all = readFrequencies(readFileSync(file, 'utf8')).find(({ population }) => population === 'All')!.loci;
  const population = new Map(loci.flatMap((locus) => (all.has(locus) ? [[locus, renormalised(all.get(locus)!)]] : [])));
  return { population, theta: 0, leastFrequency: 0.001 };
}

export const frequenciesOf = ({ population }: SearchStatistics): AlleleFrequencies =>
  new Map([...population].map(([locus, { frequency }]) => [locus, frequency]));

/** Genotypes are exact and of known markers: nothing needs reading. */
export const profileOf = (genotypes: SyntheticGenotypes): DnaProfile => ({ markers: genotypes, required: new Map() });
