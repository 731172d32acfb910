/** Four hundred synthetic people and a family of four, at the usual loci, to be searched. */
import type { Allele } from '../profile/allele.ts';
import { readProfile } from '../profile/profile.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { DnaDatabase, usualLoci } from '../search/database.ts';
import { nistPopulation } from './reference.ts';

type Person = ReadonlyMap<string, readonly [Allele, Allele]>;

/** What the tests bring along from the testkit, which this package does not import. */
interface Makers<Chance> {
  readonly random: (seed: string) => Chance;
  readonly createGenotypes: (chance: Chance, frequencies: ReadonlyMap<string, ReadonlyMap<Allele, number>>) => Person;
  readonly createChild: (chance: Chance, father: Person, mother: Person) => Person;
}

const all = nistPopulation('All');
const population = new Map(usualLoci.flatMap((locus) => (all.has(locus) ? [[locus, all.get(locus)!]] : [])));
export const statistics = { population, theta: 0.01, leastFrequency: 0.001 };

export function createCrowd<Chance>({ random, createGenotypes, createChild }: Makers<Chance>) {
  const frequencies = new Map([...population].map(([locus, { frequency }]) => [locus, frequency]));
  const chance = random('dna search');
  const people = Array.from({ length: 400 }, () => createGenotypes(chance, frequencies));
  const [father, mother] = [createGenotypes(chance, frequencies), createGenotypes(chance, frequencies)];
  const [brother, sister] = [createChild(chance, father, mother), createChild(chance, father, mother)];
  const profiles = people.map((one) => readProfile(written(one)));
  /** A database of the four hundred, `p0` to `p399`. */
  const filled = () => {
    const database = new DnaDatabase();
    profiles.forEach((one, i) => {
      database.add(`p${i}`, 'person', one);
    });
    return database;
  };
  return { people, father, mother, brother, sister, filled };
}

export const written = (person: Person) => ({ markers: Object.fromEntries(person) });
export const change = (person: Person, changes: Record<string, readonly Allele[]>): DnaProfile =>
  readProfile({ markers: { ...Object.fromEntries(person), ...changes } });
export const ids = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);
