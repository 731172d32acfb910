/** Synthetic mixtures as evidence, for the tests of the gamma model. */
import { openPopulation } from '../frequencies/tables.ts';
import type { GammaSettings } from '../mixture/gamma/parameters.ts';
import { readMixture } from '../mixture/read-mixture.ts';
import type { WrittenMixture } from '../mixture/read-mixture.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';

export const usualSettings: GammaSettings = {
  ...{ thresholdRfu: 50, dropInProbability: 0.05, dropInRatePerRfu: 0.02, theta: 0.01 },
  ...{ degradation: true, backwardStutter: true, forwardStutter: false },
};

const population = openPopulation('nist1036', 'Cauc');

/** Of the first autosomal loci of the table. */
export const someFrequencies = (loci: number) =>
  new Map([...population.loci].slice(0, loci).map(([marker, { frequency }]) => [marker, frequency]));

interface WrittenCase extends WrittenMixture {
  readonly people: ReadonlyMap<string, ReadonlyMap<string, readonly [string, string]>>;
}

export function evidenceOf(written: WrittenCase) {
  const { loci } = readMixture(written, { population, theta: usualSettings.theta }, usualSettings.thresholdRfu);
  const profiles = new Map(
    [...written.people].map(([name, genotypes]): [string, ReadonlyMap<string, Genotype>] => [
      name,
      new Map([...genotypes].map(([marker, [a, b]]) => [marker, genotype(a, b)])),
    ]),
  );
  return { loci, profiles };
}
