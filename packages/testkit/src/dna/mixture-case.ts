/** A whole case of a mixture: who left it, somebody who did not, and what was seen, as laboratories write it. */
import { random } from '../random.ts';
import { createGenotypes } from './dna.ts';
import type { AlleleFrequencies, SyntheticGenotypes } from './dna.ts';
import { createMixture } from './mixture.ts';
import type { MixtureConditions } from './mixture.ts';

/** Of no kit: an allele of n repeats is `offsetBp` + n `repeatBp` long. */
interface FragmentLengths {
  readonly offsetBp: number;
  readonly repeatBp: number;
}

export interface MixtureCase {
  /** Contributors A, B, C and so on, in the order of the proportions; X, who is not one. */
  readonly people: ReadonlyMap<string, SyntheticGenotypes>;
  /** Heights in RFU by marker, then allele, of each amplification. */
  readonly replicates: readonly Readonly<Record<string, Readonly<Record<string, number>>>>[];
  readonly fragments: Readonly<Record<string, FragmentLengths>>;
}

export const usualMixture: MixtureConditions = {
  ...{ proportions: [0.7, 0.3], meanRfu: 1200, variation: 0.25, degradation: 0.75, backwardStutter: 0.07 },
  ...{ forwardStutter: 0, thresholdRfu: 50, dropIn: 0.02, dropInMeanRfu: 50 },
};

/** The same seed gives the same case. */
export function createMixtureCase(
  seed: string,
  frequencies: AlleleFrequencies,
  conditions: MixtureConditions = usualMixture,
  replicates = 1,
): MixtureCase {
  const chance = random(seed);
  const names = [...[...'ABCD'].slice(0, conditions.proportions.length), 'X'];
  const people = new Map(names.map((name) => [name, createGenotypes(chance, frequencies)]));
  const contributors = [...people.values()].slice(0, -1);
  const fragments = Object.fromEntries(
    [...frequencies.keys()].map((marker, i) => [marker, { offsetBp: 90 + 65 * (i % 5), repeatBp: 4 }]),
  );
  const sizeBp = (marker: string, allele: string) => fragments[marker].offsetBp + 4 * Math.floor(Number(allele));
  const peaks = Array.from({ length: replicates }, () =>
    Object.fromEntries(
      [...createMixture(chance, contributors, frequencies, sizeBp, conditions)].map(([marker, heights]) => [
        marker,
        Object.fromEntries(heights),
      ]),
    ),
  );
  return { people, replicates: peaks, fragments };
}
